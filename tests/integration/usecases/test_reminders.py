"""Officers and heads are written to on working mornings, of each thing once, whatever happens meanwhile."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from api.domain.calendar import DayOff, local_clock, local_day
from api.domain.dossiers import Dossier
from api.domain.notices import MOST_ATTEMPTS, NoticeState
from api.ports import LetterIsRefused, LetterWasNotTaken
from api.storage.offices import OfficeItem, save_office
from api.storage.reminders import ReminderClockItem
from api.usecases import reminders, staff_members
from api.usecases.dossiers import SeenDossier
from api.usecases.reminders.reminding import MOST_LOOKED_AT, PAGE
from tests.integration.storage.death import ProcessDied, deaths, dying_process
from tests.integration.storage.faults import lost_call, watched_store
from tests.integration.storage.snapshots import go_back_to, snapshot
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.mail import MailStandIn, post_of
from tests.integration.usecases.office_day import (
    PERMIT,
    OfficeDay,
    at_once,
    new_key,
    share_permits,
)
from tests.integration.usecases.truth import items_of
from tests.integration.usecases.wishes.inbox import assign, manager, save
from tests.integration.usecases.wishes.reminders import (
    HEAD,
    OFFICER,
    copies,
    handed_in,
    known_reminders,
    look,
    marks,
    staffed,
    written_to,
)


def due_of(known: Dossier) -> object:
    assert known.due_at is not None
    return known.due_at


def go_to(day: OfficeDay, known: Dossier, *, days: int = 0, hour: int = 8) -> None:
    """To that hour of the day on which it is due, or of so many days later."""
    assert known.due_at is not None
    at = local_clock(known.due_at + timedelta(days=days)).replace(hour=hour, minute=0)
    day.clock.moment = at.astimezone(day.clock.moment.tzinfo)


def live_through(day: OfficeDay, mail: MailStandIn, *, days: int) -> list[tuple[str, str, int]]:
    """Look every two hours for so many days; each letter with its day, its reader and how many it names."""
    for _ in range(days * 12):
        day.clock.move(hours=2)
        look(day, mail)
    return [
        (letter.notice_id.split("/")[1], letter.to, letter.text.partition("--------")[0].count("/staff#"))
        for letter in mail.letters
    ]


def test_officer_hears_at_half_at_most_and_the_day_before_then_the_head_on_the_day(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    mail = MailStandIn()
    letters = live_through(day, mail, days=25)
    due = local_day(due_of(known))  # type: ignore[arg-type]
    assert [(to, named) for _, to, named in letters] == [(OFFICER, 1)] * (len(letters) - 1) + [(HEAD, 1)]
    assert letters[-1][0] == due.isoformat()
    assert len({on for on, _, _ in letters}) == len(letters)
    told = [letter.text for letter in mail.letters]
    sections = ["MỘT NỬA", "80%", "CÒN MỘT NGÀY", "PHẢI TRẢ HÔM NAY"]
    found = [next(name for name in sections if name in text) for text in told]
    assert found == [name for name in sections if name in found], "each level once, in order"
    assert found[-2:] == ["CÒN MỘT NGÀY", "PHẢI TRẢ HÔM NAY"]
    assert marks() == {f"{known.code} {day.office.id}": "TODAY"}
    assert {each.state for each in known_reminders()} == {NoticeState.POSTED}


def test_letters_come_in_working_hours_alone(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    closed = DayOff(local_day(due_of(known)), "Nghỉ lễ", "Holiday")  # type: ignore[arg-type]
    calendar = replace(day.office.calendar, days_off=(*day.office.calendar.days_off, closed))
    save_office(replace(day.office, calendar=calendar))
    mail = MailStandIn()
    moments = []
    for _ in range(15 * 32):
        day.clock.move(minutes=45)
        before = len(mail.letters)
        look(day, mail)
        moments += [day.clock.now()] * (len(mail.letters) - before)
    assert len(moments) >= 3
    first_shift = min(shift.opens_at for shift in calendar.shifts)
    for moment in moments:
        assert calendar.is_working_day(local_day(moment))
        assert local_clock(moment).hour == first_shift.hour
    assert "ĐÃ QUÁ HẠN" in mail.letters[-1].text, "on the day itself nobody worked"


def test_after_an_outage_one_letter_tells_the_highest_level(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    day.clock.move(minutes=10)
    look(day, MailStandIn())
    go_to(day, known, days=0)
    mail = MailStandIn()
    look(day, mail)
    assert [(letter.to, "PHẢI TRẢ HÔM NAY" in letter.text) for letter in mail.letters] == [(HEAD, True)]


def test_many_in_one_morning_are_one_letter(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, 70)
    go_to(day, known, days=-1, hour=9)
    mail = MailStandIn()
    live_through(day, mail, days=1)
    (first, *_) = mail.letters
    assert first.to == OFFICER
    assert "… và 21 hồ sơ nữa." in first.text
    assert first.text.count("/staff#") == 100, "fifty in each language"
    assert len({(letter.to, letter.notice_id) for letter in mail.letters}) == len(mail.letters)


def test_of_many_who_look_at_once_each_letter_is_written_and_sent_once(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, 5)
    copies(known, 4, days_later=1)
    go_to(day, known)
    mail = MailStandIn()
    at_once([partial(look, day, mail)] * 6)
    look(day, mail)
    assert sorted(letter.to for letter in mail.letters) == [OFFICER, HEAD]
    assert len(marks()) == 10


def test_process_that_dies_at_any_call_loses_no_letter_and_writes_none_twice(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, 2, days_later=1)
    go_to(day, known)
    before, begins = snapshot(), day.clock.now()
    whole = MailStandIn()
    with watched_store() as calls:
        look(day, whole)
    told = marks()
    assert sorted(letter.to for letter in whole.letters) == [OFFICER, HEAD]
    for position, was_done in deaths(calls.operations):
        go_back_to(before)
        day.clock.moment = begins
        mail = MailStandIn()
        with dying_process(position, was_done=was_done), suppress(ProcessDied):
            look(day, mail)
        for _ in range(3):
            day.clock.move(minutes=5)
            look(day, mail)
        where = f"{calls.operations[position]} at {position}, {was_done=}"
        assert marks() == told, where
        assert {*mail.ids} == {*whole.ids}, where
        # Only who dies between sending and saying so sends again, under the same id.
        assert len(mail.letters) <= len(whole.letters) + 1, where
        assert {each.state for each in known_reminders()} == {NoticeState.POSTED}, where


def test_store_lost_at_any_call_loses_no_letter(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, 1, days_later=1)
    go_to(day, known)
    before, begins = snapshot(), day.clock.now()
    with watched_store() as calls:
        look(day, MailStandIn())
    told = marks()
    for position in range(len(calls)):
        for was_done in (False, True):
            go_back_to(before)
            day.clock.moment = begins
            mail = MailStandIn()
            with lost_call(position, was_done=was_done), suppress(Exception):
                look(day, mail)
            for _ in range(4):
                day.clock.move(minutes=5)
                look(day, mail)
            where = f"{calls.operations[position]} at {position}, {was_done=}"
            assert marks() == told, where
            assert {letter.to for letter in mail.letters} == {OFFICER, HEAD}, where
            assert {each.state for each in known_reminders()} == {NoticeState.POSTED}, where


def test_office_that_cannot_be_seen_to_holds_up_no_other(day: OfficeDay) -> None:
    expert = share_permits(day)
    written_to(day, expert, "le@example.vn")
    day.clock.move(minutes=1)
    staffed(day)
    known = handed_in(day)
    go_to(day, known)
    broken = OfficeItem.get(f"OFFICE#{expert.office_id}", "OFFICE")
    broken.body = "{}"
    broken.save()
    mail = MailStandIn()
    assert reminders.remind_offices(post_of(day, mail), first=1) == 0
    look(day, mail)
    assert [letter.to for letter in mail.letters] == [HEAD]


# Who is told


def test_papers_that_are_awaited_are_nobodys_delay(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    moved(day, known.code, "SUPPLEMENT")
    assert live_through(day, MailStandIn(), days=20) == []
    moved(day, known.code, "APPRAISAL")
    assert live_through(day, MailStandIn(), days=20) != []


def test_who_wants_no_letters_or_has_no_address_gets_none(day: OfficeDay) -> None:
    written_to(day, day.clerk(3), OFFICER, wants_reminders=False)
    written_to(day, day.manager, None)
    handed_in(day)
    assert live_through(day, MailStandIn(), days=15) == []
    assert marks() == {}


def test_nobodys_work_and_that_of_who_left_is_told_to_the_head(day: OfficeDay) -> None:
    written_to(day, day.manager, HEAD)
    known = handed_in(day)
    go_to(day, known, days=-1)
    mail = MailStandIn()
    look(day, mail)
    (letter,) = mail.letters
    assert letter.to == HEAD
    assert "CÒN MỘT NGÀY" in letter.text
    assert "Người xử lý gần nhất: Cán bộ Demo 3." in letter.text


def test_work_given_to_another_is_told_to_her(day: OfficeDay) -> None:
    staffed(day)
    written_to(day, day.clerk(4), "mai@example.vn")
    known = handed_in(day)
    assign(day, [SeenDossier(known.code, 1)], key=new_key(), clerk="clerk-4", staff=day.manager)
    go_to(day, known, days=-1)
    mail = MailStandIn()
    look(day, mail)
    assert [letter.to for letter in mail.letters] == ["mai@example.vn"]


def test_both_units_of_a_shared_dossier_write_to_their_own_people(day: OfficeDay) -> None:
    expert = share_permits(day)
    staffed(day)
    written_to(day, expert, "le@example.vn")
    written_to(day, replace(day.manager, office_id=expert.office_id), "so@example.vn")
    code = received(day, PERMIT, counter=5).dossier.code
    moved(day, code, "SENT")
    moved(day, code, "APPRAISAL", staff=expert)
    mail = MailStandIn()
    letters = live_through(day, mail, days=60)
    by_reader = {to: [on for on, reader, _ in letters if reader == to] for _, to, _ in letters}
    assert set(by_reader) == {"le@example.vn", "so@example.vn", HEAD}
    assert by_reader[HEAD] == by_reader["so@example.vn"] == [max(on for on, _, _ in letters)]
    head = next(letter for letter in mail.letters if letter.to == HEAD)
    assert "Đang ở đơn vị khác." in head.text
    assert expert.name not in head.text


# What it costs


def test_office_without_addresses_is_never_looked_at(day: OfficeDay) -> None:
    handed_in(day)
    save(day, "ba", name="Bà Demo")
    with watched_store() as calls:
        look(day, MailStandIn())
    assert calls.operations == ["Query", "Query"], "what is due, and what waits to be sent"
    assert items_of(ReminderClockItem) == []


def test_morning_of_many_dossiers_takes_bounded_queries(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, MOST_LOOKED_AT + 50, days_later=30)
    go_to(day, known)
    with watched_store() as calls:
        reminders.remind_offices(post_of(day, MailStandIn()))
    pages = MOST_LOOKED_AT // PAGE
    assert calls.operations.count("Query") == 1 + 1 + pages
    assert "Scan" not in calls.operations
    again = len(known_reminders())
    with watched_store() as calls:
        reminders.remind_offices(post_of(day, MailStandIn()))
    assert calls.operations == ["Query"]
    assert len(known_reminders()) == again


# What could not be sent


def test_letter_that_is_refused_is_the_managers_to_see_mend_and_send_again(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    go_to(day, known, days=-1)
    look(day, MailStandIn(fails=[LetterIsRefused()]))
    (unsent,) = reminders.unsent_reminders(day.services, staff=day.manager, first=20)
    assert (unsent.staff_name, unsent.on) == ("Cán bộ Demo 3", local_day(day.clock.now()))
    save(day, "clerk-3", name="Cán bộ Demo 3", version=2, email="dung@example.vn")
    again = partial(reminders.send_reminder_again, day.services, reminder_id=unsent.id)
    stranger = replace(manager(day), office_id="hoa-khanh")
    assert type(again(staff=stranger, idempotency_key=new_key())).__name__ == "NoticeIsUnknown"
    assert type(again(staff=day.manager, idempotency_key=new_key())).__name__ == "ReminderWaits"
    mail = MailStandIn()
    look(day, mail)
    assert [(letter.to, letter.notice_id) for letter in mail.letters] == [("dung@example.vn", unsent.id)]
    assert reminders.unsent_reminders(day.services, staff=day.manager, first=20) == []
    assert type(again(staff=day.manager, idempotency_key=new_key())).__name__ == "NoticeIsSettled"


def test_mail_service_that_is_down_all_day_writes_the_next_morning_and_never_at_night(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    go_to(day, known, days=-1)
    mail = MailStandIn(fails=[LetterWasNotTaken()] * (MOST_ATTEMPTS - 2))
    moments = []
    for _ in range(24 * 12):
        day.clock.move(minutes=5)
        before = len(mail.fails), len(mail.letters)
        look(day, mail)
        if before != (len(mail.fails), len(mail.letters)):
            moments.append(day.clock.now())
    assert mail.letters
    for moment in moments:
        assert day.office.calendar.working_time_between(start=moment, end=moment + timedelta(seconds=1))


def test_letter_whose_dossiers_are_finished_meanwhile_is_not_sent(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    go_to(day, known, days=-1)
    reminders.remind_offices(post_of(day, MailStandIn()))
    moved(day, known.code, "APPRAISAL", "APPROVAL", "COMPLETED")
    mail = MailStandIn()
    look(day, mail)
    assert mail.letters == []
    assert [each.state for each in known_reminders()] == [NoticeState.NOT_WANTED]


# The directory


def test_manager_known_as_a_clerk_is_a_head_from_her_next_sign_in(day: OfficeDay) -> None:
    save(day, "manager-1", name="Trưởng Demo", email=HEAD)
    entered = staff_members.enter_directory(day.services, staff=day.manager, idempotency_key=new_key())
    assert (entered.entry.role, entered.entry.email) == (day.manager.role, HEAD)  # type: ignore[union-attr]
    known = handed_in(day)
    go_to(day, known)
    mail = MailStandIn()
    look(day, mail)
    assert [letter.to for letter in mail.letters] == [HEAD]


@pytest.mark.parametrize("email", ["lan@nowhere", "lan example.vn", "a@b.vn\nBcc: x@y.vn", "ă@b.vn"])
def test_address_that_is_none_is_refused(day: OfficeDay, email: str) -> None:
    refused = save(day, "ba", name="Bà Demo", email=email)
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", "email")


def test_every_address_is_in_the_record(day: OfficeDay) -> None:
    written_to(day, day.clerk(3), OFFICER)
    save(day, "clerk-3", name="Cán bộ Demo 3", version=2, wants_reminders=False)
    changes, _ = staff_members.directory_changes(staff=day.manager, first=5, before=None)
    told = {(change.after.version, change.after.email, change.after.wants_reminders) for change in changes}
    assert told == {(3, None, False), (2, OFFICER, True), (1, None, True)}
