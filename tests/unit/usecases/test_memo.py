"""What is kept for moments: made once for all who ask, and made anew in time."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from api.usecases.memo import MOST_KEPT, Memo
from tests.clocks import MONDAY_MORNING as NOW

KEPT_FOR = timedelta(seconds=3)


class Counting:
    """Makes one number after the other."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


def test_value_is_made_again_once_its_time_is_over() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()
    seen = [memo.get("a", now=NOW + timedelta(seconds=after), make=make) for after in (0, 1, 2.9, 3, 5, 7)]
    assert seen == [1, 1, 1, 2, 2, 3]


def test_clock_set_back_keeps_nothing_for_longer() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()
    memo.get("a", now=NOW, make=make)
    assert memo.get("a", now=NOW - timedelta(hours=1), make=make) == 2


def test_each_key_has_its_own() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()
    assert [memo.get(key, now=NOW, make=make) for key in "abab"] == [1, 2, 1, 2]


def test_what_was_changed_here_is_not_answered_from_before() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()
    memo.get("a", now=NOW, make=make)
    memo.forget()
    assert memo.get("a", now=NOW, make=make) == 2


def test_of_many_at_once_one_makes_it() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()
    together = threading.Barrier(16)

    def slowly() -> int:
        time.sleep(0.05)
        return make()

    def ask(_: int) -> int:
        together.wait()
        return memo.get("a", now=NOW, make=slowly)

    with ThreadPoolExecutor(16) as people:
        assert set(people.map(ask, range(16))) == {1}


def test_failure_is_not_kept() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()

    def fail() -> int:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        memo.get("a", now=NOW, make=fail)
    assert memo.get("a", now=NOW, make=make) == 1


def test_memory_is_bounded_however_many_are_asked_for() -> None:
    memo, make = Memo[int](KEPT_FOR), Counting()
    for number in range(5 * MOST_KEPT):
        memo.get(str(number), now=NOW, make=make)
    assert len(memo._kept) <= MOST_KEPT
