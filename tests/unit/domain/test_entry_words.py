"""What an entry says by itself is said in both languages, of entries written before as well."""

from dataclasses import replace

import pytest

from api.domain.calendar import DayOff, WorkingCalendar
from api.domain.dossiers import (
    DocumentReceipt,
    DocumentState,
    Dossier,
    DossierMove,
    SupplementEnd,
    last_note,
    last_words,
    note_of_entry,
    papers_asked_for,
    receive_supplement,
    reckon_anew,
    with_papers_wanted,
    words_of_entry,
)
from tests.unit.domain.dossier_cases import CALENDAR, at, dossier, extended, moved

PHOTO, PLAN = "Ảnh 3×4", "Bản vẽ"
STORM = WorkingCalendar(shifts=CALENDAR.shifts, days_off=(DayOff(at(13).date(), "Nghỉ bão", "Storm"),))
LACKS_BOTH = replace(
    dossier(), documents=tuple(DocumentReceipt(name, DocumentState.MISSING) for name in (PHOTO, PLAN))
)
ASKED = moved(LACKS_BOTH, ("SUPPLEMENT", at(3)))
DATE_MOVED = (
    "Lịch làm việc của đơn vị thay đổi: ngày hẹn trả chuyển từ 17:00 16/11/2026 sang 17:00 17/11/2026.",
    "The office's working days have changed: the due date moves from 17:00 16/11/2026 to 17:00 17/11/2026.",
)


def noted(known: Dossier, note: str | None) -> Dossier:
    """The dossier with another note in its last entry."""
    return replace(known, moves=(*known.moves[:-1], replace(known.moves[-1], note=note)))


def with_date_moved() -> Dossier:
    known = moved(dossier(), ("APPRAISAL", at(3)))
    move = DossierMove(step=known.step, at=at(10), clerk_id="head")
    anew = reckon_anew(dossier=known, move=move, calendar=STORM)
    assert anew is not None
    return anew


@pytest.mark.parametrize(
    "known", [with_date_moved(), noted(with_date_moved(), "Lịch làm việc của đơn vị thay đổi: cũ.")]
)
def test_moved_date_is_told_from_the_two_dates_whenever_it_was_written(known: Dossier) -> None:
    assert last_words(known) == DATE_MOVED
    assert last_note(known) is None


def test_moved_date_without_the_one_before_still_says_the_new_one() -> None:
    known = with_date_moved()
    bare = replace(known, moves=tuple(replace(move, due_at=None) for move in known.moves[:-1]))
    unknown = replace(known, moves=(*bare.moves, known.moves[-1]))
    vi, en = last_words(unknown) or ("", "")
    assert vi == "Lịch làm việc của đơn vị thay đổi: ngày hẹn trả nay là 17:00 17/11/2026."
    assert en == "The office's working days have changed: the result is now due at 17:00 17/11/2026."


def test_request_says_the_papers_it_names_beside_what_the_clerk_wrote() -> None:
    asked = with_papers_wanted(noted(moved(dossier(), ("SUPPLEMENT", at(3))), "Ảnh mờ."), wanted=[PLAN])
    assert papers_asked_for(asked, 2) == (PLAN,)
    assert last_words(asked) == (f"Còn thiếu: {PLAN}", f"Still missing: {PLAN}")
    assert last_note(asked) == "Ảnh mờ."


@pytest.mark.parametrize("length", [500, 16])
def test_request_from_before_that_only_repeated_its_papers_reads_in_both_languages(length: int) -> None:
    old = noted(ASKED, f"Còn thiếu: {PHOTO}; {PLAN}"[:length])
    assert papers_asked_for(old, 2) == (PHOTO, PLAN)
    assert words_of_entry(old, 2) == (f"Còn thiếu: {PHOTO}; {PLAN}", f"Still missing: {PHOTO}; {PLAN}")
    assert note_of_entry(old, 2) is None


@pytest.mark.parametrize("note", ["Còn thiếu: chữ ký của chồng", "Giấy chứng sinh; Căn cước của cha", None])
def test_what_a_clerk_wrote_is_never_taken_for_the_softwares_words(note: str | None) -> None:
    asked = noted(ASKED, note)
    assert (last_words(asked), last_note(asked)) == (None, note)


@pytest.mark.parametrize("note", [None, "Ảnh mờ."])
def test_request_made_with_the_intake_says_what_was_missing_there(note: str | None) -> None:
    asked = noted(moved(LACKS_BOTH, ("SUPPLEMENT", LACKS_BOTH.moves[-1].at)), note)
    assert papers_asked_for(asked, 2) == (PHOTO, PLAN)
    assert last_words(asked) == (f"Còn thiếu: {PHOTO}; {PLAN}", f"Still missing: {PHOTO}; {PLAN}")
    assert last_note(asked) == note


def test_what_is_said_now_leaves_out_what_came_meanwhile() -> None:
    asked = with_papers_wanted(moved(dossier(), ("SUPPLEMENT", at(3))), wanted=[PHOTO, PLAN])
    some = receive_supplement(
        dossier=asked,
        move=DossierMove(step=asked.step, at=at(4), clerk_id="clerk"),
        brought=[DocumentReceipt(PHOTO, DocumentState.ORIGINAL)],
        end=SupplementEnd.STILL_WAITS,
        calendar=CALENDAR,
    )
    assert last_words(some) == (f"Còn thiếu: {PLAN}", f"Still missing: {PLAN}")
    assert words_of_entry(some, 2) == (
        f"Còn thiếu: {PHOTO}; {PLAN}",
        f"Still missing: {PHOTO}; {PLAN}",
    )
    assert words_of_entry(some, 3) is None


@pytest.mark.parametrize(
    "known",
    [
        dossier(),
        moved(dossier(), ("APPRAISAL", at(3)), ("APPROVAL", at(4))),
        moved(dossier(), ("SUPPLEMENT", at(3))),
        extended(dossier(), when=at(3), to=at(20).date()),
    ],
)
def test_other_entries_say_nothing_by_themselves(known: Dossier) -> None:
    assert all(words_of_entry(known, place) is None for place in range(1, known.version + 1))
    assert last_words(known) is None
    assert [note_of_entry(known, place) for place in range(1, known.version + 1)] == [
        move.note for move in known.moves
    ]
