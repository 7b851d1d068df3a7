"""Results handed over: by one way, once, and verified by nobody without the code."""

import hashlib
from datetime import date
from functools import partial
from typing import Any

import pytest

from api.domain.dossiers import Dossier, MoveKind
from api.domain.dossiers.handover import HandoverWay, PostState
from api.storage.dossiers import load_dossier
from api.usecases.handovers import verification_code, verify_result
from tests.integration.usecases.dossier_acts import (
    RESULT,
    handed_over,
    issued_online,
    moved,
    posted,
    posting_ended,
    received,
    sent,
    with_procedure,
)
from tests.integration.usecases.office_day import (
    BIRTH,
    PERMIT,
    OfficeDay,
    at_once,
    names,
    share_permits,
)
from tests.integration.usecases.truth import assert_items_agree


@pytest.fixture
def ready(day: OfficeDay) -> Dossier:
    """A dossier whose result is ready."""
    code = received(day, BIRTH, counter=3).dossier.code
    done: Dossier = moved(day, code, "COMPLETED")
    return done


def name(outcome: object) -> str:
    return type(outcome).__name__


def test_result_is_returned_only_by_saying_how(day: OfficeDay, ready: Dossier) -> None:
    refused = day.advance(ready.code, to="RETURNED", version=2)
    assert name(refused) == "HandoverIsMissing"
    done = handed_over(day, ready.code, version=2).dossier
    assert (done.step, done.handover.way, done.handover.at) == (
        "RETURNED",
        HandoverWay.AT_COUNTER,
        day.clock.now(),
    )
    assert load_dossier(ready.code) == done
    assert_items_agree()


@pytest.mark.parametrize(
    ("workflow", "steps"),
    [
        ("same-day", ("COMPLETED",)),
        ("archive-extract", ("LOOK_UP",)),
        ("archive-extract", ("LOOK_UP", "COMPLETED")),
        ("recruitment", ("APPRAISAL", "APPROVAL", "COMPLETED")),
    ],
)
def test_result_of_every_workflow_is_returned_by_saying_how(
    day: OfficeDay, workflow: str, steps: tuple[str, ...]
) -> None:
    with_procedure(day, BIRTH, workflow=workflow)
    code = received(day, BIRTH, counter=3).dossier.code
    version = moved(day, code, *steps).version
    assert name(day.advance(code, to="RETURNED", version=version)) == "HandoverIsMissing"
    unsigned = {"signature": None, "unsigned_because": "Người dân vội, đã nhận tại quầy."}
    done = handed_over(day, code, version=version, **unsigned).dossier
    assert (done.step, done.is_open, done.handover.way) == ("RETURNED", False, HandoverWay.AT_COUNTER)
    assert done.handover.receiver.unsigned_because == "Người dân vội, đã nhận tại quầy."
    assert_items_agree()


@pytest.mark.parametrize("terms", [{}, {"workflow": "same-day"}], ids=["one-stop", "same-day"])
def test_dossier_that_began_before_keeps_its_own_steps(day: OfficeDay, terms: dict[str, str]) -> None:
    from dataclasses import replace

    from api.storage.dossiers import save_move
    from api.storage.transactions import transact

    if terms:
        with_procedure(day, BIRTH, **terms)
    known = received(day, BIRTH, counter=3).dossier
    transact(save_move(dossier=replace(known, workflow_version=1), was_version=1))
    day.advance(known.code, to="COMPLETED")
    assert name(day.advance(known.code, to="RETURNED", version=2)) == "DossierAdvanced"


def test_nothing_is_handed_over_before_it_is_ready(day: OfficeDay) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    for act in (handed_over, issued_online, posted, posting_ended):
        assert name(act(day, code, version=1)) == "StepIsNotAllowed", act
    assert load_dossier(code).version == 1  # type: ignore[union-attr]


def test_posted_result_is_returned_when_the_post_has_delivered_it(day: OfficeDay, ready: Dossier) -> None:
    sent = posted(day, ready.code, version=2).dossier
    assert (sent.step, sent.moves[-1].kind) == ("COMPLETED", MoveKind.POSTED)
    assert sent.handover.posting.tracking_number == "RR123456785VN"
    assert sent.events == ready.events, "processing ended when the result was ready"
    day.clock.move(days=2)
    done = posting_ended(day, ready.code, version=3).dossier
    assert (done.step, done.handover.posting.state, done.handover.at) == (
        "RETURNED",
        PostState.DELIVERED,
        day.clock.now(),
    )
    assert_items_agree()


def test_while_the_post_has_it_nothing_else_can_be_done_with_it(day: OfficeDay, ready: Dossier) -> None:
    posted(day, ready.code, version=2)
    for act in (handed_over, issued_online, posted):
        assert name(act(day, ready.code, version=3)) == "ResultIsWithThePost", act
    assert name(day.advance(ready.code, to="RETURNED", version=3)) == "ResultIsWithThePost"


def test_result_that_came_back_lies_ready_again(day: OfficeDay, ready: Dossier) -> None:
    posted(day, ready.code, version=2)
    back = posting_ended(day, ready.code, version=3, is_delivered=False).dossier
    assert (back.step, back.handover.posting.state, back.handover.at) == (
        "COMPLETED",
        PostState.CAME_BACK,
        None,
    )
    assert name(posting_ended(day, ready.code, version=4)) == "StepIsNotAllowed"
    assert name(posted(day, ready.code, version=4)) == "ResultPosted"
    posting_ended(day, ready.code, version=5, is_delivered=False)
    done = handed_over(day, ready.code, version=6).dossier
    assert [move.kind.value for move in done.moves[2:]] == ["POSTED", "CAME_BACK"] * 2 + ["STEP"]
    assert done.handover.way is HandoverWay.AT_COUNTER
    assert_items_agree()


def test_of_two_ways_at_once_one_wins(day: OfficeDay, ready: Dossier) -> None:
    online = partial(issued_online, upload=sent(day, ready.code))
    acts = [partial(act, day, ready.code, version=2) for act in (handed_over, online, posted)]
    outcomes = names(at_once(acts))
    assert outcomes.count("DossierHasMoved") == 2
    assert_items_agree()


@pytest.mark.parametrize(
    ("act", "wrong", "field"),
    [
        (handed_over, {"signature": "<svg>"}, "signature"),
        (handed_over, {"receiver_name": ""}, "receiverName"),
        (issued_online, {"issued_on": date(2026, 11, 24)}, "issuedOn"),
        (posted, {"carrier": ""}, "carrier"),
        (posted, {"note": "x" * 501}, "note"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(
    day: OfficeDay, ready: Dossier, act: Any, wrong: dict[str, Any], field: str
) -> None:
    file = {"upload": sent(day, ready.code)} if act is issued_online else {}
    refused = act(day, ready.code, version=2, **file, **wrong)
    assert (name(refused), refused.field) == ("InputIsInvalid", field)
    assert load_dossier(ready.code) == ready


def test_result_is_handed_over_where_it_was_handed_in(day: OfficeDay) -> None:
    expert = share_permits(day)
    code = received(day, PERMIT, counter=5).dossier.code
    moved(day, code, "SENT")
    moved(day, code, "APPRAISAL", "APPROVAL", "SENT_BACK", staff=expert)
    moved(day, code, "COMPLETED")
    assert name(handed_over(day, code, version=6, staff=expert)) == "DossierIsElsewhere"
    assert name(handed_over(day, code, version=6)) == "ResultHandedOver"


def test_only_the_right_code_shows_a_fingerprint(day: OfficeDay, ready: Dossier) -> None:
    code = verification_code(day.services, ready)
    assert verify_result(day.services, code=ready.code, verification=code) is None, "nothing is issued yet"
    issued_online(day, ready.code, version=2, upload=sent(day, ready.code))
    proof = verify_result(day.services, code=ready.code.lower(), verification=f" {code.lower()} ")
    assert proof is not None
    assert proof.sha256 == hashlib.sha256(RESULT).hexdigest()
    for wrong in ("", code[:-1], code[::-1] if code != code[::-1] else "A" * 10, "é" * 10, "x" * 5000):
        assert verify_result(day.services, code=ready.code, verification=wrong) is None
    assert verify_result(day.services, code="H17.45-261123-0002", verification=code) is None
    assert verify_result(day.services, code="?", verification=code) is None
