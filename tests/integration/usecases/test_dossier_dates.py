"""Dates of dossiers: promised, extended, moved by an edited calendar; extracts and rounds of applications."""

from dataclasses import replace
from datetime import date, datetime

from api.domain.calendar import DayOff, local_day
from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.dossiers import MoveKind, NoticeChannel, last_words
from api.storage.dossiers import load_dossier
from api.usecases import dossiers
from tests.integration.usecases.dossier_acts import moved, open_codes, received, with_procedure
from tests.integration.usecases.edited_calendars import dates_moved
from tests.integration.usecases.office_day import (
    BIRTH,
    EXTRACT,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    share_permits,
)
from tests.integration.usecases.truth import assert_items_agree


def test_second_apology_and_one_after_expiry_are_refused(day: OfficeDay) -> None:
    code = received(day, RESIDENCE, counter=6).dossier.code
    done = day.extend(code, to=date(2026, 12, 8))
    assert local_day(done.dossier.due_at) == date(2026, 12, 8)
    again = day.extend(code, to=date(2026, 12, 9), version=2)
    assert (type(again).__name__, again.problem) == ("DossierCannotBeExtended", "ONCE_ONLY")
    other = received(day, RESIDENCE, counter=6).dossier.code
    day.clock.move(days=14)
    late = day.extend(other, to=date(2026, 12, 20))
    assert (type(late).__name__, late.problem) == ("DossierCannotBeExtended", "TOO_LATE")


def test_office_keeps_its_shorter_promise_and_its_hour(day: OfficeDay) -> None:
    with_procedure(day, RESIDENCE, committed_deadline=Deadline(3, DeadlineUnit.WORKING_DAYS))
    dossier = received(day, RESIDENCE, counter=6).dossier
    assert dossier.is_committed
    assert local_day(dossier.due_at) == date(2026, 11, 27), "the 24th is a holiday"
    with_procedure(
        day,
        RESIDENCE,
        committed_deadline=Deadline(3, DeadlineUnit.WORKING_DAYS),
        cut_off=datetime(2026, 1, 1, 8).time(),
    )
    assert local_day(received(day, RESIDENCE, counter=6).dossier.due_at) == date(2026, 11, 30)


def test_edited_calendar_moves_dates_to_come_once_and_never_past_ones(day: OfficeDay) -> None:
    expert = share_permits(day)
    codes = [received(day, RESIDENCE, counter=6).dossier.code for _ in range(3)]
    permit = received(day, PERMIT, counter=5).dossier.code
    moved(day, permit, "SENT")
    was = load_dossier(codes[0])
    assert was is not None
    assert was.due_at is not None
    calendar = replace(day.office.calendar, days_off=(DayOff(date(2026, 11, 26), "Nghỉ bão", "Storm"),))
    office = replace(day.office, calendar=calendar)
    assert dates_moved(day, office) == 3
    assert dates_moved(day, office) == 0
    now = load_dossier(codes[0])
    assert now is not None
    assert now.due_at is not None
    assert local_day(now.due_at) == calendar.next_working_day(after=local_day(was.due_at))
    assert now.moves[-1].kind is MoveKind.RECKONED_ANEW
    assert now.moves[-1].notices == (NoticeChannel.EMAIL,)
    assert now.note is None
    vi, en = last_words(now) or ("", "")
    assert "ngày hẹn trả chuyển từ" in vi
    assert "the due date moves from" in en
    shared = load_dossier(permit)
    assert shared is not None
    # Fifteen plain days: a day off within them changes nothing.
    assert shared.moves[-1].kind is MoveKind.STEP
    assert expert.office_id == shared.holder_office_id
    day.clock.move(days=30)
    later = replace(calendar, days_off=(*calendar.days_off, DayOff(date(2026, 11, 27), "Nghỉ", "Off")))
    office = replace(day.office, calendar=later)
    assert dates_moved(day, office) == 0
    assert_items_agree()


def test_date_of_a_dossier_at_another_unit_moves_with_the_receiving_offices_calendar(
    day: OfficeDay,
) -> None:
    share_permits(day)
    permit = received(day, PERMIT, counter=5).dossier
    moved(day, permit.code, "SENT")
    assert permit.due_at is not None
    calendar = replace(day.office.calendar, days_off=(DayOff(local_day(permit.due_at), "Nghỉ", "Off"),))
    office = replace(day.office, calendar=calendar)
    assert dates_moved(day, office) == 1
    assert_items_agree()


def test_archive_extract_is_handed_over_in_the_same_visit(day: OfficeDay) -> None:
    with_procedure(day, EXTRACT, workflow="archive-extract")
    code = received(day, EXTRACT, counter=3).dossier.code
    done = moved(day, code, "LOOK_UP", "RETURNED")
    assert not done.is_open
    assert open_codes(day, day.clerk(3)) == []


def test_recruitment_receives_between_its_days_and_lists_its_candidates(day: OfficeDay) -> None:
    round_of = {
        "workflow": "recruitment",
        "accepts_from": date(2026, 11, 24),
        "accepts_until": date(2026, 11, 26),
    }
    with_procedure(day, BIRTH, **round_of)
    refused = received(day, BIRTH, counter=3)
    assert type(refused).__name__ == "ProcedureIsNotOpen"
    assert refused.opens_on == date(2026, 11, 24)
    day.clock.move(days=2)
    codes = [received(day, BIRTH, counter=3).dossier.code for _ in range(12)]
    day.clock.move(days=2)
    assert type(received(day, BIRTH, counter=3)).__name__ == "ProcedureIsNotOpen"
    for number, code in enumerate(codes):
        end = ("APPROVAL", "COMPLETED") if number < 2 else ("APPROVAL", "NOT_CHOSEN")
        done = moved(day, code, "APPRAISAL", *end)
        assert all(move.notices == (NoticeChannel.EMAIL,) for move in done.moves)
    listed: list[str] = []
    after = None
    while True:
        page, after = dossiers.list_dossiers(staff=day.clerk(3), procedure_code=BIRTH, first=5, after=after)
        listed += [f"{each.code} {each.step}" for each in page]
        if after is None:
            break
    assert listed == [
        f"{code} {'COMPLETED' if number < 2 else 'NOT_CHOSEN'}" for number, code in enumerate(codes)
    ]
    assert_items_agree()


def test_missing_paper_at_intake_waits_in_every_workflow_that_can_ask(day: OfficeDay) -> None:
    with_procedure(day, EXTRACT, workflow="archive-extract")
    dossier = received(day, EXTRACT, counter=3, lacks_one=True).dossier
    assert dossier.present.waits_for_citizen
    assert last_words(dossier) == ("Còn thiếu: Bản vẽ", "Still missing: Bản vẽ")
