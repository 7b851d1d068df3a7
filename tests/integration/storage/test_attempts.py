"""Wrong digits are counted by the hour, also when many guess at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from api.storage.attempts import attempts_used, give_attempt_back, use_attempt, window_ends_at
from tests.clocks import MONDAY_MORNING

CODE = "H17.45-261123-0001"
NOW = MONDAY_MORNING
NEXT_HOUR = window_ends_at(NOW)


def use(*, code: str = CODE) -> bool:
    return use_attempt(code=code, limit=5, now=NOW)


def test_five_attempts_are_given_and_no_sixth_until_the_hour_is_over() -> None:
    assert [use() for _ in range(7)] == [True] * 5 + [False] * 2
    assert attempts_used(code=CODE, now=NOW) == 5
    just_before = NEXT_HOUR - timedelta(seconds=1)
    assert not use_attempt(code=CODE, limit=5, now=just_before)
    assert use_attempt(code=CODE, limit=5, now=NEXT_HOUR)
    assert attempts_used(code=CODE, now=NEXT_HOUR) == 1


def test_each_dossier_has_attempts_of_its_own() -> None:
    for _ in range(5):
        use()
    assert use(code="H17.45-261123-0002")


def test_right_digits_cost_no_attempt_and_never_earn_one() -> None:
    assert use()
    give_attempt_back(code=CODE, now=NOW)
    give_attempt_back(code=CODE, now=NOW)
    assert attempts_used(code=CODE, now=NOW) == 0
    assert [use() for _ in range(6)] == [True] * 5 + [False]


def test_of_many_guesses_at_once_five_are_looked_at() -> None:
    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(lambda _: use(), range(20))) == 5
