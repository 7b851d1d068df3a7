"""Who is reminded of which dossiers, when, what is told once, and how the letter reads."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import CalendarHasNoWorkingDay, DayOff, WorkingCalendar
from api.domain.dossiers import Assignment, Dossier, DossierMove, MoveKind
from api.domain.notices import Letter, NoticeState
from api.domain.reminders import (
    MOST_HEADS,
    MOST_ROWS,
    Draft,
    Reminder,
    ReminderAudience,
    ReminderLevel,
    Warned,
    drafts,
    near_due,
    next_working_minute,
    parse_reminder_id,
    reminder_letter,
    reminder_level,
    rows_of,
)
from api.domain.staff import StaffRole
from api.domain.staff_members import DirectoryEntry
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR
from tests.unit.domain.dossier_cases import CALENDAR, HERE, at, dossier, extended, moved

SITE = "https://den-luot.test"
OFFICE = demo_office(group_of_sector=GROUP_OF_SECTOR)
LAN = DirectoryEntry(id="clerk", name="Lan", email="lan@example.vn")
MAI = DirectoryEntry(id="mai", name="Mai", email="mai@example.vn")
HEAD = DirectoryEntry(id="head", name="Trưởng", role=StaffRole.MANAGER, email="truong@example.vn")
HALF, MOST, DAY_BEFORE, TODAY, OVERDUE = ReminderLevel


def due(known: Dossier, when: datetime, *, code: str) -> Dossier:
    moves = tuple(replace(move, due_at=when) for move in known.moves)
    return replace(known, code=code, due_at=when, moves=moves)


def given_to(known: Dossier, clerk_id: str, *, when: datetime) -> Dossier:
    move = DossierMove(
        step=known.step,
        at=when,
        clerk_id="head",
        kind=MoveKind.ASSIGNED,
        assignment=Assignment(clerk_id=clerk_id, clerk_name=clerk_id),
        due_at=known.due_at,
    )
    return replace(known, moves=(*known.moves, move))


def planned(
    *dossiers: Dossier,
    now: datetime,
    directory: tuple[DirectoryEntry, ...] = (LAN, MAI, HEAD),
    told: tuple[Warned, ...] = (),
) -> tuple[Draft, ...]:
    near = near_due(dossiers=dossiers, office_id=HERE, directory=directory, calendar=CALENDAR, now=now)
    marks = {warned.dossier_code: warned for warned in told}
    return drafts(near=near, told=marks, office_id=HERE, directory=directory, now=now)


def readers(found: tuple[Draft, ...]) -> list[tuple[str, ReminderAudience, int]]:
    return [(each.staff_id, each.audience, len(each.codes)) for draft in found for each in draft.reminders]


# How near


# Received on Monday the 2nd at 9:00; ten working days end on Monday the 16th at 17:00.
@pytest.mark.parametrize(
    ("now", "level"),
    [
        (at(6), None),
        (at(9, "12:00"), None),
        (at(10), HALF),
        (at(12), HALF),
        (at(12, "17:00"), MOST),
        (at(13), DAY_BEFORE),
        (at(15), DAY_BEFORE),  # a Sunday: Monday is the next working day
        (at(16, "07:00"), TODAY),
        (at(16, "23:00"), TODAY),
        (at(17, "07:00"), OVERDUE),
        (at(30), OVERDUE),
    ],
)
def test_level_follows_the_clock(now: datetime, level: ReminderLevel | None) -> None:
    assert reminder_level(dossier=dossier(), calendar=CALENDAR, now=now) is level


@pytest.mark.parametrize("step", ["SUPPLEMENT", "COMPLETED", "REFUSED", "WITHDRAWN"])
def test_nothing_is_told_while_the_clock_stands_or_when_it_is_over(step: str) -> None:
    for day in (10, 16, 28):
        known = moved(dossier(), (step, at(4)))
        assert reminder_level(dossier=known, calendar=CALENDAR, now=at(day)) is None


def test_second_request_for_papers_is_late_as_soon_as_the_work_goes_on() -> None:
    steps = ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)), ("SUPPLEMENT", at(5)), ("APPRAISAL", at(6))
    assert reminder_level(dossier=moved(dossier(), *steps), calendar=CALENDAR, now=at(7)) is OVERDUE


def test_without_a_date_nothing_is_near() -> None:
    assert reminder_level(dossier=dossier(deadline=None), calendar=CALENDAR, now=at(28)) is None


@given(st.integers(0, 28 * 24), st.integers(0, 10 * 24))
def test_level_never_falls_while_nobody_does_anything(hours: int, later: int) -> None:
    known, now = dossier(), at(2) + timedelta(hours=hours)
    before = reminder_level(dossier=known, calendar=CALENDAR, now=now)
    after = reminder_level(dossier=known, calendar=CALENDAR, now=now + timedelta(hours=later))
    assert (after.rank if after else 0) >= (before.rank if before else 0)


# What was told


@pytest.mark.parametrize(
    ("told", "now", "is_new"),
    [
        (None, HALF, True),
        (HALF, HALF, False),
        (HALF, DAY_BEFORE, True),
        (MOST, HALF, False),
        (DAY_BEFORE, TODAY, True),
        (TODAY, OVERDUE, False),
        (OVERDUE, TODAY, False),
    ],
)
def test_each_level_is_told_once(told: ReminderLevel | None, now: ReminderLevel, is_new: bool) -> None:
    due = at(16, "17:00")
    mark = Warned(dossier_code="A", office_id=HERE, level=told, due_at=due) if told else None
    assert (mark is None or not mark.covers(level=now, due_at=due)) is is_new


def test_another_date_begins_anew() -> None:
    known = dossier()
    first = planned(known, now=at(13))
    (mark,) = first[0].marks
    assert planned(known, now=at(13), told=(mark,)) == ()
    promised = extended(known, when=at(13), to=date(2026, 12, 1))
    assert planned(promised, now=at(27), told=(mark,))[0].marks[0].due_at == promised.due_at


def test_after_an_outage_only_the_highest_level_is_told() -> None:
    (draft,) = planned(dossier(), now=at(13))
    assert [mark.level for mark in draft.marks] == [DAY_BEFORE]
    (draft,) = planned(dossier(), now=at(20))
    assert [(mark.level, draft.reminders[0].staff_id) for mark in draft.marks] == [(OVERDUE, "head")]


# Who is told


def test_officer_is_told_of_her_own_and_the_head_of_the_day() -> None:
    known = dossier()
    assert readers(planned(known, now=at(10))) == [("clerk", ReminderAudience.OFFICER, 1)]
    hers = given_to(known, "mai", when=at(3))
    assert readers(planned(hers, now=at(12))) == [("mai", ReminderAudience.OFFICER, 1)]
    assert readers(planned(hers, now=at(16))) == [("head", ReminderAudience.HEAD, 1)]
    assert readers(planned(hers, now=at(6))) == []


@pytest.mark.parametrize(
    ("officer", "told"),
    [
        (LAN, ["clerk"]),
        (replace(LAN, email=None), []),
        (replace(LAN, wants_reminders=False), []),
        (replace(LAN, is_active=False), ["head"]),
        (None, ["head"]),
        (replace(LAN, role=StaffRole.MANAGER), ["clerk", "head"]),
    ],
)
def test_who_has_left_has_her_work_told_to_the_heads_who_wants_no_letters_has_none(
    officer: DirectoryEntry | None, told: list[str]
) -> None:
    directory = (HEAD, officer) if officer else (HEAD,)
    assert [reader for reader, _, _ in readers(planned(dossier(), now=at(12), directory=directory))] == told


def test_nobody_is_told_where_nobody_is_written_to() -> None:
    silent = tuple(replace(entry, email=None) for entry in (LAN, HEAD))
    for day in (10, 16, 20):
        assert planned(dossier(), now=at(day), directory=silent) == ()
    assert planned(dossier(), now=at(16), directory=(LAN,)) == ()


def test_what_another_unit_has_is_told_to_the_head_on_the_day_alone() -> None:
    known = replace(dossier(), office_id="elsewhere", competent_office_id=None)
    assert readers(planned(known, now=at(12))) == []
    assert readers(planned(known, now=at(16))) == [("head", ReminderAudience.HEAD, 1)]


def test_head_goes_on_seeing_what_is_late_when_there_is_something_new() -> None:
    late = due(dossier(), at(9, "17:00"), code="H17.45-261102-0002")
    (first,) = planned(late, now=at(10))
    assert planned(late, now=at(11), told=first.marks) == ()
    today = due(dossier(), at(12, "17:00"), code="H17.45-261102-0003")
    (second,) = planned(late, today, now=at(12), told=first.marks)
    assert second.reminders[0].codes == (today.code, late.code)
    assert [mark.dossier_code for mark in second.marks] == [today.code]


def test_letter_names_fifty_and_counts_the_others_who_are_told_the_next_morning() -> None:
    many = [due(dossier(), at(9, "17:00"), code=f"H17.45-261102-{number:04}") for number in range(120)]
    new = due(dossier(), at(12, "17:00"), code="H17.45-261102-9999")
    (first,) = planned(*many, now=at(10))
    assert (len(first.reminders[0].codes), first.reminders[0].more, len(first.marks)) == (MOST_ROWS, 70, 50)
    (second,) = planned(*many, new, now=at(12), told=first.marks)
    assert second.reminders[0].codes[0] == new.code
    told = {mark.dossier_code for mark in (*first.marks, *second.marks)}
    assert len(told) == 100


def test_heads_who_are_many_are_written_to_up_to_a_bound() -> None:
    heads = tuple(replace(HEAD, id=f"head-{number}") for number in range(MOST_HEADS + 5))
    (draft,) = planned(dossier(), now=at(16), directory=heads)
    assert len(draft.reminders) == MOST_HEADS
    assert len({reminder.id for reminder in draft.reminders}) == MOST_HEADS


# When


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(9, "06:00"), at(9, "07:00")),
        (at(9, "07:00"), at(9, "07:00")),
        (at(9, "10:15"), at(9, "10:15")),
        (at(9, "11:30"), at(9, "13:30")),
        (at(9, "17:00"), at(10, "07:00")),
        (at(13, "22:00"), at(16, "07:00")),  # Friday night to Monday
        (at(14, "09:00"), at(16, "07:00")),
    ],
)
def test_nobody_is_written_to_out_of_hours(now: datetime, expected: datetime) -> None:
    assert next_working_minute(calendar=CALENDAR, at=now) == expected


def test_days_off_are_passed_over_and_an_office_that_never_works_is_said() -> None:
    closed = replace(CALENDAR, days_off=(DayOff(date(2026, 11, 16), "Nghỉ", "Closed"),))
    assert next_working_minute(calendar=closed, at=at(14)) == at(17, "07:00")
    with pytest.raises(CalendarHasNoWorkingDay):
        next_working_minute(calendar=WorkingCalendar(shifts=()), at=at(14))


# The letter


def letter(*dossiers: Dossier, now: datetime, more: int = 0) -> Letter:
    (draft,) = planned(*dossiers, now=now)
    reminder = replace(draft.reminders[0], more=more)
    rows = rows_of(reminder=reminder, dossiers=dossiers, calendar=CALENDAR, now=now)
    return reminder_letter(
        reminder=reminder, rows=rows, office=OFFICE, to="lan@example.vn", site_url=SITE, now=now
    )


def private(known: Dossier) -> Dossier:
    return replace(known, name="Trần Thị Minh Demo", phone="+84905123456", email="minh@example.vn")


def test_officers_letter_names_code_procedure_step_date_and_where_to_look() -> None:
    second = due(moved(dossier(), ("APPRAISAL", at(3))), at(18, "17:00"), code="H17.45-261102-0002")
    sent = letter(private(dossier()), private(second), now=at(12, "17:00"), more=3)
    assert sent.subject == "Nhắc hạn trả kết quả ngày 12/11/2026: 5 hồ sơ / Due dates: 5 dossiers"
    vietnamese, english = sent.text.split("\n--------\n")
    for line in (
        "Kính gửi Lan,",
        "nhắc bạn về các hồ sơ bạn đang giữ, tính đến 17:00 ngày 12/11/2026.",
        "ĐÃ QUA 80% THỜI GIAN (1)",
        "H17.45-261102-0001: Đăng ký thường trú",
        "Bước: Tiếp nhận. Hạn trả: 17:00 ngày 16/11/2026.",
        f"{SITE}/staff#H17.45-261102-0001",
        "ĐÃ QUA MỘT NỬA THỜI GIAN (1)",
        "… và 3 hồ sơ nữa.",
    ):
        assert line in vietnamese, line
    assert vietnamese.index("80%") < vietnamese.index("MỘT NỬA")
    assert "80% OF THE TIME HAS PASSED (1)" in english
    assert "Due: 17:00 on 16/11/2026." in english
    assert "Người xử lý" not in vietnamese, "she knows whose they are"
    assert sent.stop_url is None


def test_heads_letter_says_whose_each_is() -> None:
    hers = replace(given_to(dossier(), "mai", when=at(3)), code="H17.45-261102-0002")
    sent = letter(private(dossier()), private(hers), now=at(16))
    assert "PHẢI TRẢ HÔM NAY (2)" in sent.text
    assert "Người xử lý: mai." in sent.text
    assert "Người xử lý gần nhất: clerk." in sent.text


def test_no_letter_names_the_citizen() -> None:
    for now in (at(12), at(16), at(20)):
        sent = letter(private(dossier()), now=now)
        for secret in ("Minh", "905123", "minh@"):
            assert secret not in sent.subject + sent.text


def test_letter_tells_what_is_still_hers_when_it_is_written() -> None:
    (draft,) = planned(dossier(), now=at(12))
    (reminder,) = draft.reminders
    gone = given_to(dossier(), "mai", when=at(12))
    done = moved(dossier(), ("COMPLETED", at(12)))
    for known in (gone, done):
        assert rows_of(reminder=reminder, dossiers=[known], calendar=CALENDAR, now=at(12)) == ()
    (row,) = rows_of(reminder=reminder, dossiers=[dossier()], calendar=CALENDAR, now=at(16))
    assert row.level is TODAY


# On its way


def test_id_holds_no_subject_and_is_read_strictly() -> None:
    known = Reminder(
        state=NoticeState.WAITING,
        try_at=at(12),
        office_id="lien-chieu",
        on=date(2026, 11, 12),
        staff_id="auth0|Lan <x>",
        staff_name="Lan",
        audience=ReminderAudience.OFFICER,
        codes=(),
    )
    assert "Lan" not in known.id
    assert parse_reminder_id(f" {known.id} ") == ("lien-chieu", known.told_apart_by)
    for wrong in ("", "lien-chieu", "lien-chieu/CLOCK", known.id + "0", known.id.replace("/", "#")):
        assert parse_reminder_id(wrong) is None


def test_reminder_put_off_uses_up_no_attempt() -> None:
    (draft,) = planned(dossier(), now=at(12))
    later = draft.reminders[0].put_off(until=at(13))
    assert (later.attempts, later.version, later.state) == (0, 2, NoticeState.WAITING)
    assert not later.may_be_taken(now=at(12))
    assert later.may_be_taken(now=at(13))
