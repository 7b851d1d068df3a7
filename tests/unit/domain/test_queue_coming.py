"""Who is yet to come joins her file in her turn, once she is here."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue.coming import Coming
from api.domain.queue.order import Tier
from api.domain.queue.turns import Person


def person(key: str, turn: float) -> Person:
    return Person(
        key=key, group_id="land", due=0.0, long_from=3600.0, tier=Tier.DUE_APPOINTMENT, turn=(turn, 1), row=0
    )


@pytest.mark.parametrize(
    ("at", "here", "next_comes"),
    [(0, "", 60), (60, "b", 90), (89, "b", 90), (90, "ab", math.inf), (9999, "ab", math.inf)],
)
def test_who_is_here_stands_by_her_turn_and_who_never_comes_nowhere(
    at: float, here: str, next_comes: float
) -> None:
    """`a` has the earlier appointment and comes later; `c` does not come."""
    coming = Coming([(90, 0, person("a", 1)), (60, 0, person("b", 2)), (math.inf, 0, person("c", 3))])
    file: list[Person] = []
    coming.let_in(at=at, files=[file], heads=[0])
    assert "".join(one.key for one in file) == here
    assert coming.next_of([0]) == next_comes


def test_next_one_is_asked_for_by_file() -> None:
    coming = Coming([(60, 0, person("a", 1)), (90, 1, person("b", 1))])
    assert (coming.next_of([0]), coming.next_of([1]), coming.next_of([0, 1])) == (60, 90, 60)
    assert coming.next_of([2]) == math.inf


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=20))
def test_everybody_who_comes_is_called_once_however_the_file_is_read_meanwhile(
    people: list[tuple[int, int]],
) -> None:
    coming = Coming((at, 0, person(str(key), turn)) for key, (at, turn) in enumerate(people))
    file: list[Person] = []
    heads, called = [0], []
    for at in range(51):
        coming.let_in(at=at, files=[file], heads=heads)
        waiting = file[heads[0] :]
        assert waiting == sorted(waiting, key=lambda one: (one.turn, one.key))
        if at % 2 and waiting:
            called.append(waiting[0].key)
            heads[0] += 1
    called += [one.key for one in file[heads[0] :]]
    assert sorted(called) == sorted(str(key) for key in range(len(people)))
