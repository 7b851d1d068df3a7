"""Officers and heads are written to on working mornings, of each thing once, whatever happens meanwhile."""

from dataclasses import replace
from typing import Any

import pytest

from api.domain.calendar import DayOff, local_clock, local_day
from api.domain.notices import NoticeState
from api.domain.staff import StaffMember
from api.storage.offices import save_office
from api.usecases import reminders, staff_members
from api.usecases.dossiers import SeenDossier
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.mail import MailStandIn, post_of
from tests.integration.usecases.office_day import (
    PERMIT,
    OfficeDay,
    at_once,
    names,
    new_key,
    share_permits,
)
from tests.integration.usecases.wishes.inbox import assign, save
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


def test_officer_hears_at_half_at_most_and_the_day_before_then_the_head_on_the_day(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    mail = MailStandIn()
    letters = live_through(day, mail, days=25)
    assert known.due_at is not None
    due = local_day(known.due_at)
    assert [(to, named) for _, to, named in letters] == [(OFFICER, 1)] * (len(letters) - 1) + [(HEAD, 1)]
    assert letters[-1][0] == due.isoformat()
    assert len({on for on, _, _ in letters}) == len(letters)
    told = [letter.text for letter in mail.letters]
    sections = ["MỘT NỬA", "80%", "CÒN MỘT NGÀY", "PHẢI TRẢ HÔM NAY"]
    found = [next(name for name in sections if name in text) for text in told]
    assert found == [name for name in sections if name in found], "each level once, in order"
    assert found[-2:] == ["CÒN MỘT NGÀY", "PHẢI TRẢ HÔM NAY"]
    assert marks() == {f"{known.code} {day.office.id}": "ON_THE_DAY"}
    assert {each.state for each in known_reminders()} == {NoticeState.POSTED}


def test_letters_come_in_working_hours_alone(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    assert known.due_at is not None
    closed = DayOff(local_day(known.due_at), "Nghỉ lễ", "Holiday")
    calendar = replace(day.office.calendar, days_off=(*day.office.calendar.days_off, closed))
    save_office(replace(day.office, calendar=calendar))
    mail = MailStandIn()
    moments = []
    for _ in range(12 * 26):
        day.clock.move(minutes=55)
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
    assert first.text.count("/staff#H") == 100, "fifty in each language"
    assert len({(letter.to, letter.notice_id) for letter in mail.letters}) == len(mail.letters)


# Who is told


def test_papers_that_are_awaited_are_nobodys_delay(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    moved(day, known.code, "SUPPLEMENT")
    assert live_through(day, MailStandIn(), days=20) == []
    moved(day, known.code, "APPRAISAL")
    assert live_through(day, MailStandIn(), days=20) != []


def test_late_by_a_second_request_is_told_the_head_the_next_morning(day: OfficeDay) -> None:
    staffed(day)
    code = received(day, PERMIT, counter=5).dossier.code
    moved(day, code, "SUPPLEMENT", "SENT_AGAIN", "APPRAISAL", "SUPPLEMENT")
    assert live_through(day, MailStandIn(), days=3) == [], "it waits for its citizen"
    moved(day, code, "SENT_AGAIN")
    mail = MailStandIn()
    assert [(to, named) for _, to, named in live_through(day, mail, days=4)] == [(HEAD, 1)]
    assert "Quá hạn vì yêu cầu bổ sung lần hai." in mail.letters[0].text


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


# The directory


def own(day: OfficeDay, *, wants: bool, staff: StaffMember | None = None) -> Any:
    return staff_members.set_my_reminders(
        day.services, staff=staff or day.clerk(3), wants_reminders=wants, idempotency_key=new_key()
    )


def test_officer_stops_her_own_letters_and_has_them_again(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    day.clock.move(minutes=1)
    stopped = own(day, wants=False)
    assert (stopped.entry.email, stopped.entry.is_reminded) == (OFFICER, False)
    (newest, *_), _ = staff_members.directory_changes(staff=day.manager, first=1, before=None)
    assert (newest.by_id, newest.after.id, newest.reason) == ("clerk-3", "clerk-3", "")
    assert newest.before == replace(newest.after, wants_reminders=True, version=2)
    go_to(day, known, days=-2)
    mail = MailStandIn()
    look(day, mail)
    assert mail.letters == []
    assert own(day, wants=True).entry.is_reminded
    go_to(day, known, days=-1)
    look(day, mail)
    assert [letter.to for letter in mail.letters] == [OFFICER]


def test_letter_that_waits_is_not_sent_to_who_has_stopped_hers(day: OfficeDay) -> None:
    staffed(day)
    known = handed_in(day)
    go_to(day, known, days=-1)
    reminders.remind_offices(post_of(day, MailStandIn()))
    own(day, wants=False)
    mail = MailStandIn()
    look(day, mail)
    assert mail.letters == []


def test_head_is_the_directorys_to_stop_and_may_be_reminded_again(day: OfficeDay) -> None:
    staffed(day)
    assert type(own(day, wants=False, staff=day.manager)).__name__ == "HeadIsReminded"
    entry = staff_members.my_entry(staff=day.manager)
    assert entry.is_reminded
    save(day, entry.id, name=entry.name, version=entry.version, email=entry.email, wants_reminders=False)
    assert own(day, wants=True, staff=day.manager).entry.is_reminded


def test_who_is_in_no_directory_has_no_reminders_to_stop(day: OfficeDay) -> None:
    staffed(day)
    stranger = replace(day.clerk(3), office_id="hoa-khanh")
    for unknown in (day.clerk(5), stranger):
        assert type(own(day, wants=False, staff=unknown)).__name__ == "StaffMemberIsUnknown"
    entry = staff_members.my_entry(staff=day.clerk(3))
    assert entry.is_reminded


def test_her_wish_and_a_managers_change_at_once_are_both_kept_or_the_manager_is_told(day: OfficeDay) -> None:
    staffed(day)
    done = at_once(
        [
            lambda: own(day, wants=False),
            lambda: save(day, "clerk-3", name="Lan Demo", version=2, email="moi@example.vn"),
        ]
    )
    entry = staff_members.my_entry(staff=day.clerk(3))
    was_told = "StaffMemberHasChanged" in names(done)
    assert (entry.wants_reminders, entry.email) == (False, OFFICER if was_told else "moi@example.vn")
    assert entry.version == (3 if was_told else 4)


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
