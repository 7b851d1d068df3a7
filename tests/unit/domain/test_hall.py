"""A counter's last acts, which of them can still be taken back, and its calls still to be learned."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.forecasts import visit_before
from api.domain.hall import (
    CALLS_LEARNED_TOGETHER,
    MOST_ACTS_REMEMBERED,
    UNDO_WITHIN,
    CallToLearn,
    Change,
    CounterAct,
    CurrentTicket,
    DoneAct,
    Hall,
    MadeBooking,
    OpenCounter,
)
from api.domain.queue import LastCall
from api.domain.tickets import Standing, TicketState

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
        (CounterAct.ADD_SERVICE, SERVED, replace(SERVED, places=1), SERVED),
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


def test_act_in_the_line_leaves_who_stands_at_the_counter() -> None:
    changed = Change(code="other", label="C 013", before=Standing(TicketState.WAITING, "residence"), after="")
    done = DoneAct(act=CounterAct.SET_PRIORITY, at=NOW, changed=changed)
    after = counter(DoneAct(act=CounterAct.START, at=NOW), done, current=SERVED)
    assert (after.before_last_act, after.last_ticket, after.last_label) == (SERVED, None, "C 013")
    assert after.last_own_act == after.acts[0]


def test_call_again_knows_the_call_before() -> None:
    again = replace(CALLED, calls=2, called_at=NOW + timedelta(minutes=1))
    here = counter(DoneAct(act=CounterAct.RECALL, at=again.called_at, released=CALLED), current=again)
    assert (here.before_last_act, here.last_label) == (CALLED, CALLED.label)


@pytest.mark.parametrize("act", [CounterAct.OPEN, CounterAct.CLOSE])
def test_opening_and_closing_have_no_number_and_leave_nobody_there(act: CounterAct) -> None:
    here = counter(DoneAct(act=act, at=NOW, staffed=counter().staffing))
    assert (here.last_label, here.last_ticket, here.before_last_act) == (None, None, None)


def test_appointment_made_leaves_who_stands_at_the_counter() -> None:
    made = MadeBooking(code="K7QM9XWP3TRB", appointment_at=NOW)
    here = counter(DoneAct(act=CounterAct.BOOK, at=NOW, booked=made), current=SERVED)
    assert (here.last_label, here.before_last_act) == (None, SERVED)


def test_act_in_the_line_leaves_the_visit_before_it_in_memory() -> None:
    finished = DoneAct(act=CounterAct.FINISH, at=NOW - timedelta(minutes=5), released=SERVED)
    here = counter(finished, DoneAct(act=CounterAct.SET_PRIORITY, at=NOW - timedelta(minutes=4)))
    here = counter(*here.acts_with(DoneAct(act=CounterAct.SET_PRIORITY, at=NOW)))
    assert [act.act for act in here.acts] == [CounterAct.FINISH, CounterAct.SET_PRIORITY]
    visit = visit_before(here)
    assert visit is not None
    assert visit.ended_at == finished.at


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


def lesson(number: int) -> CallToLearn:
    return CallToLearn(code=f"code-{number}", group_id="land", call=LastCall(waited=60, at=number))


@pytest.mark.parametrize("waiting", range(CALLS_LEARNED_TOGETHER + 1))
def test_enough_calls_are_learned_with_the_next_one(waiting: int) -> None:
    earlier = tuple(lesson(number) for number in range(waiting))
    at_desk = replace(counter(), to_learn=earlier)
    is_enough = waiting >= CALLS_LEARNED_TOGETHER
    assert at_desk.to_learn_now == (earlier if is_enough else ())
    assert at_desk.to_learn_with(lesson(99)) == (*(() if is_enough else earlier), lesson(99))
    assert at_desk.to_learn_with(None) == (() if is_enough else earlier)


def test_newest_call_of_each_group_is_known_before_it_is_learned() -> None:
    first, second = (replace(counter(), number=number, to_learn=(lesson(number),)) for number in (1, 2))
    hall = Hall(
        office_id="office", day=date(2026, 11, 23), counters={1: second, 2: first}, line=(), series={}
    )
    assert hall.last_calls() == {"land": LastCall(waited=60, at=2)}
