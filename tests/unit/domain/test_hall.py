"""A counter's last acts: what they leave behind, and which of them can still be taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.hall import MOST_ACTS_REMEMBERED, UNDO_WITHIN, CounterAct, CurrentTicket, DoneAct, OpenCounter

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
CALLED = CurrentTicket(
    code="K7QM9XWP3TRA", label="C 012", group_id="residence", called_at=NOW, started_at=None, calls=1
)
SERVED = CurrentTicket(
    code="K7QM9XWP3TRA", label="C 012", group_id="residence", called_at=NOW, started_at=NOW, calls=1
)


def counter(*acts: DoneAct, current: CurrentTicket | None = None) -> OpenCounter:
    return OpenCounter(
        number=6,
        is_open=True,
        clerk_id="clerk-6",
        clerk_name="Cán bộ Demo 6",
        opened_at=NOW,
        served=0,
        service_seconds=0,
        current=current,
        acts=acts,
    )


@pytest.mark.parametrize(
    ("act", "current", "released", "before"),
    [
        (CounterAct.CALL, CALLED, None, None),
        (CounterAct.START, SERVED, None, CALLED),
        (CounterAct.NO_SHOW, None, CALLED, CALLED),
        (CounterAct.FINISH, None, SERVED, SERVED),
    ],
)
def test_act_tells_its_ticket_and_what_stood_at_the_counter_before(
    act: CounterAct,
    current: CurrentTicket | None,
    released: CurrentTicket | None,
    before: CurrentTicket | None,
) -> None:
    after = counter(DoneAct(act=act, at=NOW, released=released), current=current)
    assert after.before_last_act == before
    assert after.last_ticket == (current or released)


def test_counter_where_nothing_was_done_has_nothing_to_undo() -> None:
    fresh = counter()
    assert (fresh.undoable(now=NOW), fresh.last_ticket, fresh.before_last_act) == (None, None, None)


@given(
    pauses=st.lists(st.integers(min_value=0, max_value=15), min_size=1, max_size=12),
    later=st.integers(min_value=0, max_value=15),
)
def test_acts_are_kept_newest_last_few_and_young(pauses: list[int], later: int) -> None:
    here, at = counter(), NOW
    for pause in pauses:
        at += timedelta(seconds=pause)
        here = counter(*here.acts_with(DoneAct(act=CounterAct.CALL, at=at)))
        assert here.acts[-1].at == at
        assert len(here.acts) <= MOST_ACTS_REMEMBERED
        assert all(at - act.at <= UNDO_WITHIN for act in here.acts)
        assert list(here.acts) == sorted(here.acts, key=lambda act: act.at)
    now = at + timedelta(seconds=later)
    assert (here.undoable(now=now) is not None) == (timedelta(seconds=later) <= UNDO_WITHIN)
