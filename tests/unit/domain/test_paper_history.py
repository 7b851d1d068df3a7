"""Which papers a dossier's history calls for, and what each said on its day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import at_local
from api.domain.dossiers import (
    DocumentReceipt,
    DocumentState,
    Dossier,
    DossierMove,
    MoveKind,
    advance,
    extend,
)
from api.domain.papers import (
    Field,
    FieldLine,
    Items,
    Letterhead,
    Paper,
    PaperForm,
    Table,
    issued_papers,
    sheet_so_far,
    write_paper,
)
from tests.papers import SUBJECT
from tests.unit.domain.dossier_cases import CALENDAR, HERE, THERE, at, dossier

WARD = replace(SUBJECT.office, id=HERE)
CITY = replace(SUBJECT.office, id=THERE, name="Sở Xây dựng Đà Nẵng")
OFFICES = {HERE: WARD, THERE: CITY}
URL = "https://denluot.example/d/H17.45-261102-0001"
CHOICES = st.lists(st.integers(0, 9), max_size=8)


def known(*steps: tuple[str, datetime, str | None], **how: object) -> Dossier:
    """A dossier that came to those steps, each with the note its citizen read."""
    made = replace(dossier(**how), name="Trần Thị Minh Demo", phone="+84905123456")  # type: ignore[arg-type]
    for step, when, note in steps:
        office = THERE if step in ("APPRAISAL", "APPROVAL") and made.competent_office_id else HERE
        move = DossierMove(
            step=step, at=when, clerk_id="c", clerk_name="Lê Demo", office_id=office, note=note
        )
        made = advance(dossier=made, move=move, calendar=CALENDAR)
    return made


def ids(found: Dossier) -> list[str]:
    return [paper.id for paper in issued_papers(found)]


def written(found: Dossier, paper_id: str) -> Paper:
    issued = next(paper for paper in issued_papers(found) if paper.id == paper_id)
    return write_paper(dossier=found, issued=issued, offices=OFFICES, url=URL)


def fields(paper: Paper) -> dict[str, str | None]:
    lines = (block.fields if isinstance(block, FieldLine) else (block,) for block in paper.blocks)
    return {field.label: field.value for line in lines for field in line if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], ["RECEIPT-1"]),
        (["APPRAISAL"], ["RECEIPT-1"]),
        (["REFUSED"], ["RECEIPT-1", "REFUSAL-2"]),
        (["APPRAISAL", "SUPPLEMENT"], ["RECEIPT-1", "SUPPLEMENT_REQUEST-3"]),
        (["SUPPLEMENT", "STOPPED"], ["RECEIPT-1", "SUPPLEMENT_REQUEST-2", "TERMINATION-3"]),
        (["WITHDRAWN"], ["RECEIPT-1"]),
    ],
)
def test_history_calls_for_these_papers(steps: list[str], expected: list[str]) -> None:
    assert ids(known(*((step, at(3), "…") for step in steps))) == expected


def test_receipt_reprinted_says_the_date_that_held_then() -> None:
    waited = known(("SUPPLEMENT", at(3), "Thiếu giấy khai sinh"), ("APPRAISAL", at(10), None))
    assert waited.due_at != waited.moves[0].due_at
    said = fields(written(waited, "RECEIPT-1"))
    assert said["5. Thời gian trả kết quả giải quyết hồ sơ"] == "17 giờ 00 phút, ngày 16 tháng 11 năm 2026"
    assert said["Số điện thoại"] == "0905 123 456"


def test_request_lists_each_paper_its_note_names() -> None:
    asked = known(("APPRAISAL", at(3), None), ("SUPPLEMENT", at(4), "Bản vẽ mặt cắt; Giấy khai sinh"))
    wanted = next(
        block for block in written(asked, "SUPPLEMENT_REQUEST-3").blocks if isinstance(block, Items)
    )
    assert wanted.lines == ("Bản vẽ mặt cắt", "Giấy khai sinh")


def test_request_made_at_intake_lists_what_was_missing() -> None:
    documents = (
        DocumentReceipt("Tờ khai", DocumentState.ORIGINAL),
        DocumentReceipt("Trích lục; bản sao", DocumentState.MISSING),
    )
    asked = replace(known(("SUPPLEMENT", at(2), "Chưa có trích lục.")), documents=documents)
    paper = written(asked, "SUPPLEMENT_REQUEST-2")
    assert next(block for block in paper.blocks if isinstance(block, Items)).lines == ("Trích lục; bản sao",)
    assert fields(paper)["Lý do"] == "Chưa có trích lục."


@pytest.mark.parametrize(("step", "form"), [("REFUSED", "REFUSAL"), ("STOPPED", "TERMINATION")])
def test_reason_told_to_the_citizen_stands_on_the_paper(step: str, form: str) -> None:
    ended = known((step, at(3), "Không thuộc thẩm quyền."))
    assert fields(written(ended, f"{form}-2"))["Lý do"] == "Không thuộc thẩm quyền."


def test_apology_names_the_old_and_the_new_day() -> None:
    move = DossierMove(step="RECEIVED", at=at(4), clerk_id="c", note="Xin lỗi bạn.", office_id=HERE)
    put_off = extend(dossier=known(), move=move, new_due_on=date(2026, 11, 20), calendar=CALENDAR)
    said = fields(written(put_off, "APOLOGY_EXTENSION-2"))
    assert said["Thời gian hẹn trả kết quả"] == "17 giờ 00 phút, ngày 16 tháng 11 năm 2026"
    assert said["Thời gian hẹn trả kết quả lại"] == "17 giờ 00 phút, ngày 20 tháng 11 năm 2026"
    assert said["Lý do"] == "Xin lỗi bạn."


def test_unit_that_asks_signs_its_own_paper() -> None:
    shared = known(
        ("SENT", at(3), None),
        ("APPRAISAL", at(4), None),
        workflow="building-permit",
        competent=THERE,
    )
    move = DossierMove(
        step="SUPPLEMENT", at=at(5), clerk_id="x", clerk_name="Lê Chuyên Demo", office_id=THERE, note="Bản vẽ"
    )
    asked = advance(dossier=shared, move=move, calendar=CALENDAR)
    head = written(asked, "SUPPLEMENT_REQUEST-4").blocks[0]
    assert isinstance(head, Letterhead)
    assert "SỞ XÂY DỰNG ĐÀ NẴNG" in head.authority
    receipt_head = written(asked, "RECEIPT-1").blocks[0]
    assert isinstance(receipt_head, Letterhead)
    assert "PHƯỜNG LIÊN CHIỂU" in receipt_head.authority


def test_control_sheet_tells_each_hand_and_no_clerk() -> None:
    shared = known(
        ("SENT", at(3), None),
        ("APPRAISAL", at(4), None),
        workflow="building-permit",
        competent=THERE,
    )
    sheet = sheet_so_far(shared, now=at(5))
    assert sheet is not None
    paper = write_paper(dossier=shared, issued=sheet, offices=OFFICES, url=URL)
    rows = next(block for block in paper.blocks if isinstance(block, Table)).rows
    assert [row[1:4] for row in rows] == [
        ("Người nộp hồ sơ", "Bộ phận Một cửa, Phường Liên Chiểu", "09:00 02/11/2026"),
        (
            "Bộ phận Một cửa, Phường Liên Chiểu",
            rows[1][2],
            "09:00 03/11/2026",
        ),
        (rows[1][2], "Bộ phận chuyên môn, Sở Xây dựng Đà Nẵng", "09:00 04/11/2026"),
    ]
    assert "Lê Demo" not in str(rows)


def test_papers_waited_for_come_from_the_citizen_on_the_sheet() -> None:
    waited = known(("SUPPLEMENT", at(3), "Giấy khai sinh"), ("APPRAISAL", at(5), None))
    sheet = sheet_so_far(waited, now=at(6))
    assert sheet is not None
    paper = write_paper(dossier=waited, issued=sheet, offices=OFFICES, url=URL)
    rows = next(block for block in paper.blocks if isinstance(block, Table)).rows
    assert [(row[1].split(",")[0], row[2].split(",")[0]) for row in rows[1:]] == [
        ("Bộ phận Một cửa", "Người nộp hồ sơ"),
        ("Người nộp hồ sơ", "Bộ phận chuyên môn"),
    ]


def test_form_that_no_circular_of_the_day_had_is_not_offered() -> None:
    long_ago = at_local(date(2024, 1, 8), time(9))
    old = known(("STOPPED", long_ago, "…"), received_at=long_ago)
    assert [(paper.form, paper.number) for paper in issued_papers(old)] == [(PaperForm.RECEIPT, 1)]
    sheet = sheet_so_far(old, now=long_ago)
    assert sheet is not None
    assert sheet.number == 5
    before_all = datetime(2018, 6, 4, 2, tzinfo=UTC)
    assert issued_papers(known(received_at=before_all)) == ()
    assert sheet_so_far(old, now=before_all) is None


@given(CHOICES)
def test_every_paper_of_every_history_can_be_written(choices: list[int]) -> None:
    found = known()
    for choice in choices:
        if found.next_steps:
            step = found.next_steps[choice % len(found.next_steps)]
            move = DossierMove(step=step, at=at(3), clerk_id="c", reason="…", note="…")
            found = advance(dossier=found, move=move, calendar=CALENDAR)
    papers = issued_papers(found)
    assert len({paper.id for paper in papers}) == len(papers)
    assert papers[0].form is PaperForm.RECEIPT
    for paper in papers:
        drawn = write_paper(dossier=found, issued=paper, offices=OFFICES, url=URL)
        assert (drawn.form, drawn.form_number) == (paper.form, paper.number)


def test_control_sheet_tells_each_result_and_who_decides() -> None:
    shared = known(
        ("SENT", at(2, "10:00"), None),
        ("APPRAISAL", at(20), None),
        workflow="building-permit",
        competent=THERE,
    )
    sheet = sheet_so_far(shared, now=at(20))
    assert sheet is not None
    paper = write_paper(dossier=shared, issued=sheet, offices=OFFICES, url=URL)
    rows = next(block for block in paper.blocks if isinstance(block, Table)).rows
    assert [row[4] for row in rows] == ["", "Trước hạn", "Quá hạn"]
    said = fields(paper)
    assert said["Cơ quan (bộ phận) giải quyết hồ sơ"] == "Sở Xây dựng Đà Nẵng"
    assert said["Kèm theo hồ sơ của"] == "Trần Thị Minh Demo"


def test_address_of_letters_stands_only_where_it_is_known_to_have_held() -> None:
    asked = replace(known(("SUPPLEMENT", at(3), "Giấy khai sinh")), email="minh@denluot.example")
    changed = replace(
        asked,
        moves=(
            *asked.moves,
            DossierMove(step="SUPPLEMENT", at=at(4), clerk_id="c", kind=MoveKind.EMAIL_CHANGED),
            DossierMove(step="STOPPED", at=at(5), clerk_id="c", note="…"),
        ),
    )
    assert fields(written(asked, "RECEIPT-1"))["Email"] == "minh@denluot.example"
    said = {paper: fields(written(changed, paper))["Email"] for paper in ids(changed)}
    assert said == {
        "RECEIPT-1": None,
        "SUPPLEMENT_REQUEST-2": None,
        "TERMINATION-4": "minh@denluot.example",
    }
