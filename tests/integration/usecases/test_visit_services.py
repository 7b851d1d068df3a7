"""Several services in one visit: in one go at a counter, or on to the next group's line by itself."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.calendar import local_day
from api.domain.tickets import Ticket, TicketState
from api.storage import tickets as tickets_storage
from api.storage.hall import load_hall
from api.storage.tickets import load_ticket
from api.usecases.boards import see_board
from tests.integration.usecases.office_day import (
    BIRTH,
    EXTRACT,
    LAND,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
)
from tests.integration.usecases.truth import assert_items_agree

pytestmark = pytest.mark.usefixtures("store")
CIVIL, OTHER = 3, 6


def ticket(code: str) -> Ticket:
    found = load_ticket(code)
    assert found is not None
    return found


def hall_of(day: OfficeDay) -> Any:
    return load_hall(office_id=day.office.id, on=local_day(day.clock.now()))


def counter_for(day: OfficeDay, group: str) -> int:
    return next(one.number for one in day.office.counters if group in one.group_ids)


def serve(day: OfficeDay, number: int) -> str:
    for verb in ("open_counter", "call_next", "start_service"):
        done = day.at_counter(verb, number)
    return str(done.desk.ticket.code)


def test_service_of_the_same_group_is_done_in_one_go_with_a_dossier_each(day: OfficeDay) -> None:
    code = day.take(name="Trần Thị Minh Demo").ticket.code
    assert names([day.add_service(code, EXTRACT)]) == ["ServiceAdded"]
    assert hall_of(day).waiting()[0].places == 2, "the forecast reckons with both"
    assert_items_agree()
    serve(day, CIVIL)
    dossiers = {day.receive(CIVIL).dossier.code, day.receive(CIVIL, procedure=EXTRACT).dossier.code}
    assert len(dossiers) == 2
    assert names([day.receive(CIVIL, procedure=EXTRACT)]) == ["DossierAlreadyReceived"]
    assert names([day.receive(CIVIL, procedure=LAND)]) == ["ServiceIsNotHere"]
    day.clock.move(minutes=12)
    day.at_counter("finish_service", CIVIL)
    after = ticket(code)
    assert after.state is TicketState.DONE
    assert {after.dossier_code, after.services.others[0].dossier_code} == dossiers
    assert hall_of(day).series["civil-status"].times.count == 2, "twelve minutes are two services"
    assert_items_agree()
    day.at_counter("undo_last_act", CIVIL)
    assert ticket(code).state is TicketState.SERVING
    assert "civil-status" not in {
        group for group, series in hall_of(day).series.items() if series.times.count
    }
    assert_items_agree()


def test_service_of_another_group_follows_by_itself_and_keeps_the_arrival(day: OfficeDay) -> None:
    code = day.take(name="Trần Thị Minh Demo").ticket.code
    arrived_at = day.clock.now()
    day.clock.move(minutes=3)
    later = day.take(RESIDENCE).ticket.code
    serve(day, CIVIL)
    assert names([day.add_at_counter(CIVIL, RESIDENCE)]) == ["ServiceAddedAtCounter"]
    first = day.receive(CIVIL).dossier.code
    day.clock.move(minutes=8)
    day.at_counter("finish_service", CIVIL)
    after = ticket(code)
    assert (after.state, after.group_id, after.procedure_code) == (
        TicketState.WAITING,
        "residence",
        RESIDENCE,
    )
    assert (after.number, after.checked_in_at, after.dossier_code) == (2, arrived_at, None)
    assert_items_agree()
    board = see_board(day.services, office=day.office)
    line = next(group for group in board.groups if group.group.id == "residence").line
    assert [place.ticket.code for place in line] == [code, later], "she was in the hall before"
    number = counter_for(day, "residence")
    assert serve(day, number) == code
    second = day.receive(number).dossier.code
    assert first != second
    day.at_counter("finish_service", number)
    assert ticket(code).state is TicketState.DONE
    assert hall_of(day).counter(CIVIL).served == hall_of(day).counter(number).served == 1
    assert_items_agree()


def test_undone_finish_takes_the_ticket_back_and_the_number_waits_for_it(day: OfficeDay) -> None:
    code = day.take().ticket.code
    serve(day, CIVIL)
    day.add_at_counter(CIVIL, RESIDENCE)
    day.at_counter("finish_service", CIVIL)
    assert names([day.at_counter("undo_last_act", CIVIL)]) == ["ActUndone"]
    back = ticket(code)
    assert (back.state, back.group_id, back.number, back.procedure_code) == (
        TicketState.SERVING,
        "civil-status",
        1,
        BIRTH,
    )
    counter = hall_of(day).counter(CIVIL)
    assert counter.current is not None
    assert (counter.current.code, counter.served) == (code, 0)
    assert hall_of(day).line == ()
    assert_items_agree()
    day.at_counter("finish_service", CIVIL)
    assert ticket(code).number == 1
    assert hall_of(day).issued("residence") == 1, "no second number was given"
    assert_items_agree()


def test_finish_is_not_undone_once_she_was_called_elsewhere(day: OfficeDay) -> None:
    day.take()
    serve(day, CIVIL)
    day.add_at_counter(CIVIL, RESIDENCE)
    day.at_counter("finish_service", CIVIL)
    number = counter_for(day, "residence")
    day.at_counter("open_counter", number)
    day.at_counter("call_next", number)
    assert names([day.at_counter("undo_last_act", CIVIL)]) == ["NothingToUndo"]
    assert_items_agree()


def test_adding_is_refused_with_its_reason(day: OfficeDay) -> None:
    booked = day.book(day.slots()[0]).ticket.code
    assert names([day.add_service(booked, LAND)]) == ["ServiceCannotBeAdded"]
    code = day.take().ticket.code
    assert names(
        [
            day.add_service("2" * 12, LAND),
            day.add_service(code, "9.999999"),
            day.add_service(code, BIRTH),
            day.add_service(code, LAND),
            day.add_service(code, LAND),
            day.add_service(code, RESIDENCE),
            day.add_service(code, EXTRACT),
            day.add_service(code, PERMIT),
        ]
    ) == [
        "TicketIsUnknown",
        "ProcedureIsUnknown",
        "ServiceIsInVisit",
        "ServiceAdded",
        "ServiceIsInVisit",
        "ServiceAdded",
        "ServiceAdded",
        "VisitHasEnoughServices",
    ]
    assert names([day.add_at_counter(CIVIL, LAND)]) == ["CounterIsNotYours"]
    day.at_counter("open_counter", CIVIL)
    assert names([day.add_at_counter(CIVIL, LAND)]) == ["CounterHasNoTicket"]
    day.at_counter("call_next", CIVIL)
    assert names([day.add_service(code, PERMIT)]) == ["ServiceCannotBeAdded"], "now she tells the clerk"
    day.clock.move(days=1)
    assert_items_agree()


def test_adding_at_the_counter_is_undone_before_the_call(day: OfficeDay) -> None:
    code = day.take().ticket.code
    day.at_counter("open_counter", CIVIL)
    day.clock.move(seconds=11)
    day.at_counter("call_next", CIVIL)
    day.add_at_counter(CIVIL, EXTRACT)
    undone = names([day.at_counter("undo_last_act", CIVIL) for _ in range(3)])
    assert undone == ["ActUndone", "ActUndone", "NothingToUndo"]
    assert (ticket(code).state, ticket(code).services.others) == (TicketState.WAITING, ())
    assert_items_agree()


@pytest.mark.parametrize("day", [{"refused": {CIVIL: (EXTRACT,)}}], indirect=True)
def test_what_this_counter_may_not_do_goes_on_to_a_colleague(day: OfficeDay) -> None:
    code = day.take().ticket.code
    day.add_service(code, EXTRACT)
    serve(day, CIVIL)
    assert hall_of(day).counter(CIVIL).current.places == 1
    assert names([day.receive(CIVIL, procedure=EXTRACT)]) == ["ServiceIsNotHere"]
    day.at_counter("finish_service", CIVIL)
    assert (ticket(code).state, ticket(code).number) == (TicketState.WAITING, 1)
    assert names([day.at_counter("call_next", CIVIL)]) == ["NobodyIsWaiting"]
    assert serve(day, CIVIL + 1) == code
    day.at_counter("finish_service", CIVIL + 1)
    assert ticket(code).state is TicketState.DONE
    assert_items_agree()


def test_places_of_an_appointment_are_those_of_its_first_service(day: OfficeDay) -> None:
    code = day.book(day.slots(places=3)[0], places=3).ticket.code
    day.check_in(code)
    day.add_service(code, RESIDENCE)
    serve(day, CIVIL)
    assert hall_of(day).counter(CIVIL).current.places == 3
    day.at_counter("finish_service", CIVIL)
    assert hall_of(day).waiting()[0].places == 1
    assert_items_agree()


def test_who_missed_her_call_comes_back_with_all_her_services(day: OfficeDay) -> None:
    code = day.take().ticket.code
    day.add_service(code, EXTRACT)
    day.at_counter("open_counter", CIVIL)
    day.at_counter("call_next", CIVIL)
    day.at_counter("mark_no_show", CIVIL)
    assert names([day.add_service(code, LAND)]) == ["ServiceCannotBeAdded"]
    day.check_in(code)
    assert hall_of(day).waiting()[0].places == 2
    assert_items_agree()


def test_service_added_while_counters_call_is_never_lost(day: OfficeDay) -> None:
    """Whoever wins: it is in the visit, or its adder was told that she is at the counter."""
    for number in (CIVIL, CIVIL + 1):
        day.at_counter("open_counter", number)
    for _ in range(6):
        code = day.take().ticket.code
        answers = at_once(
            [
                partial(day.at_counter, "call_next", CIVIL),
                partial(day.at_counter, "call_next", CIVIL + 1),
                partial(day.add_service, code, RESIDENCE),
                partial(day.add_service, code, EXTRACT),
            ]
        )
        added = names(answers[2:]).count("ServiceAdded")
        assert len(ticket(code).services.others) == added
        assert_items_agree()
        for number in (CIVIL, CIVIL + 1):
            day.at_counter("finish_service", number)
        assert len(ticket(code).services.others) == added
        assert (ticket(code).state is TicketState.DONE) == ("ServiceAdded" not in names(answers[2:3]))
        day.clock.move(seconds=20)
    assert_items_agree()


def test_service_added_while_the_clerk_finishes_is_done_or_refused(day: OfficeDay) -> None:
    for _ in range(6):
        code = day.take().ticket.code
        serve(day, CIVIL)
        finished, added = at_once(
            [
                partial(day.at_counter, "finish_service", CIVIL),
                partial(day.add_at_counter, CIVIL, RESIDENCE),
            ]
        )
        assert names([finished]) == ["ServiceFinished"]
        went_on = ticket(code).state is TicketState.WAITING
        assert names([added]) == ["ServiceAddedAtCounter" if went_on else "CounterHasNoTicket"]
        day.clock.move(seconds=timedelta(minutes=1).seconds)
        assert_items_agree()


def test_service_added_between_the_two_looks_of_a_finish_is_counted(
    day: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finish has read the hall and reads the ticket next; the clerk's other screen is quicker."""
    day.take()
    serve(day, CIVIL)
    read = tickets_storage.load_ticket
    waits = [EXTRACT]

    def add_first(code: str) -> Ticket | None:
        if waits:
            day.add_at_counter(CIVIL, waits.pop())
        return read(code)

    monkeypatch.setattr(tickets_storage, "load_ticket", add_first)
    assert names([day.at_counter("finish_service", CIVIL)]) == ["ServiceFinished"]
    assert hall_of(day).series["civil-status"].times.count == 2
    assert_items_agree()
