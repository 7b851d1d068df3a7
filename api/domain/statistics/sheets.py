"""Reports as tables: II.06a by sector, and tables as CSV that a spreadsheet opens without harm."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from api.domain.statistics.figures import Figures

Cell = str | int
# A cell that begins so is run as a formula by spreadsheets (OWASP, CSV injection).
_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Without it spreadsheets read Vietnamese letters as another code page.
_BYTE_ORDER_MARK = "\ufeff"
_NUMBERS_OF_06A = 11


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name, columns and rows; every row has as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def report_06a(by_sector: Mapping[str, Figures]) -> Sheet:
    """Report II.06a: one row a sector in the order given, and their sum (Circular 02/2017/TT-VPCP)."""
    numbers = [_row_06a(figures) for figures in by_sector.values()]
    total = [sum(column) for column in zip(*numbers, strict=True)] if numbers else [0] * _NUMBERS_OF_06A
    rows: list[tuple[Cell, ...]] = [(name, *row) for name, row in zip(by_sector, numbers, strict=True)]
    return Sheet(
        name="II.06a",
        columns=(
            "Lĩnh vực",
            "Tiếp nhận: tổng số",
            "Tiếp nhận trực tuyến trong kỳ",
            "Tiếp nhận trực tiếp, BCCI trong kỳ",
            "Từ kỳ trước",
            "Đã giải quyết: tổng số",
            "Trước hạn",
            "Đúng hạn",
            "Quá hạn",
            "Đang giải quyết: tổng số",
            "Trong hạn",
            "Quá hạn (đang giải quyết)",
        ),
        rows=(*rows, ("Tổng cộng", *total)),
    )


def _row_06a(figures: Figures) -> tuple[int, ...]:
    return (
        figures.carried_over + figures.received,
        figures.received_online,
        figures.received - figures.received_online,
        figures.carried_over,
        figures.ended_early + figures.ended_on_time + figures.ended_overdue,
        figures.ended_early,
        figures.ended_on_time,
        figures.ended_overdue,
        figures.in_progress,
        figures.in_progress_within,
        figures.in_progress_over,
    )


def to_csv(sheet: Sheet) -> str:
    """The sheet as CSV (RFC 4180) with a byte order mark; texts like formulas get a quote first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([harmless(cell) for cell in sheet.columns])
    writer.writerows([[harmless(cell) for cell in row] for row in sheet.rows])
    return _BYTE_ORDER_MARK + text.getvalue()


def harmless(cell: Cell) -> Cell:
    """The cell as no spreadsheet runs it."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_BEGINNINGS):
        return f"'{cell}"
    return cell
