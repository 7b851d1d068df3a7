"""How a ticket stands: it is put back by what is kept, and a mark tells what was built on an act."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.hall import LineEntry, change
from api.domain.queue import CallWindow, PriorityClass
from api.domain.tickets import (
    LeftNumber,
    Ticket,
    TicketState,
    mark_of,
    moved_to_group,
    put_back,
    standing_before,
    waiting_again,
)
from api.domain.visit_services import VisitService, VisitServices

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MOMENTS = st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
GROUPS = st.sampled_from("abc")
SERVICES = st.lists(
    st.builds(
        VisitService,
        procedure_code=st.sampled_from("pqr"),
        group_id=GROUPS,
        dossier_code=st.none() | st.just("D-1"),
        done_at=MOMENTS,
        counter=st.none() | st.integers(1, 9),
    ),
    max_size=3,
).map(lambda found: VisitServices(tuple(found)))
TICKETS = st.builds(
    Ticket,
    code=st.just("K7QM9XWP3TRA"),
    office_id=st.just("o"),
    day=st.just(date(2026, 11, 23)),
    group_id=GROUPS,
    procedure_code=st.just("own"),
    state=st.sampled_from(TicketState),
    created_at=st.just(NOW),
    number=st.integers(1, 99),
    called_at=MOMENTS,
    started_at=MOMENTS,
    ended_at=MOMENTS,
    counter=st.none() | st.integers(1, 9),
    priority=st.none() | st.sampled_from(PriorityClass),
    sent_to=st.none() | st.integers(1, 9),
    returned_at=MOMENTS,
    services=SERVICES,
    appointment_at=st.none(),
    appointment_ends_at=st.none(),
    name=st.none(),
    phone=st.none(),
    checked_in_at=st.none(),
    dossier_code=st.none(),
    outlook=st.none(),
    told=st.none(),
    notice=st.none(),
    citizen_digest=st.none(),
    booked_by=st.none(),
)
SERVED = Ticket(
    code="K7QM9XWP3TRA",
    office_id="o",
    day=date(2026, 11, 23),
    group_id="a",
    procedure_code="own",
    state=TicketState.SERVING,
    created_at=NOW,
    number=4,
    called_at=NOW,
    started_at=NOW,
    counter=3,
)


@given(TICKETS, GROUPS, st.none() | st.integers(1, 9))
def test_ticket_moved_anywhere_is_put_back_as_it_was(ticket: Ticket, group: str, sent_to: int | None) -> None:
    moved = (
        waiting_again(ticket)
        if group == ticket.group_id
        else moved_to_group(ticket, group_id=group, number=100)
    )
    moved = replace(moved, sent_to=sent_to, priority=None, returned_at=None, services=VisitServices())
    back = put_back(moved, standing_before(ticket, moved))
    assert replace(back, kept_numbers=()) == ticket
    assert [(kept.group_id, kept.number) for kept in back.kept_numbers] == (
        [] if group == ticket.group_id else [(group, 100)]
    )


@pytest.mark.parametrize("is_lost", [False, True])
def test_what_was_foreseen_of_a_wait_is_kept_only_when_the_act_loses_it(is_lost: bool) -> None:
    told = CallWindow(NOW, NOW + timedelta(minutes=20))
    ticket = replace(SERVED, told=told)
    to = waiting_again(ticket) if is_lost else replace(ticket, priority=PriorityClass.ELDERLY)
    before = standing_before(ticket, to)
    assert before.told == (told if is_lost else None)
    assert put_back(to, before) == ticket


def test_number_kept_in_a_group_is_taken_there_and_nowhere_else() -> None:
    ticket = replace(SERVED, kept_numbers=(LeftNumber("b", 7), LeftNumber("c", 2)))
    there = moved_to_group(ticket, group_id="b", number=100)
    assert (there.number, there.kept_numbers) == (7, (LeftNumber("c", 2),))
    elsewhere = moved_to_group(ticket, group_id="d", number=100)
    assert (elsewhere.number, elsewhere.kept_numbers) == (100, ticket.kept_numbers)


@pytest.mark.parametrize(
    "built_on",
    [
        {"state": TicketState.CALLED},
        {"group_id": "b"},
        {"number": 5},
        {"sent_to": 4},
        {"priority": PriorityClass.ELDERLY},
        {"services": VisitServices((VisitService("p", "a"),))},
        {"services": VisitServices((VisitService("p", "a", "D-1"),))},
        {"services": VisitServices((VisitService("p", "a", done_at=NOW),))},
    ],
    ids=str,
)
def test_whatever_comes_after_an_act_gives_the_ticket_another_mark(built_on: dict[str, Any]) -> None:
    done = change(label="A 004", was=replace(SERVED, sent_to=3), to=SERVED)
    assert done.stands(SERVED)
    assert not done.stands(replace(SERVED, **built_on))
    services = [VisitServices((VisitService("p", "a", *more),)) for more in ((), ("D-1",), (None, NOW))]
    assert len({mark_of(replace(SERVED, services=each), state=SERVED.state) for each in services}) == 3


def test_dossier_of_the_numbers_own_service_is_built_on_no_other_act() -> None:
    done = change(label="A 004", was=SERVED, to=SERVED)
    assert done.stands(replace(SERVED, dossier_code="D-1", ended_at=None))


def test_place_in_the_line_has_the_mark_of_its_ticket() -> None:
    waits = replace(waiting_again(SERVED), sent_to=6, priority=PriorityClass.DISABLED)
    entry = LineEntry(
        code=waits.code,
        group_id=waits.group_id,
        has_arrived=True,
        number=waits.number,
        appointment_at=None,
        arrived_at=NOW,
        name=None,
        procedure_code=waits.procedure_code,
        short_code="3TRA",
        priority=waits.priority,
        sent_to=waits.sent_to,
        services=waits.services,
    )
    assert mark_of(entry, state=TicketState.WAITING) == mark_of(waits, state=waits.state)
