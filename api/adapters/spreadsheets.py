"""Tables as XLSX files."""

import io
from datetime import datetime

from api.domain.statistics import Sheet

LONGEST_SHEET_NAME = 31
NARROWEST_COLUMN, WIDEST_COLUMN = 8, 60


def draw_xlsx(sheet: Sheet, *, made_at: datetime) -> bytes:
    """The sheet as a workbook with a frozen head. Texts are texts: none is read as a formula or a link."""
    # Imported when the first is drawn: most requests draw none.
    from xlsxwriter import Workbook

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None)})
        page = book.add_worksheet(sheet.name[:LONGEST_SHEET_NAME])
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        page.freeze_panes(1, 0)
        for across, name in enumerate(sheet.columns):
            page.write_string(0, across, name, head)
            longest = max((len(str(row[across])) for row in sheet.rows), default=0)
            page.set_column(across, across, min(WIDEST_COLUMN, max(NARROWEST_COLUMN, longest + 2)))
        for down, row in enumerate(sheet.rows, start=1):
            for across, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(down, across, cell)
                else:
                    page.write_number(down, across, cell)
    return file.getvalue()
