"""What the forms say, and by which circular they are numbered."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.papers import (
    Codes,
    Field,
    FormIsNotInCircular,
    Items,
    Letterhead,
    NoTemplateSet,
    PaperForm,
    Signatures,
    Table,
    Title,
    receipt,
    slip,
    template_set,
    termination,
)
from api.domain.papers.wording import written_day, written_deadline, written_moment
from tests.papers import CLERK, FACTS, SUBJECT, every_paper


@pytest.mark.parametrize(
    ("on", "form", "number"),
    [
        (date(2026, 11, 23), PaperForm.RECEIPT, 1),
        (date(2026, 11, 23), PaperForm.TERMINATION, 5),
        (date(2026, 11, 23), PaperForm.REGISTER, 7),
        (date(2025, 9, 15), PaperForm.CONTROL_SHEET, 6),
        (date(2025, 9, 14), PaperForm.CONTROL_SHEET, 5),
        (date(2025, 9, 14), PaperForm.REGISTER, 6),
        (date(2025, 9, 14), PaperForm.TERMINATION, None),
    ],
)
def test_circular_in_force_numbers_the_form(on: date, form: PaperForm, number: int | None) -> None:
    assert template_set(on=on).number(form) == number


def test_day_before_the_first_known_circular_is_refused() -> None:
    with pytest.raises(NoTemplateSet, match="2018-12-31"):
        template_set(on=date(2018, 12, 30))


def test_form_that_the_circular_of_the_day_lacks_is_refused() -> None:
    with pytest.raises(FormIsNotInCircular, match="TERMINATION"):
        termination(
            subject=SUBJECT, reason="–", stopped_at=datetime(2024, 1, 8, tzinfo=UTC), clerk_name=CLERK
        )


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 23), "ngày 23 tháng 11 năm 2026"),
        (date(2026, 12, 3), "ngày 03 tháng 12 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
    ],
)
def test_day_is_written_as_the_decree_on_papers_asks(day: date, written: str) -> None:
    assert written_day(day) == written


def test_moment_is_written_as_clocks_in_vietnam_show_it() -> None:
    moment = datetime(2026, 11, 23, 18, 5, tzinfo=UTC)
    assert written_moment(moment) == "01 giờ 05 phút, ngày 24 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("deadline", "written"),
    [
        (Deadline(7, DeadlineUnit.WORKING_DAYS), "07 ngày làm việc"),
        (Deadline(30, DeadlineUnit.DAYS), "30 ngày"),
        (Deadline(4, DeadlineUnit.HOURS), "04 giờ làm việc"),
        (None, "theo quy định của thủ tục"),
    ],
)
def test_deadline_is_written_in_its_own_unit(deadline: Deadline | None, written: str) -> None:
    assert written_deadline(deadline) == written


@pytest.mark.parametrize("form", PaperForm)
def test_every_form_names_its_office_and_has_a_title(form: PaperForm) -> None:
    blocks = every_paper()[form].blocks
    head, title = blocks[0], blocks[1]
    assert isinstance(head, Letterhead)
    assert head.authority == "ỦY BAN NHÂN DÂN\nPHƯỜNG LIÊN CHIỂU"
    assert head.place_and_day == "Liên Chiểu, ngày 23 tháng 11 năm 2026"
    assert isinstance(title, Title)


@pytest.mark.parametrize("form", [form for form in PaperForm if form is not PaperForm.REGISTER])
def test_every_paper_about_a_dossier_ends_with_its_codes(form: PaperForm) -> None:
    blocks = every_paper()[form].blocks
    assert Field("Mã hồ sơ", SUBJECT.dossier_code) in blocks
    assert isinstance(blocks[-1], Codes)
    assert (blocks[-1].code, blocks[-1].url) == (SUBJECT.dossier_code, SUBJECT.url)


def test_receipt_lists_what_was_handed_in_and_what_is_owed() -> None:
    items = [block for block in receipt(subject=SUBJECT, facts=FACTS).blocks if isinstance(block, Items)]
    assert [len(block.lines) for block in items] == [2, 1]
    assert items[0].lines[1] == "Giấy tờ chứng minh chỗ ở hợp pháp (bản sao)"
    assert items[1].lines == ("Giấy khai sinh",)


def test_receipt_of_a_whole_dossier_owes_nothing() -> None:
    whole = receipt(subject=SUBJECT, facts=replace(FACTS, documents=FACTS.documents[:2]))
    assert sum(isinstance(block, Items) for block in whole.blocks) == 1


def test_receipt_without_a_deadline_promises_no_day() -> None:
    paper = receipt(subject=SUBJECT, facts=replace(FACTS, due_at=None, deadline=None))
    values = {block.label: block.value for block in paper.blocks if isinstance(block, Field)}
    assert values["5. Thời gian trả kết quả giải quyết hồ sơ"] == "Trang tra cứu sẽ báo khi có kết quả"


def test_slip_has_no_letterhead_and_nothing_to_sign() -> None:
    kinds = {type(block) for block in slip(receipt(subject=SUBJECT, facts=FACTS)).blocks}
    assert not kinds & {Letterhead, Signatures, Table}
    assert Codes in kinds


def test_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="every row needs 2 cells"):
        Table(columns=(("a", 0.5), ("b", 0.5)), rows=(("1",),))


@pytest.mark.parametrize("form", [PaperForm.CONTROL_SHEET, PaperForm.REGISTER])
def test_columns_fill_the_width(form: PaperForm) -> None:
    table = next(block for block in every_paper()[form].blocks if isinstance(block, Table))
    assert sum(share for _, share in table.columns) == pytest.approx(1)
