"""What a key did is known for a day, to the same request only."""

from datetime import timedelta

import pytest

from api.storage.idempotency import KEPT_FOR, IdempotencyKeyReused, Intention, recall, remember
from api.storage.transactions import ConditionsFailed, transact
from tests.clocks import MONDAY_MORNING

WISH = Intention(scope="checkIn|ABC", key="one-intention-sent-again", request='{"ticket": "ABC"}')
NOW = MONDAY_MORNING
JUST_BEFORE = NOW + KEPT_FOR - timedelta(seconds=1)
LAPSED = NOW + KEPT_FOR


def test_new_wish_is_not_remembered() -> None:
    assert recall(WISH, now=NOW) is None


def test_wish_is_remembered_with_its_outcome_until_it_lapses() -> None:
    transact(remember(WISH, outcome="checked in", now=NOW))
    assert recall(WISH, now=JUST_BEFORE) == "checked in"
    assert recall(WISH, now=LAPSED) is None, "though DynamoDB has not deleted it yet"


def test_wish_is_remembered_once_and_anew_after_it_lapsed() -> None:
    transact(remember(WISH, outcome="first", now=NOW))
    with pytest.raises(ConditionsFailed) as failed:
        transact(remember(WISH, outcome="second", now=JUST_BEFORE))
    assert failed.value.names == {"idempotency"}
    assert recall(WISH, now=NOW) == "first"
    transact(remember(WISH, outcome="second", now=LAPSED))
    assert recall(WISH, now=LAPSED) == "second"


def test_key_with_another_request_is_refused_until_it_lapses() -> None:
    transact(remember(WISH, outcome="checked in", now=NOW))
    other = Intention(scope=WISH.scope, key=WISH.key, request='{"ticket": "XYZ"}')
    with pytest.raises(IdempotencyKeyReused):
        recall(other, now=JUST_BEFORE)
    assert recall(other, now=LAPSED) is None


@pytest.mark.parametrize(
    ("scope", "key"), [("checkIn|DEF", WISH.key), ("checkIn|ABC", "another-key-entirely")]
)
def test_key_means_nothing_to_another_caller_or_mutation(scope: str, key: str) -> None:
    transact(remember(WISH, outcome="checked in", now=NOW))
    assert recall(Intention(scope=scope, key=key, request=WISH.request), now=NOW) is None
