"""Every mutation as a wish: how the ward comes to where it can be asked, and how it is asked with a key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.offices.changes import OfficeChange
from api.domain.offices.records import BookingAct
from api.domain.offices.reshaping import NewCounter, NewGroup
from api.domain.queue import PriorityClass
from tests.integration.usecases import inbox_wishes, notice_wishes, waitlist_wishes
from tests.integration.usecases.dossier_acts import (
    CITIZEN,
    digitised,
    handed_over,
    issued_online,
    posted,
    posting_ended,
)
from tests.integration.usecases.office_day import (
    BIRTH,
    EXTRACT,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    fewer_places,
    phone,
    share_permits,
    terms_with,
)

Ask = Callable[[str], Any]


@dataclass(frozen=True)
class Asked:
    """`ask` sends the wish with a key; `ask_other` sends another wish of the same caller with that key."""

    ask: Ask
    ask_other: Ask | None


@dataclass(frozen=True)
class Wish:
    """`has_other`: whether its caller could wish anything else by it; a ticket cancels only itself."""

    name: str
    fulfilled: str
    prepare: Callable[[OfficeDay], Asked]
    has_other: bool = True


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


def _book_what_was_held(day: OfficeDay) -> Asked:
    slot = day.slots()[0]
    hold = day.held(slot)
    return Asked(
        lambda key: day.book(slot, key=key, hold=hold),
        lambda key: day.book(slot, key=key, hold=hold, name="Người Khác Demo"),
    )


def _hold(day: OfficeDay) -> Asked:
    slot = day.slots()[-1]
    return Asked(lambda key: day.hold(slot, key=key), None)


def _hold_three_places_instead(day: OfficeDay) -> Asked:
    first, second = day.slots(places=3)[:2]
    instead = day.held(first)
    return Asked(lambda key: day.hold(second, key=key, places=3, instead=instead), None)


def _release(day: OfficeDay) -> Asked:
    hold = day.held(day.slots()[0], places=2)
    return Asked(lambda key: day.release(hold, key=key), None)


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


def _take(day: OfficeDay) -> Asked:
    day.take()
    return Asked(
        lambda key: day.take(BIRTH, key=key), lambda key: day.take(BIRTH, key=key, name="Lê Văn Demo")
    )


def _check_in(day: OfficeDay) -> Asked:
    code = day.book(day.slots()[0]).ticket.code
    return Asked(
        lambda key: day.check_in(code, key=key),
        lambda key: day.check_in(code, key=key, priority=PriorityClass.ELDERLY),
    )


def _check_in_with_priority(day: OfficeDay) -> Asked:
    code = day.book(day.slots()[0]).ticket.code
    return Asked(
        lambda key: day.check_in(code, key=key, priority=PriorityClass.WITH_CHILD),
        lambda key: day.check_in(code, key=key),
    )


def _take_with_priority(day: OfficeDay) -> Asked:
    return Asked(lambda key: day.take(key=key, priority=PriorityClass.MERIT), lambda key: day.take(key=key))


def _lease(day: OfficeDay) -> Asked:
    day.take()
    return Asked(lambda key: day.lease(count=5, key=key), lambda key: day.lease(count=6, key=key))


def _report(day: OfficeDay) -> Asked:
    lease = day.lease(count=5).lease.key.id
    day.clock.move(minutes=1)
    first, second = day.given_out(1, ago=40), day.given_out(2)
    return Asked(
        lambda key: day.report(lease, first, second, key=key), lambda key: day.report(lease, second, key=key)
    )


def _report_at_once(day: OfficeDay) -> Asked:
    lease = day.lease(count=5).lease.key.id
    day.at_counter("open_counter", 3)
    issued = day.given_out(1)
    other = day.given_out(2)
    return Asked(
        lambda key: day.report(lease, issued, key=key), lambda key: day.report(lease, other, key=key)
    )


def _let_others_go_first(day: OfficeDay) -> Asked:
    codes = [day.take().ticket.code for _ in range(6)]
    return Asked(lambda key: day.let_others_go_first(codes[0], key=key), None)


def _set_priority(day: OfficeDay) -> Asked:
    day.at_counter("open_counter", 3)
    for _ in range(2):
        day.take()
    return Asked(
        lambda key: day.set_priority(3, "B 001", PriorityClass.ELDERLY, key=key),
        lambda key: day.set_priority(3, "B 002", PriorityClass.ELDERLY, key=key),
    )


def _take_priority_away(day: OfficeDay) -> Asked:
    day.at_counter("open_counter", 3)
    day.take(priority=PriorityClass.DISABLED)
    return Asked(
        lambda key: day.set_priority(3, "B 001", None, key=key),
        lambda key: day.set_priority(3, "B 001", PriorityClass.ELDERLY, key=key),
    )


def _scan(day: OfficeDay) -> Asked:
    return Asked(lambda key: day.scan("cho-hoa-khanh", key=key), lambda key: day.scan("nha-van-hoa", key=key))


def _one_clerk_at_two_counters(day: OfficeDay) -> None:
    """Counters 3 and 4 are the same clerk's, two people wait, and one more has been called to each."""
    day.clerks[4] = day.clerk(3)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    for _ in range(2):
        day.take()


def _at_counter(verb: str, *, after: tuple[str, ...]) -> Callable[[OfficeDay], Asked]:
    def prepare(day: OfficeDay) -> Asked:
        _one_clerk_at_two_counters(day)
        for earlier in after:
            for number in (3, 4):
                day.at_counter(earlier, number)
        return Asked(
            lambda key: day.at_counter(verb, 3, key=key), lambda key: day.at_counter(verb, 4, key=key)
        )

    return prepare


def _close_for_a_while(day: OfficeDay) -> Asked:
    _one_clerk_at_two_counters(day)
    back_at = day.clock.now() + timedelta(minutes=30)
    return Asked(
        lambda key: day.at_counter("close_counter", 3, key=key, back_at=back_at),
        lambda key: day.at_counter("close_counter", 3, key=key, back_at=back_at + timedelta(minutes=15)),
    )


def _transfer(day: OfficeDay) -> Asked:
    _one_clerk_at_two_counters(day)
    for number in (3, 4):
        day.at_counter("call_next", number)
    return Asked(
        lambda key: day.transfer(3, to="land", key=key), lambda key: day.transfer(3, to="business", key=key)
    )


def _transfer_to_a_counter(day: OfficeDay) -> Asked:
    _one_clerk_at_two_counters(day)
    day.at_counter("call_next", 3)
    return Asked(
        lambda key: day.transfer(3, to="civil-status", to_counter=4, key=key),
        lambda key: day.transfer(3, to="land", key=key),
    )


def _add_service(day: OfficeDay) -> Asked:
    code = day.take().ticket.code
    return Asked(
        lambda key: day.add_service(code, RESIDENCE, key=key),
        lambda key: day.add_service(code, EXTRACT, key=key),
    )


def _add_at_counter(procedure: str) -> Callable[[OfficeDay], Asked]:
    def prepare(day: OfficeDay) -> Asked:
        _serve(day)
        return Asked(
            lambda key: day.add_at_counter(3, procedure, key=key),
            lambda key: day.add_at_counter(3, PERMIT, key=key),
        )

    return prepare


def _two_services_for_each(day: OfficeDay) -> None:
    """At both counters somebody is served who goes on to another group."""
    _one_clerk_at_two_counters(day)
    for verb in ("call_next", "start_service"):
        for number in (3, 4):
            day.at_counter(verb, number)
    for number in (3, 4):
        day.add_at_counter(number, RESIDENCE)


def _finish_and_go_on(day: OfficeDay) -> Asked:
    _two_services_for_each(day)
    return Asked(
        lambda key: day.at_counter("finish_service", 3, key=key),
        lambda key: day.at_counter("finish_service", 4, key=key),
    )


def _undo_going_on(day: OfficeDay) -> Asked:
    _two_services_for_each(day)
    for number in (3, 4):
        day.at_counter("finish_service", number)
    return Asked(
        lambda key: day.at_counter("undo_last_act", 3, key=key),
        lambda key: day.at_counter("undo_last_act", 4, key=key),
    )


def _receive_the_second(day: OfficeDay) -> Asked:
    _serve(day)
    day.add_at_counter(3, EXTRACT)
    return Asked(lambda key: day.receive(3, key=key, procedure=EXTRACT), lambda key: day.receive(3, key=key))


def _recall(day: OfficeDay) -> Asked:
    asked = _at_counter("recall_ticket", after=("call_next",))(day)
    day.clock.move(minutes=1)
    return asked


def _miss_two(day: OfficeDay) -> str:
    """Two people were called and did not come; two more wait. The code of the first."""
    _one_clerk_at_two_counters(day)
    codes = [day.at_counter("call_next", number).desk.ticket.code for number in (3, 4)]
    for _ in range(2):
        day.take()
    for number in (3, 4):
        day.at_counter("mark_no_show", number)
    day.clock.move(minutes=10)
    return str(codes[0])


def _mark_return(day: OfficeDay) -> Asked:
    _miss_two(day)
    return Asked(
        lambda key: day.mark_return(3, "B 001", key=key), lambda key: day.mark_return(3, "B 002", key=key)
    )


def _come_back(day: OfficeDay) -> Asked:
    code = _miss_two(day)
    return Asked(
        lambda key: day.check_in(code, key=key),
        lambda key: day.check_in(code, key=key, priority=PriorityClass.ELDERLY),
    )


def _open(day: OfficeDay) -> Asked:
    day.clerks[4] = day.clerk(3)
    return Asked(
        lambda key: day.at_counter("open_counter", 3, key=key),
        lambda key: day.at_counter("open_counter", 4, key=key),
    )


def _serve(day: OfficeDay, procedure: str = BIRTH, *, number: int = 3) -> None:
    day.take(procedure)
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, number)


def _receive(day: OfficeDay) -> Asked:
    _serve(day)
    return Asked(lambda key: day.receive(3, key=key), lambda key: day.receive(3, key=key, note="Thiếu ảnh"))


def _receive_with_an_address(day: OfficeDay) -> Asked:
    _serve(day)
    return Asked(
        lambda key: day.receive(3, key=key, email="minh.demo@example.vn"),
        lambda key: day.receive(3, key=key, email="khac@example.vn"),
    )


def _advance_and_tell(day: OfficeDay) -> Asked:
    code = notice_wishes.with_letters(day)
    return Asked(
        lambda key: day.advance(code, to="SUPPLEMENT", key=key),
        lambda key: day.advance(code, key=key),
    )


def _change_email(day: OfficeDay) -> Asked:
    code = notice_wishes.with_letters(day)
    return Asked(
        lambda key: notice_wishes.change_email(day, code, email="khac@example.vn", key=key),
        lambda key: notice_wishes.change_email(day, code, email=None, key=key),
    )


def _stop_letters(day: OfficeDay) -> Asked:
    code = notice_wishes.with_letters(day)
    return Asked(lambda key: notice_wishes.stop(day, code, key=key), None)


def _send_notice_again(day: OfficeDay) -> Asked:
    code = notice_wishes.given_up(day)
    return Asked(lambda key: notice_wishes.send_again(day, code, key=key), None)


def _receive_digitised(day: OfficeDay) -> Asked:
    """Two papers are digitised for a person whose card was read."""
    _serve(day)
    papers = [digitised("Tờ khai"), digitised("Giấy chứng sinh")]
    return Asked(
        lambda key: day.receive(3, key=key, documents=papers, citizen=CITIZEN),
        lambda key: day.receive(3, key=key, documents=papers[:1], citizen=CITIZEN),
    )


def _advance(day: OfficeDay) -> Asked:
    _serve(day)
    code = day.receive(3).dossier.code
    return Asked(
        lambda key: day.advance(code, key=key),
        lambda key: day.advance(code, to="SUPPLEMENT", key=key),
    )


def _completed(day: OfficeDay) -> str:
    """A dossier whose result is ready, at version 2."""
    _serve(day)
    code: str = day.receive(3).dossier.code
    day.advance(code, to="COMPLETED")
    return code


def _hand_over(day: OfficeDay) -> Asked:
    code = _completed(day)
    return Asked(
        lambda key: handed_over(day, code, version=2, key=key),
        lambda key: handed_over(day, code, version=2, key=key, receiver_name="Người Khác Demo"),
    )


def _issue_online(day: OfficeDay) -> Asked:
    code = _completed(day)
    return Asked(
        lambda key: issued_online(day, code, version=2, key=key),
        lambda key: issued_online(day, code, version=2, key=key, sha256="cd" * 32),
    )


def _post(day: OfficeDay) -> Asked:
    code = _completed(day)
    return Asked(
        lambda key: posted(day, code, version=2, key=key),
        lambda key: posted(day, code, version=2, key=key, tracking_number="RR000"),
    )


def _end_posting(day: OfficeDay) -> Asked:
    code = _completed(day)
    posted(day, code, version=2)
    return Asked(
        lambda key: posting_ended(day, code, version=3, key=key),
        lambda key: posting_ended(day, code, version=3, key=key, is_delivered=False),
    )


def _assign(day: OfficeDay) -> Asked:
    _serve(day)
    code = day.receive(3).dossier.code
    return Asked(lambda key: day.assign(code, key=key), lambda key: day.assign(code, to="clerk-5", key=key))


def _extend(day: OfficeDay) -> Asked:
    day.clerks[6] = day.clerk(3)
    _serve(day, RESIDENCE, number=6)
    code = day.receive(6).dossier.code
    return Asked(
        lambda key: day.extend(code, to=date(2026, 12, 8), key=key),
        lambda key: day.extend(code, to=date(2026, 12, 9), key=key),
    )


def _hand_off(day: OfficeDay) -> Asked:
    share_permits(day)
    _serve(day, PERMIT, number=5)
    code = day.receive(5).dossier.code
    return Asked(
        lambda key: day.advance(code, to="SENT", key=key),
        lambda key: day.advance(code, to="SUPPLEMENT", key=key),
    )


def _change_office(day: OfficeDay) -> Asked:
    """Three are booked in one slot of which one place is left: one is moved, one is told."""
    slot = day.slots()[0]
    for number in range(3):
        day.book(slot, phone=phone(number))
    seen = day.preview(fewer_places())
    acts = (BookingAct.MOVE, BookingAct.TELL)
    return Asked(
        lambda key: day.change(fewer_places(), acts=acts, seen=seen, key=key),
        lambda key: day.change(fewer_places(), acts=acts, seen=seen, key=key, reason="Lý do khác"),
    )


def _add_group_and_counter(day: OfficeDay) -> Asked:
    group = NewGroup(
        id="archive",
        letter="G",
        name_vi="Lưu trữ",
        name_en="Archive",
        slot_capacity=2,
        slot_minutes=15,
        desk_minutes=5,
    )
    counter = NewCounter(number=8, name_vi="Lưu trữ", name_en="Archive", group_ids=("archive",))
    change = OfficeChange(new_groups=(group,), new_counters=(counter,))
    seen = day.preview(change)
    return Asked(
        lambda key: day.change(change, seen=seen, key=key),
        lambda key: day.change(change, seen=seen, key=key, reason="Lý do khác"),
    )


def _retire_counter(day: OfficeDay) -> Asked:
    change = OfficeChange(retired_counters=(2,))
    seen = day.preview(change)
    return Asked(
        lambda key: day.change(change, seen=seen, key=key),
        lambda key: day.change(OfficeChange(retired_counters=(1,)), seen=seen, key=key),
    )


def _change_terms(day: OfficeDay) -> Asked:
    promise = terms_with(BIRTH, committed_deadline=Deadline(4, DeadlineUnit.HOURS))
    return Asked(
        lambda key: day.set_terms(BIRTH, promise, version=0, key=key),
        lambda key: day.set_terms(BIRTH, terms_with(BIRTH, workflow="same-day"), version=0, key=key),
    )


def _resume_change(day: OfficeDay) -> Asked:
    """The settings are written and nobody has seen to the two bookings yet."""
    asked = _change_office(day)
    with patch("api.usecases.office_changes.changing.see_to_bookings"):
        asked.ask("whoever-sent-this-is-gone")
    day.change(fewer_places("land"))
    return Asked(lambda key: day.resume(1, key=key), lambda key: day.resume(2, key=key))


def _join_waitlist(day: OfficeDay) -> Asked:
    return Asked(
        lambda key: waitlist_wishes.join_for_the_ninth_hour(day, key=key),
        lambda key: waitlist_wishes.join_for_the_ninth_hour(day, key=key, number=2),
    )


def _accept_offer(day: OfficeDay) -> Asked:
    return Asked(waitlist_wishes.accept(day), None)


def _wish_for_earlier(day: OfficeDay) -> Asked:
    return Asked(waitlist_wishes.wish_for_earlier(day), None)


def _take_earlier(day: OfficeDay) -> Asked:
    return Asked(waitlist_wishes.take_earlier(day), None)


def _decline_offer(day: OfficeDay) -> Asked:
    return Asked(waitlist_wishes.decline(day), None)


def _leave_waitlist(day: OfficeDay) -> Asked:
    return Asked(waitlist_wishes.leave(day), None)


WISHES = (
    Wish("bookAppointment", "AppointmentBooked", _book),
    Wish("bookAppointment for somebody else", "AppointmentBooked", _book_for_somebody_else),
    Wish("bookAppointment of three places", "AppointmentBooked", _book_three_places),
    Wish("bookAppointment of what was held", "AppointmentBooked", _book_what_was_held),
    Wish("bookAppointment with a citizen number", "AppointmentBooked", _book_with_a_citizen_number),
    Wish("bookForCitizen", "AppointmentBooked", _book_for_citizen),
    Wish(
        "rescheduleAppointment with a citizen number",
        "AppointmentRescheduled",
        _reschedule_with_a_citizen_number,
    ),
    # Its key names the hold of a slot: of another slot it names another hold.
    Wish("holdSlot", "SlotHeld", _hold, has_other=False),
    Wish("holdSlot of three places instead", "SlotHeld", _hold_three_places_instead, has_other=False),
    Wish("releaseHold", "HoldReleased", _release, has_other=False),
    Wish("joinWaitlist", "WaitlistJoined", _join_waitlist),
    Wish("acceptOffer", "AppointmentBooked", _accept_offer, has_other=False),
    Wish("wishForEarlier", "EarlierTimeWished", _wish_for_earlier, has_other=False),
    Wish("acceptOffer of an earlier time", "AppointmentBooked", _take_earlier, has_other=False),
    Wish("declineOffer", "OfferDeclined", _decline_offer, has_other=False),
    Wish("leaveWaitlist", "WaitlistLeft", _leave_waitlist, has_other=False),
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
    Wish("takeTicket", "TicketTaken", _take),
    Wish("takeTicket with priority", "TicketTaken", _take_with_priority),
    Wish("checkIn", "CheckedIn", _check_in),
    Wish("checkIn with priority", "CheckedIn", _check_in_with_priority),
    Wish("leaseNumbers", "NumbersLeased", _lease),
    Wish("reportIssuedNumbers", "IssuedNumbersReported", _report),
    Wish("reportIssuedNumbers at once", "IssuedNumbersReported", _report_at_once),
    Wish("letOthersGoFirst", "OthersGoFirst", _let_others_go_first, has_other=False),
    Wish("setPriority", "PrioritySet", _set_priority),
    Wish("setPriority to none", "PrioritySet", _take_priority_away),
    Wish("countPosterScan", "PosterScanCounted", _scan),
    Wish("openCounter", "CounterOpened", _open),
    Wish("closeCounter", "CounterClosed", _at_counter("close_counter", after=())),
    Wish("closeCounter for a while", "CounterClosed", _close_for_a_while),
    Wish("callNext", "TicketCalled", _at_counter("call_next", after=())),
    Wish("recallTicket", "TicketRecalled", _recall),
    Wish("startService", "ServiceStarted", _at_counter("start_service", after=("call_next",))),
    Wish("markNoShow", "NoShowMarked", _at_counter("mark_no_show", after=("call_next",))),
    Wish(
        "finishService",
        "ServiceFinished",
        _at_counter("finish_service", after=("call_next", "start_service")),
    ),
    *(
        Wish(f"undoLastAct of {acts[-1]}", "ActUndone", _at_counter("undo_last_act", after=acts))
        for acts in (
            ("call_next",),
            ("call_next", "start_service"),
            ("call_next", "mark_no_show"),
            ("call_next", "start_service", "finish_service"),
        )
    ),
    Wish("markReturn", "ReturnMarked", _mark_return),
    Wish("checkIn after a missed call", "CheckedIn", _come_back),
    Wish("transferTicket", "TicketTransferred", _transfer),
    Wish("transferTicket to a counter", "TicketTransferred", _transfer_to_a_counter),
    Wish("addService", "ServiceAdded", _add_service),
    Wish("addServiceAtCounter in one go", "ServiceAddedAtCounter", _add_at_counter(EXTRACT)),
    Wish("addServiceAtCounter of another group", "ServiceAddedAtCounter", _add_at_counter(RESIDENCE)),
    Wish("finishService with more to do", "ServiceFinished", _finish_and_go_on),
    Wish("undoLastAct of a finish with more to do", "ActUndone", _undo_going_on),
    Wish("receiveDossier of the second service", "DossierReceived", _receive_the_second),
    Wish("receiveDossier", "DossierReceived", _receive),
    Wish("receiveDossier with digitised papers", "DossierReceived", _receive_digitised),
    Wish("advanceDossier", "DossierAdvanced", _advance),
    Wish("changeOffice", "OfficeChanged", _change_office),
    Wish("changeOffice with a new group and counter", "OfficeChanged", _add_group_and_counter),
    Wish("changeOffice that retires a counter", "OfficeChanged", _retire_counter),
    Wish("changeTerms", "TermsChanged", _change_terms),
    Wish("resumeOfficeChange", "ChangeResumed", _resume_change),
    Wish("advanceDossier to another unit", "DossierAdvanced", _hand_off),
    Wish("handOverResult", "ResultHandedOver", _hand_over),
    Wish("issueResultOnline", "ResultIssuedOnline", _issue_online),
    Wish("postResult", "ResultPosted", _post),
    Wish("endPosting", "PostingEnded", _end_posting),
    Wish("assignDossier", "DossierAssigned", _assign),
    Wish("extendDossier", "DossierExtended", _extend),
    Wish("receiveDossier with an address", "DossierReceived", _receive_with_an_address),
    Wish("advanceDossier with a notice", "DossierAdvanced", _advance_and_tell),
    Wish("changeEmail", "EmailChanged", _change_email),
    Wish("stopLetters", "LettersStopped", _stop_letters, has_other=False),
    Wish("sendNoticeAgain", "NoticeWaits", _send_notice_again, has_other=False),
    Wish("assignDossiers", "DossiersAssigned", lambda day: Asked(*inbox_wishes.take_over(day))),
    Wish("assignDossiers for some days", "DossiersAssigned", lambda day: Asked(*inbox_wishes.lend(day))),
    Wish("advanceDossiers", "DossiersAdvanced", lambda day: Asked(*inbox_wishes.move_on(day))),
    Wish(
        "enterDirectory",
        "DirectoryEntered",
        lambda day: Asked(inbox_wishes.enter(day), None),
        has_other=False,
    ),
    Wish("saveStaffMember", "StaffMemberSaved", lambda day: Asked(*inbox_wishes.add(day))),
    Wish("saveStaffMember who leaves", "StaffMemberSaved", lambda day: Asked(*inbox_wishes.dismiss(day))),
)
