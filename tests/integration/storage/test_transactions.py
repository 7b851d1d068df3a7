"""Writes together: all or none, each refusal by its name, and patience with what passes."""

from collections.abc import Callable

import pytest
from pynamodb.exceptions import PynamoDBException, UpdateError

from api.storage import keys
from api.storage.appointments import SlotItem
from api.storage.posters import PosterItem
from api.storage.tables import Base
from api.storage.transactions import (
    CONFLICT_ATTEMPTS,
    TRANSIENT_CODES,
    ConditionsFailed,
    Delete,
    Put,
    StoreIsBusy,
    Update,
    Write,
    holds,
    is_new,
    may_pass,
    transact,
)
from tests.integration.storage.faults import Before, refusal, timeout, watched_store

PK = "POSTERS#lien-chieu"


def item(sk: str, *, scans: int = 0) -> PosterItem:
    return PosterItem(PK, sk, scans=scans)


def count(sk: str) -> Update:
    return Update("count", item(sk), [PosterItem.kind.set(PosterItem), PosterItem.scans.add(1)])


def scans() -> dict[str, int]:
    return {found.sk: found.scans for found in PosterItem.query(PK, consistent_read=True)}


def refuse(times: int, code: str, *, reasons: tuple[str, ...] = ()) -> Before:
    """Answer the first `times` calls with the store's refusal."""

    def before(position: int, operation: str) -> None:
        if position < times:
            raise refusal(code, operation, reasons=reasons)

    return before


@pytest.fixture(autouse=True)
def no_pauses(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.storage.transactions.CONFLICT_PAUSE_IN_SECONDS", 0)


def test_one_refused_write_leaves_all_undone() -> None:
    item("old").save()
    with pytest.raises(ConditionsFailed) as failed:
        transact(count("counted"), Put("put", item("old"), is_new()), Delete("gone", item("nothing")))
    assert failed.value.names == {"put"}
    assert scans() == {"old": 0}


# Conditions that hold (None) or not, on a table where only "here" stands.
NOT_HERE, HERE = is_new(), Base.pk.exists()


@pytest.mark.parametrize(
    ("writes", "refused"),
    [
        ([Put("p", item("here"), NOT_HERE), Delete("d", item("there"), HERE)], {"p", "d"}),
        ([Put("p", item("here"), NOT_HERE), Delete("d", item("there"), NOT_HERE)], {"p"}),
        ([Put("p", item("new"), NOT_HERE), Delete("d", item("there"), HERE)], {"d"}),
        (
            [
                Update("u", item("here"), [PosterItem.scans.add(1)], NOT_HERE),
                Put("p", item("new"), NOT_HERE),
                Delete("d", item("there"), NOT_HERE),
            ],
            {"u"},
        ),
        (
            [
                Update("u1", item("here"), [PosterItem.scans.add(1)], HERE),
                Put("p1", item("new-1"), NOT_HERE),
                Update("u2", item("there"), [PosterItem.scans.add(1)], HERE),
                Delete("d", item("gone"), HERE),
                Put("p2", item("new-2"), HERE),
            ],
            {"u2", "d", "p2"},
        ),
    ],
    ids=["both", "only-the-put", "only-the-delete", "only-the-update", "three-of-five"],
)
def test_refused_writes_are_known_by_name_whatever_their_order(
    writes: list[Write], refused: set[str]
) -> None:
    item("here").save()
    for order in (writes, writes[::-1]):
        with pytest.raises(ConditionsFailed) as failed:
            transact(*order)
        assert failed.value.names == refused
    assert scans() == {"here": 0}


@pytest.mark.parametrize(
    "reason",
    ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"],
)
def test_transaction_waits_until_a_conflict_has_passed(reason: str) -> None:
    before = refuse(CONFLICT_ATTEMPTS - 1, "TransactionCanceledException", reasons=(reason, "None"))
    with watched_store(before=before) as calls:
        transact(count("a"), count("b"))
    assert len(calls) == CONFLICT_ATTEMPTS
    assert scans() == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    "code", ["ThrottlingException", "TransactionInProgressException", "InternalServerError"]
)
def test_transaction_waits_until_the_store_has_time(code: str) -> None:
    with watched_store(before=refuse(2, code)) as calls:
        transact(count("a"))
    assert len(calls) == 3
    assert scans() == {"a": 1}


def test_conflict_that_does_not_pass_ends_in_a_busy_store() -> None:
    before = refuse(99, "TransactionCanceledException", reasons=("TransactionConflict",))
    with watched_store(before=before) as calls, pytest.raises(StoreIsBusy):
        transact(count("a"))
    assert len(calls) == CONFLICT_ATTEMPTS


def test_condition_refused_beside_a_conflict_is_told_at_once() -> None:
    before = refuse(
        99, "TransactionCanceledException", reasons=("ConditionalCheckFailed", "TransactionConflict")
    )
    with watched_store(before=before) as calls, pytest.raises(ConditionsFailed) as failed:
        transact(Update("u", item("a"), [PosterItem.scans.add(1)]), Put("p", item("b")))
    assert failed.value.names == {"p"}, "puts come first"
    assert len(calls) == 1


def test_transaction_without_an_answer_is_not_sent_again() -> None:
    def silent(_: int, operation: str) -> None:
        raise timeout()

    with watched_store(before=silent) as calls, pytest.raises(StoreIsBusy):
        transact(count("a"))
    assert len(calls) == 1, "whether it was done is unknown: the caller's key finds out"


def test_malformed_transaction_is_a_fault_not_a_busy_store() -> None:
    with watched_store(before=refuse(99, "ValidationException")), pytest.raises(PynamoDBException) as fault:
        transact(count("a"))
    assert not may_pass(fault.value)


# -- one conditional write ---------------------------------------------------------------------------------


def add_one(sk: str = "a") -> Callable[[], object]:
    return lambda: item(sk).update([PosterItem.kind.set(PosterItem), PosterItem.scans.add(1)], is_new())


def test_single_write_tells_whether_its_condition_held() -> None:
    assert holds(add_one())
    assert not holds(add_one())
    assert scans() == {"a": 1}


@pytest.mark.parametrize("code", ["TransactionConflictException", "ThrottlingException"])
def test_single_write_waits_for_what_passes(code: str) -> None:
    with watched_store(before=refuse(CONFLICT_ATTEMPTS - 1, code)) as calls:
        assert holds(add_one())
    assert len(calls) == CONFLICT_ATTEMPTS
    with watched_store(before=refuse(99, code)), pytest.raises(StoreIsBusy):
        holds(add_one())


def test_single_write_without_an_answer_is_a_busy_store_not_a_refusal() -> None:
    def silent(_: int, operation: str) -> None:
        raise timeout()

    with watched_store(before=silent) as calls, pytest.raises(StoreIsBusy):
        holds(add_one())
    assert len(calls) == 1


def test_fault_of_a_single_write_is_not_hidden() -> None:
    with watched_store(before=refuse(99, "ValidationException")), pytest.raises(UpdateError):
        holds(add_one())


# -- reading -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(TRANSIENT_CODES - {"TransactionConflict", "ThrottlingError"}))
def test_reader_learns_that_trying_again_may_help(code: str) -> None:
    with watched_store(before=refuse(99, code)), pytest.raises(PynamoDBException) as error:
        SlotItem.get(keys.slots(office_id="a", group_id="b"), "c")
    assert may_pass(error.value)


def test_silent_store_is_busy_for_readers_too() -> None:
    def silent(_: int, operation: str) -> None:
        raise timeout()

    for read in (lambda: SlotItem.get("a", "b"), lambda: list(SlotItem.query("a"))):
        with watched_store(before=silent), pytest.raises(PynamoDBException) as error:
            read()
        assert may_pass(error.value)


@pytest.mark.parametrize("error", [ValueError("no"), refusal("ThrottlingException", "GetItem"), KeyError()])
def test_other_faults_do_not_pass(error: Exception) -> None:
    assert not may_pass(error)
