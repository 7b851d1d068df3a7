"""A manager changes her office: recorded, one at a time, and no booking loses its place silently."""

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest

from api.domain.calendar import Shift
from api.domain.offices import DayMode, DayPlan
from api.domain.offices.changes import CounterChange, GroupChange, OfficeChange
from api.domain.offices.records import BookingAct
from api.storage.offices import load_office_now, save_office
from api.usecases.office_changes import changes_of
from api.usecases.outcomes import InputIsInvalid
from tests.integration.storage.faults import lost_call
from tests.integration.usecases.office_day import (
    BIRTH,
    OfficeDay,
    at_once,
    fewer_places,
    names,
    phone,
    send_until_answered,
)
from tests.integration.usecases.truth import all_tickets, assert_items_agree

WEDNESDAY = date(2026, 11, 25)  # the Tuesday before it is a holiday


def on(day: date, mode: DayMode, name: str = "") -> OfficeChange:
    return OfficeChange(days=(DayPlan(on=day, mode=mode, name_vi=name, name_en=""),))


def book_three(day: OfficeDay) -> list[str]:
    """Codes of three in the second slot of the day, in the order in which they booked."""
    slot = day.slots()[1]
    codes = []
    for number in range(3):
        codes.append(str(day.book(slot, phone=phone(number)).ticket.code))
        day.clock.move(seconds=1)
    return codes


def test_change_is_written_with_its_record(day: OfficeDay) -> None:
    change = OfficeChange(queue_policy=replace(day.office.queue_policy, calls_per_priority=4))
    done = day.change(change, reason="  Nhiều   người cao tuổi ")
    assert (type(done).__name__, done.office.version) == ("OfficeChanged", 1)
    assert load_office_now(day.office.id) == done.office
    assert day.services.office(day.office.id) == done.office, "this process knows at once"
    (kept,), more = changes_of(staff=day.manager, first=10, after=None)
    assert more is None
    assert (kept.record.by_name, kept.record.reason) == ("Trưởng Demo", "Nhiều người cao tuổi")
    (difference,) = kept.record.differences
    assert (difference.before_vi, difference.after_vi) == ("3", "4")
    assert_items_agree()


def test_records_come_newest_first_in_pages(day: OfficeDay) -> None:
    for places in (1, 2, 5):
        day.change(fewer_places("land", places))
    first, cursor = changes_of(staff=day.manager, first=2, after=None)
    rest, end = changes_of(staff=day.manager, first=2, after=cursor)
    assert [kept.record.version for kept in (*first, *rest)] == [3, 2, 1]
    assert end is None


def test_of_two_managers_at_once_one_wins_and_the_other_is_told_who(day: OfficeDay) -> None:
    acts = [partial(day.change, fewer_places("land", places), version=0) for places in (1, 5, 4)]
    outcomes = at_once(acts)
    assert sorted(names(outcomes)) == ["OfficeChanged", "OfficeHasChanged", "OfficeHasChanged"]
    (loser, _) = [outcome for outcome in outcomes if type(outcome).__name__ == "OfficeHasChanged"]
    assert (loser.by_name, loser.at) == ("Trưởng Demo", day.clock.now())
    assert_items_agree()


def test_office_written_anew_from_outside_is_a_version_of_its_own(day: OfficeDay) -> None:
    day.change(fewer_places("land", 1))
    save_office(day.office)
    assert names([day.change(fewer_places("land", 4), version=1)]) == ["OfficeHasChanged"]
    assert names([day.change(fewer_places("land", 4), version=2)]) == ["OfficeChanged"]


def test_preview_names_who_booked_last_and_where_each_would_go(day: OfficeDay) -> None:
    following = day.slots()[2:4]
    _, second, third = book_three(day)
    seen = day.preview(fewer_places())
    assert [one.booking.code for one in seen.affected] == [second, third]
    assert all(one.reference not in (second, third) for one in seen.affected)
    assert [one.to for one in seen.affected] == [slot.starts_at for slot in following]
    assert load_office_now(day.office.id) == day.office, "a preview writes nothing"


def test_bookings_are_moved_or_told_as_the_manager_chose(day: OfficeDay) -> None:
    slot = day.slots()[1]
    kept, moved, told = book_three(day)
    done = day.change(fewer_places(), acts=(BookingAct.MOVE, BookingAct.TELL))
    assert (done.change.moved, done.change.told, done.change.pending) == (1, 1, frozenset())
    tickets = {ticket.code: ticket for ticket in all_tickets()}
    assert (tickets[kept].appointment_at, tickets[kept].notice) == (slot.starts_at, None)
    assert tickets[moved].appointment_at != slot.starts_at
    assert tickets[moved].notice is not None
    assert (tickets[moved].notice.is_moved, tickets[moved].notice.was_at) == (True, slot.starts_at)
    assert tickets[moved].notice.reason == "Cán bộ nghỉ ốm"
    assert tickets[told].appointment_at == slot.starts_at
    assert tickets[told].notice is not None
    assert not tickets[told].notice.is_moved
    assert_items_agree()


def test_who_is_told_once_is_not_named_by_the_next_change(day: OfficeDay) -> None:
    book_three(day)
    day.change(fewer_places(), acts=(BookingAct.TELL, BookingAct.TELL))
    assert day.preview(fewer_places("civil-status", 2)).affected == ()
    day.change(fewer_places("land", 1))
    assert_items_agree()


def test_own_choice_ends_the_notice(day: OfficeDay) -> None:
    codes = book_three(day)
    day.change(fewer_places(), acts=(BookingAct.MOVE, BookingAct.TELL))
    for code, slot in zip(codes[1:], day.slots()[-2:], strict=True):
        assert names([day.reschedule(code, slot)]) == ["AppointmentRescheduled"]
    assert [ticket.notice for ticket in all_tickets()] == [None] * 3
    assert_items_agree()


def test_other_bookings_than_she_saw_change_nothing(day: OfficeDay) -> None:
    slot = day.slots()[1]
    book_three(day)
    seen = day.preview(fewer_places())
    day.cancel(seen.affected[0].booking.code)
    refused = day.change(fewer_places(), seen=seen)
    assert type(refused).__name__ == "BookingsAreAffected"
    assert len(refused.preview.affected) == 1
    assert load_office_now(day.office.id) == day.office
    assert slot.starts_at == refused.preview.affected[0].booking.starts_at
    done = day.change(fewer_places(), seen=refused.preview)
    assert (type(done).__name__, done.change.moved) == ("OfficeChanged", 1)
    assert_items_agree()


def test_closed_day_moves_its_bookings_to_the_nearest_open_one(day: OfficeDay) -> None:
    wednesday = next(slot for slot in day.slots() if slot.starts_at.date() == WEDNESDAY)
    code = day.book(wednesday).ticket.code
    done = day.change(on(WEDNESDAY, DayMode.HOLIDAY, "Nghỉ do bão"))
    assert done.change.moved == 1
    (ticket,) = [ticket for ticket in all_tickets() if ticket.code == code]
    assert ticket.day != WEDNESDAY
    closed = next(one for one in day_list(day) if one.day == WEDNESDAY)
    assert (closed.closed_vi, closed.slots) == ("Nghỉ do bão", ())
    assert_items_agree()


def day_list(day: OfficeDay) -> list[object]:
    from api.usecases.appointments import slot_days

    office = day.services.office(day.office.id)
    assert office is not None
    group = office.group("civil-status")
    assert group is not None
    return list(slot_days(day.services, office=office, group=group))


def test_day_without_appointments_has_no_times_and_says_why(day: OfficeDay) -> None:
    day.change(on(WEDNESDAY, DayMode.NO_APPOINTMENT))
    shown = next(one for one in day_list(day) if one.day == WEDNESDAY)
    assert shown.slots == ()
    assert "không hẹn" in shown.closed_vi
    assert names([day.take()]) == ["TicketTaken"]


def test_no_wait_day_gives_a_number_only_to_who_would_be_next(day: OfficeDay) -> None:
    day.change(on(day.clock.now().date(), DayMode.NO_WAIT))
    key = "one-intention-sent-again"
    first = day.take(key=key)
    assert type(first).__name__ == "TicketTaken"
    refused = day.take()
    assert type(refused).__name__ == "TodayIsByAppointment"
    assert refused.next_free == day.slots()[0]
    assert day.take(key=key).ticket.code == first.ticket.code
    booked = day.book(day.slots()[0]).ticket.code
    assert names([day.check_in(booked)]) == ["CheckedIn"]
    assert_items_agree()


def test_of_several_who_walk_in_at_once_on_a_no_wait_day_one_gets_a_number(day: OfficeDay) -> None:
    day.change(on(day.clock.now().date(), DayMode.NO_WAIT))
    outcomes = names(at_once([day.take] * 4))
    assert sorted(outcomes) == ["TicketTaken", *["TodayIsByAppointment"] * 3]
    assert_items_agree()


def test_phone_at_its_limit_is_moved_within_the_limit(day: OfficeDay) -> None:
    """Her two of Wednesday are her limit there; Thursday takes both, nobody is left between."""
    slots = [slot for slot in day.slots() if slot.starts_at.date() == WEDNESDAY][:2]
    for slot in slots:
        assert type(day.book(slot)).__name__ == "AppointmentBooked"
    done = day.change(on(WEDNESDAY, DayMode.HOLIDAY))
    assert done.change.moved + done.change.told == 2
    assert_items_agree()


def test_who_is_quicker_than_the_change_keeps_her_own_choice(day: OfficeDay) -> None:
    codes = book_three(day)
    seen = day.preview(fewer_places())
    key = "one-intention-sent-again"
    # Written, and then no answer: the bookings are seen to when the key comes again.
    for position in range(60):
        with lost_call(position, was_done=True):
            try:
                day.change(fewer_places(), seen=seen, key=key)
            except Exception:
                office = load_office_now(day.office.id)
                if office is not None and office.version == 1:
                    break
                continue
    own = day.slots()[-1]
    day.reschedule(codes[2], own)
    done = send_until_answered(partial(day.change, fewer_places(), seen=seen, key=key))
    assert type(done).__name__ == "OfficeChanged"
    assert done.change.pending == frozenset()
    (ticket,) = [ticket for ticket in all_tickets() if ticket.code == codes[2]]
    assert (ticket.appointment_at, ticket.notice) == (own.starts_at, None)
    assert_items_agree()


def test_bookers_racing_with_the_cut_leave_everything_in_order(day: OfficeDay) -> None:
    book_three(day)
    slots = day.slots()[2:8]
    seen = day.preview(fewer_places())
    outcomes = at_once(
        [
            partial(day.change, fewer_places(), seen=seen),
            *(partial(day.book, slot, phone=phone(20 + number)) for number, slot in enumerate(slots)),
        ]
    )
    assert type(outcomes[0]).__name__ == "OfficeChanged"
    assert_items_agree()


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        (OfficeChange(), "change", "nothing_changes"),
        (fewer_places("civil-status", 0), "slotCapacity", "slot_capacity"),
        (fewer_places("parking"), "groups", "group"),
        (OfficeChange(groups=(GroupChange(id="land", reserve_places=3),)), "reservePlaces", "reserve_places"),
        (OfficeChange(shifts=()), "shifts", "shifts"),
        (
            OfficeChange(shifts=(Shift(time(7), time(12)), Shift(time(11), time(15)))),
            "shifts",
            "shifts",
        ),
        (OfficeChange(counters=(CounterChange(number=99),)), "counters", "counter"),
        (
            OfficeChange(counters=(CounterChange(number=6, group_ids=("land",)),)),
            "counters",
            "group_without_counter",
        ),
        (on(date(2026, 11, 22), DayMode.HOLIDAY), "days", "day"),
        (on(date(2026, 11, 28), DayMode.NINTH_HOUR), "days", "day_is_closed"),
    ],
)
def test_change_that_cannot_be_is_refused_with_its_field(
    day: OfficeDay, change: OfficeChange, field: str, problem: str
) -> None:
    assert day.preview(change) == InputIsInvalid(field=field, problem=problem)
    assert load_office_now(day.office.id) == day.office


@pytest.mark.parametrize("reason", ["", "  x ", "x" * 201])
def test_change_needs_a_reason(day: OfficeDay, reason: str) -> None:
    assert day.change(fewer_places(), reason=reason) == InputIsInvalid(
        field="reason", problem="change_reason"
    )
    assert names([day.take(BIRTH)]) == ["TicketTaken"]
