"""Papers brought after a request: what is missing still, where work goes on, and what it does to the date."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import local_day
from api.domain.deadlines import Timeliness
from api.domain.dossiers import (
    MOST_MOVES,
    DocumentReceipt,
    DocumentState,
    Dossier,
    DossierMove,
    MoveKind,
    StepIsNotAllowed,
    SupplementEnd,
    last_note,
    last_words,
    missing_documents,
    preview_supplement,
    receive_supplement,
    resumed_step,
    with_papers_wanted,
)
from api.domain.papers import PaperForm, issued_papers, sheet_so_far, write_paper
from api.domain.papers.blocks import Items, Table
from tests.unit.domain.dossier_cases import CALENDAR, HERE, THERE, at, dossier, moved
from tests.unit.domain.test_paper_history import OFFICES

FORM, PHOTO, PLAN = "Tờ khai", "Ảnh 3×4", "Bản vẽ"
GOES_ON, STILL_WAITS, ASKED_AGAIN = SupplementEnd


def paper(name: str, state: DocumentState = DocumentState.ORIGINAL, **more: bool) -> DocumentReceipt:
    return DocumentReceipt(name=name, state=state, **more)


def missing(*names: str) -> tuple[DocumentReceipt, ...]:
    return tuple(paper(name, DocumentState.MISSING) for name in names)


def supplied(
    known: Dossier,
    *brought: DocumentReceipt,
    when: datetime,
    end: SupplementEnd = GOES_ON,
    note: str | None = None,
) -> Dossier:
    move = DossierMove(step=known.step, at=when, clerk_id="clerk", office_id=HERE, note=note)
    return receive_supplement(dossier=known, move=move, brought=brought, end=end, calendar=CALENDAR)


# Received on the 2nd with two papers missing and asked for on the 3rd; due on the 16th.
LACKS_TWO = moved(
    replace(dossier(), documents=(paper(FORM, is_digitised=True), *missing(PHOTO, PLAN))),
    ("SUPPLEMENT", at(3)),
)


def owed(known: Dossier) -> list[str]:
    return [document.name for document in missing_documents(known.documents_now)]


@pytest.mark.parametrize(
    ("end", "step", "kinds", "stands_still", "due_on", "requests_late"),
    [
        # Two days of waiting, the 3rd and the 4th, are left out of the ten.
        (GOES_ON, "APPRAISAL", [MoveKind.STEP], False, 18, Timeliness.IN_PROGRESS_WITHIN),
        (STILL_WAITS, "SUPPLEMENT", [MoveKind.SUPPLIED], True, 17, Timeliness.IN_PROGRESS_WITHIN),
        (
            ASKED_AGAIN,
            "SUPPLEMENT",
            [MoveKind.STEP, MoveKind.STEP],
            True,
            18,
            Timeliness.IN_PROGRESS_OVER,
        ),
    ],
)
def test_partial_supplement_ends_as_the_clerk_decides(
    end: SupplementEnd,
    step: str,
    kinds: list[MoveKind],
    stands_still: bool,
    due_on: int,
    requests_late: Timeliness,
) -> None:
    seen = preview_supplement(dossier=LACKS_TWO, end=end, calendar=CALENDAR, now=at(4))
    done = supplied(LACKS_TWO, paper(PHOTO), when=at(4), end=end)
    assert (done.step, [move.kind for move in done.moves[2:]]) == (step, kinds)
    assert done.due_at is not None
    assert local_day(done.due_at).day == due_on
    assert owed(done) == [PLAN]
    assert done.timeliness(as_of=at(4)) is requests_late
    assert (seen.stands_still, seen.is_overdue_by_rule) == (stands_still, end is ASKED_AGAIN)
    assert seen.due_after == done.due(calendar=CALENDAR, now=at(4))
    assert "01" in seen.papers
    assert (done.waits_since is not None) == stands_still


def test_wait_goes_on_from_its_request_when_only_some_papers_came() -> None:
    some = supplied(LACKS_TWO, paper(PHOTO), when=at(4), end=STILL_WAITS)
    assert some.waits_since == at(3)
    all_there = supplied(some, paper(PLAN), when=at(5))
    assert owed(all_there) == []
    # The 3rd, 4th and 5th are left out.
    assert all_there.due_at is not None
    assert local_day(all_there.due_at).day == 19
    assert all_there.timeliness(as_of=at(5)) is Timeliness.IN_PROGRESS_WITHIN


def test_intake_stays_as_it_was_and_history_tells_what_came_when() -> None:
    done = supplied(LACKS_TWO, paper(PHOTO), paper("Giấy ủy quyền"), when=at(4))
    assert done.documents == LACKS_TWO.documents
    assert [document.name for document in done.documents_after(2)] == [FORM, PHOTO, PLAN]
    assert [document.name for document in done.documents_now] == [FORM, PHOTO, PLAN, "Giấy ủy quyền"]
    assert done.documents_now[1].state is DocumentState.ORIGINAL


def test_it_counts_as_digitised_when_everything_is() -> None:
    assert not LACKS_TWO.is_digitised
    some = supplied(LACKS_TWO, paper(PHOTO, is_digitised=True), when=at(4), end=STILL_WAITS)
    assert not some.is_digitised
    assert not supplied(some, paper(PLAN), when=at(5)).is_digitised
    assert supplied(some, paper(PLAN, is_digitised=True), when=at(5)).is_digitised
    wanted = with_papers_wanted(moved(dossier(), ("SUPPLEMENT", at(3))), wanted=[PLAN])
    assert supplied(wanted, paper(PLAN, is_digitised=True), when=at(4)).is_digitised


def test_what_was_asked_is_said_until_all_of_it_came() -> None:
    asked = replace(LACKS_TWO, moves=(*LACKS_TWO.moves[:-1], replace(LACKS_TWO.moves[-1], note="Ảnh mờ.")))
    some = supplied(asked, paper(PHOTO), when=at(4), end=STILL_WAITS)
    assert some.note == "Ảnh mờ."
    assert supplied(some, paper(FORM), when=at(4), end=STILL_WAITS, note="Cảm ơn bạn.").note == "Cảm ơn bạn."
    assert supplied(some, paper(PLAN), when=at(5)).note is None


def test_second_request_says_what_is_missing_still() -> None:
    again = supplied(LACKS_TWO, paper(PHOTO), when=at(4), end=ASKED_AGAIN)
    assert last_words(again) == (f"Còn thiếu: {PLAN}", f"Still missing: {PLAN}")
    assert last_note(again) is None
    with_note = supplied(LACKS_TWO, paper(PHOTO), when=at(4), end=ASKED_AGAIN, note="Mờ.")
    assert (last_words(with_note), last_note(with_note)) == (last_words(again), "Mờ.")


def test_request_names_its_papers_new_or_again() -> None:
    known = replace(dossier(), documents=(paper(FORM, is_digitised=True),), is_digitised=True)
    asked = with_papers_wanted(moved(known, ("SUPPLEMENT", at(3))), wanted=[PLAN, FORM])
    assert sorted(owed(asked)) == sorted([FORM, PLAN])
    assert not asked.is_digitised
    assert owed(supplied(asked, paper(FORM), when=at(4), end=STILL_WAITS)) == [PLAN]


@pytest.mark.parametrize(
    ("workflow", "steps", "resumed"),
    [
        ("one-stop", ("SUPPLEMENT",), "APPRAISAL"),
        ("one-stop", ("APPRAISAL", "SUPPLEMENT"), "APPRAISAL"),
        ("same-day", ("SUPPLEMENT",), "RECEIVED_AGAIN"),
        ("building-permit", ("SENT", "APPRAISAL", "SUPPLEMENT"), "SENT_AGAIN"),
        ("archive-extract", ("SUPPLEMENT",), "LOOK_UP"),
        ("recruitment", ("SUPPLEMENT",), "APPRAISAL"),
    ],
)
def test_work_goes_on_where_it_was_interrupted(workflow: str, steps: tuple[str, ...], resumed: str) -> None:
    known = dossier(workflow=workflow, competent=THERE if workflow == "building-permit" else None)
    for day, step in enumerate(steps, 3):
        assert resumed_step(known) is None
        known = moved(known, (step, at(day)))
    assert resumed_step(known) == resumed
    assert supplied(known, paper(PLAN), when=at(9)).step == resumed


@pytest.mark.parametrize(
    "known",
    [
        dossier(),
        moved(LACKS_TWO, ("APPRAISAL", at(4))),
        moved(LACKS_TWO, ("APPRAISAL", at(4)), ("PAYMENT", at(5))),
        moved(LACKS_TWO, ("STOPPED", at(4))),
        moved(dossier(), ("COMPLETED", at(4))),
        replace(LACKS_TWO, moves=(*LACKS_TWO.moves[:1] * (MOST_MOVES - 1), LACKS_TWO.moves[-1])),
    ],
)
@pytest.mark.parametrize("end", SupplementEnd)
def test_no_papers_are_taken_that_nobody_asked_for(known: Dossier, end: SupplementEnd) -> None:
    with pytest.raises(StepIsNotAllowed):
        supplied(known, paper(PHOTO), when=at(9), end=end)
    with pytest.raises(StepIsNotAllowed):
        preview_supplement(dossier=known, end=end, calendar=CALENDAR, now=at(9))


def listed(known: Dossier, form: PaperForm) -> list[list[tuple[str, ...]]]:
    """The lists of each paper of that form the history called for."""
    found = []
    for issued in issued_papers(known):
        if issued.form is form:
            written = write_paper(dossier=known, issued=issued, offices=OFFICES, url="https://example.vn")
            found.append([block.lines for block in written.blocks if isinstance(block, Items)])
    return found


def test_receipts_and_requests_say_what_was_there_on_their_day() -> None:
    some = supplied(LACKS_TWO, paper(PHOTO), when=at(4), end=ASKED_AGAIN)
    done = supplied(some, paper(PLAN), when=at(5))
    was = listed(LACKS_TWO, PaperForm.RECEIPT)
    receipts = listed(done, PaperForm.RECEIPT)
    assert receipts[0] == was[0] == [(f"{FORM} (bản chính)",), (PHOTO, PLAN)]
    assert receipts[1] == [(f"{FORM} (bản chính)", f"{PHOTO} (bản chính)"), (PLAN,)]
    assert receipts[2] == [tuple(f"{name} (bản chính)" for name in (FORM, PHOTO, PLAN))]
    _, second = listed(done, PaperForm.SUPPLEMENT_REQUEST)
    assert second == [(PLAN,)]


def test_control_sheet_lists_what_was_asked_and_what_came_on_each_day() -> None:
    waits = moved(dossier(), ("APPRAISAL", at(3)), ("SUPPLEMENT", at(3)))
    some = supplied(
        with_papers_wanted(waits, wanted=[PHOTO, PLAN]), paper(PHOTO), when=at(4), end=STILL_WAITS
    )
    done = supplied(some, paper(PLAN), when=at(5), note="Cảm ơn bạn.")
    sheet = sheet_so_far(done, now=at(6))
    assert sheet is not None
    blocks = write_paper(dossier=done, issued=sheet, offices=OFFICES, url="https://example.vn").blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    rows = [(row[0], row[1].split(",")[0], row[2].split(",")[0], row[5]) for row in table.rows[2:]]
    assert rows == [
        (
            "Yêu cầu bổ sung giấy tờ",
            "Bộ phận chuyên môn",
            "Người nộp hồ sơ",
            f"Cần nộp: {PHOTO}; {PLAN}.",
        ),
        ("Nhận giấy tờ bổ sung", "Người nộp hồ sơ", "Bộ phận Một cửa", f"Đã nhận: {PHOTO}."),
        ("Thẩm định", "Người nộp hồ sơ", "Bộ phận chuyên môn", f"Đã nhận: {PLAN}. Cảm ơn bạn."),
    ]


MOVES = st.lists(
    st.tuples(
        st.sampled_from(SupplementEnd), st.sets(st.sampled_from([FORM, PHOTO, PLAN, "Khác"]), min_size=1)
    ),
    min_size=1,
    max_size=8,
)


@given(moves=MOVES)
def test_what_came_is_never_missing_and_what_did_not_come_is(
    moves: list[tuple[SupplementEnd, set[str]]],
) -> None:
    known, came = LACKS_TWO, {FORM}
    for day, (end, names) in enumerate(moves, 4):
        known = supplied(known, *(paper(name) for name in names), when=at(day), end=end)
        came |= names
        assert set(owed(known)) == {PHOTO, PLAN} - came
        if known.waits_since is None:
            break
