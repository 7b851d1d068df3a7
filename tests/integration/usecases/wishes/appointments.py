"""The wishes about appointments: to book one, to move it, to cancel it."""

from tests.integration.usecases.office_day import OfficeDay, phone
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import one_clerk_at_two_counters


def _book(day: OfficeDay) -> Asked:
    first, second = day.slots()[:2]
    return Asked(lambda key: day.book(first, key=key), lambda key: day.book(second, key=key))


def _book_for_somebody_else(day: OfficeDay) -> Asked:
    slot = day.slots()[0]
    return Asked(
        lambda key: day.book(slot, key=key),
        lambda key: day.book(slot, key=key, name="Người Khác Demo", phone="0905999888"),
    )


def _book_with_a_citizen_number(day: OfficeDay) -> Asked:
    slot = day.slots()[0]
    return Asked(
        lambda key: day.book(slot, key=key, citizen="048190001234"),
        lambda key: day.book(slot, key=key, citizen="048190009999"),
    )


def _book_for_citizen(day: OfficeDay) -> Asked:
    first, second = day.slots()[:2]
    return Asked(
        lambda key: day.book_for(first, key=key, citizen="048190001234"),
        lambda key: day.book_for(second, key=key, citizen="048190001234"),
    )


def _book_at_the_counter(day: OfficeDay) -> Asked:
    day.at_counter("open_counter", 3)
    first, second = day.slots()[:2]
    return Asked(
        lambda key: day.book_for(first, key=key, counter=3),
        lambda key: day.book_for(second, key=key, counter=3),
    )


def _undo_booking(day: OfficeDay) -> Asked:
    one_clerk_at_two_counters(day)
    for number, slot in ((3, day.slots()[0]), (4, day.slots(places=3)[-1])):
        day.book_for(slot, phone=phone(number), citizen="048190001234", counter=number)
    return Asked(
        lambda key: day.at_counter("undo_last_act", 3, key=key),
        lambda key: day.at_counter("undo_last_act", 4, key=key),
    )


def _reschedule_with_a_citizen_number(day: OfficeDay) -> Asked:
    slots = day.slots()
    code = day.book(slots[0], citizen="048190001234").ticket.code
    return Asked(
        lambda key: day.reschedule(code, slots[-1], key=key),
        lambda key: day.reschedule(code, slots[1], key=key),
    )


def _reschedule_within_the_day(day: OfficeDay) -> Asked:
    slots = day.slots()
    code = day.book(slots[0]).ticket.code
    return Asked(
        lambda key: day.reschedule(code, slots[1], key=key),
        lambda key: day.reschedule(code, slots[2], key=key),
    )


def _reschedule_to_another_day(day: OfficeDay) -> Asked:
    slots = day.slots()
    code = day.book(slots[0]).ticket.code
    return Asked(
        lambda key: day.reschedule(code, slots[-1], key=key),
        lambda key: day.reschedule(code, slots[1], key=key),
    )


def _book_three_places(day: OfficeDay) -> Asked:
    first, second = day.slots(places=3)[:2]
    return Asked(
        lambda key: day.book(first, key=key, places=3), lambda key: day.book(second, key=key, places=3)
    )


def _reschedule_three_places_by_one_slot(day: OfficeDay) -> Asked:
    slots = day.slots(places=3)
    code = day.book(slots[0], places=3).ticket.code
    return Asked(
        lambda key: day.reschedule(code, slots[1], key=key),
        lambda key: day.reschedule(code, slots[2], key=key),
    )


def _cancel_three_places(day: OfficeDay) -> Asked:
    code = day.book(day.slots(places=3)[0], places=3).ticket.code
    return Asked(lambda key: day.cancel(code, key=key), None)


def _cancel(day: OfficeDay) -> Asked:
    code = day.book(day.slots()[0]).ticket.code
    return Asked(lambda key: day.cancel(code, key=key), None)


def _leave_the_line(day: OfficeDay) -> Asked:
    code = day.book(day.slots()[0]).ticket.code
    day.check_in(code)
    return Asked(lambda key: day.cancel(code, key=key), None)


APPOINTMENTS = (
    Wish("bookAppointment", "AppointmentBooked", _book),
    Wish("bookAppointment for somebody else", "AppointmentBooked", _book_for_somebody_else),
    Wish("bookAppointment of three places", "AppointmentBooked", _book_three_places),
    Wish("bookAppointment with a citizen number", "AppointmentBooked", _book_with_a_citizen_number),
    Wish("bookForCitizen", "AppointmentBooked", _book_for_citizen),
    Wish("bookForCitizen at a counter", "AppointmentBooked", _book_at_the_counter),
    Wish("undoLastAct of an appointment", "ActUndone", _undo_booking),
    Wish(
        "rescheduleAppointment with a citizen number",
        "AppointmentRescheduled",
        _reschedule_with_a_citizen_number,
    ),
    Wish("rescheduleAppointment", "AppointmentRescheduled", _reschedule_within_the_day),
    Wish(
        "rescheduleAppointment of three places",
        "AppointmentRescheduled",
        _reschedule_three_places_by_one_slot,
    ),
    Wish("cancelAppointment of three places", "AppointmentCancelled", _cancel_three_places, has_other=False),
    Wish("rescheduleAppointment to another day", "AppointmentRescheduled", _reschedule_to_another_day),
    Wish("cancelAppointment", "AppointmentCancelled", _cancel, has_other=False),
    Wish("cancelAppointment in the line", "AppointmentCancelled", _leave_the_line, has_other=False),
)
