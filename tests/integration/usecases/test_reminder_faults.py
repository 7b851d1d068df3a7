"""Whatever happens to processes, store and mail, a reminder is written once and lost never; what it costs."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from unittest.mock import patch

from api.domain.calendar import local_day
from api.domain.notices import MOST_ATTEMPTS, NoticeState
from api.domain.reminders import Reminder
from api.ports import LetterIsRefused, LetterWasNotTaken
from api.storage.offices import OfficeItem
from api.storage.reminders import ReminderClockItem
from api.storage.transactions import Put
from api.usecases import reminders
from api.usecases.reminders import reminding, send_reminder
from api.usecases.reminders.reminding import MOST_LOOKED_AT, PAGE
from tests.integration.storage.death import ProcessDied, deaths, dying_process
from tests.integration.storage.faults import lost_call, watched_store
from tests.integration.storage.snapshots import go_back_to, snapshot
from tests.integration.usecases.dossier_acts import moved
from tests.integration.usecases.mail import MailStandIn, post_of
from tests.integration.usecases.office_day import (
    OfficeDay,
    at_once,
    new_key,
    share_permits,
)
from tests.integration.usecases.truth import items_of
from tests.integration.usecases.wishes.inbox import manager, save
from tests.integration.usecases.wishes.reminders import (
    HEAD,
    OFFICER,
    copies,
    go_to,
    handed_in,
    known_reminders,
    live_through,
    look,
    marks,
    staffed,
    written_to,
)


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
        for _ in range(2):
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
            for _ in range(2):
                day.clock.move(minutes=16)
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
    assert calls.operations.count("Query") == 1 + 1 + pages + 1
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
    for _ in range(24 * 4):
        day.clock.move(minutes=15)
        before = len(mail.fails), len(mail.letters)
        look(day, mail)
        if before != (len(mail.fails), len(mail.letters)):
            moments.append(day.clock.now())
    assert mail.letters
    for moment in moments:
        assert day.office.calendar.working_time_between(start=moment, end=moment + timedelta(seconds=1))


def test_days_without_the_mail_service_end_in_one_letter(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, 2, days_later=1)
    copies(known, 2, days_later=5)
    go_to(day, known, days=-2)
    mail = MailStandIn(fails=[LetterWasNotTaken()] * 1_000)
    for _ in range(3):
        assert live_through(day, mail, days=1) == []
        waiting = [each.staff_id for each in known_reminders() if each.state is NoticeState.WAITING]
        assert len(waiting) == len({*waiting}), "one letter for a person"
    assert sorted(waiting) == ["clerk-3", "manager-1"]
    mail.fails = []
    live_through(day, mail, days=1)
    assert sorted(letter.to for letter in mail.letters) == [OFFICER, HEAD]
    (hers,) = (letter for letter in mail.letters if letter.to == OFFICER)
    assert {code for code in marks() if code.partition(" ")[0] not in hers.text} == set()


def test_letter_that_is_being_sent_is_not_taken_back(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    copies(known, 1, days_later=1)
    go_to(day, known, days=-1)
    look(day, MailStandIn(fails=[LetterWasNotTaken()]))
    go_to(day, known)
    older = min(known_reminders(), key=lambda each: each.on)
    mail = MailStandIn()
    saves = reminding.reminders_storage.save_reminder
    sends = [partial(send_reminder, office_id=older.office_id, told_apart_by=older.told_apart_by)]

    def sent_meanwhile(reminder: Reminder) -> Put:
        """Between the reading and the first write somebody sends it."""
        while sends:
            sends.pop()(post_of(day, mail))
        return saves(reminder)

    with patch.object(reminding.reminders_storage, "save_reminder", sent_meanwhile):
        look(day, mail)
    assert sorted(letter.to for letter in mail.letters) == [OFFICER, OFFICER, HEAD]
    assert len({*mail.ids}) == 3


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
