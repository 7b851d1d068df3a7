"""XLSX files, read again by another library."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest

from api.adapters.spreadsheets import draw_xlsx
from api.domain.statistics import Sheet

MADE_AT = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
SHEET = Sheet("II.06a", ("Lĩnh vực", "Tiếp nhận"), (("Đất đai", 12), ("Hộ tịch", 0)))


def read(file: bytes) -> list[list[object]]:
    page = openpyxl.load_workbook(io.BytesIO(file)).active
    assert page is not None
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_sheet_reads_back_as_it_was() -> None:
    assert read(draw_xlsx(SHEET, made_at=MADE_AT)) == [
        ["Lĩnh vực", "Tiếp nhận"],
        ["Đất đai", 12],
        ["Hộ tịch", 0],
    ]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "{=1}", "https://example.invalid", "-5"])
def test_text_stays_a_text(text: str) -> None:
    drawn = draw_xlsx(Sheet("s", ("Tên",), ((text,),)), made_at=MADE_AT)
    page = openpyxl.load_workbook(io.BytesIO(drawn)).active
    assert page is not None
    cell = page.cell(row=2, column=1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_same_sheet_is_the_same_file() -> None:
    assert draw_xlsx(SHEET, made_at=MADE_AT) == draw_xlsx(SHEET, made_at=MADE_AT)
