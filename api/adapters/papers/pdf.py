"""Draws a paper as a PDF: A4, or a slip as long as it needs to be on a roll of 80 mm.

Tinos has the measures of Times New Roman, which Decree 30/2020 asks for; it is embedded, cut to the letters
that Vietnamese and Latin texts need. The same paper made at the same moment is the same file, byte for byte.
"""

import warnings
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from api.adapters.papers.qr_code import draw_qr_code
from api.domain.papers import (
    Block,
    Codes,
    Field,
    FieldLine,
    Items,
    Letterhead,
    Notes,
    Paper,
    Paragraph,
    PenStrokes,
    Signatures,
    Table,
    Title,
)

if TYPE_CHECKING:
    from fpdf import FPDF

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Tinos"
STYLES = {"": "Tinos-Regular.ttf", "B": "Tinos-Bold.ttf", "I": "Tinos-Italic.ttf"}

# Millimetres and points. Decree 30/2020: text of 13 to 14 pt, margins of 20 to 30 mm on the left.
SIZE, SMALL, TINY = 13.0, 11.0, 9.0
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM = 25, 18, 18, 16
LINE = 5.5
GAP = 0.8
NOTE_LINE = 4.2
ROOM_TO_SIGN = 20
QR_SIDE, BARCODE_HEIGHT, BARCODE_BAR = 28, 11, 0.27
SIGNATURE_HEIGHT = 20
PEN_WIDTH, PEN_BREADTH, LINE_WIDTH = 60, 0.4, 0.2

ROLL_WIDTH, ROLL_MARGIN = 80, 4
ROLL_SIZE, ROLL_LINE, ROLL_QR_SIDE = 10.0, 4.6, 34
# A page in which any slip has room; it is cut to what was used.
LONGEST_SLIP = 1_500

HAND_WRITTEN, SHORTER = "." * 40, "." * 24
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập – Tự do – Hạnh phúc"


def draw_pdf(paper: Paper, *, made_at: datetime) -> bytes:
    """The paper on A4 pages; `made_at` stands in the file's description."""
    pdf = _new_pdf(paper, made_at=made_at)
    pdf.set_margins(MARGIN_LEFT, MARGIN_TOP, MARGIN_RIGHT)
    pdf.set_auto_page_break(True, margin=MARGIN_BOTTOM)
    pdf.add_page(orientation="landscape" if paper.is_landscape else "portrait", format="A4")
    _corner(pdf, paper)
    for block in paper.blocks:
        _draw(pdf, block)
    return bytes(pdf.output())


def draw_slip(paper: Paper, *, made_at: datetime) -> bytes:
    """The paper on one page of 80 mm width that ends where its text ends."""
    height = _slip(paper, made_at=made_at, height=LONGEST_SLIP)[1]
    return _slip(paper, made_at=made_at, height=height)[0]


def _slip(paper: Paper, *, made_at: datetime, height: float) -> tuple[bytes, float]:
    pdf = _new_pdf(paper, made_at=made_at)
    pdf.set_margins(ROLL_MARGIN, ROLL_MARGIN, ROLL_MARGIN)
    pdf.set_auto_page_break(False)
    pdf.add_page(format=(ROLL_WIDTH, height))
    for block in paper.blocks:
        match block:
            case Title():
                _line(pdf, block.text, style="B", size=ROLL_SIZE + 1, align="C", height=ROLL_LINE)
            case Field():
                _labelled(pdf, block.label, block.value or HAND_WRITTEN, size=ROLL_SIZE, height=ROLL_LINE)
            case Items():
                _line(pdf, f"{block.label}:", size=ROLL_SIZE, height=ROLL_LINE)
                for line in block.lines:
                    _line(pdf, f"– {line}", size=ROLL_SIZE, height=ROLL_LINE)
            case Paragraph():
                _line(pdf, block.text, style="I", size=ROLL_SIZE, height=ROLL_LINE)
            case Codes():
                pdf.ln(GAP)
                draw_qr_code(
                    pdf, block.url, x=(ROLL_WIDTH - ROLL_QR_SIDE) / 2, y=pdf.get_y(), side=ROLL_QR_SIDE
                )
                pdf.set_y(pdf.get_y() + ROLL_QR_SIDE)
                _line(pdf, block.sentence, size=TINY, align="C", height=ROLL_LINE)
            case _:
                raise TypeError(f"a slip has no room for {type(block).__name__}")
        pdf.ln(GAP / 2)
    return bytes(pdf.output()), pdf.get_y() + ROLL_MARGIN


def _new_pdf(paper: Paper, *, made_at: datetime) -> "FPDF":
    # Imported when the first paper is drawn: most requests draw none.
    with warnings.catch_warnings():
        # It misses Pillow, which only pictures need.
        warnings.simplefilter("ignore", UserWarning)
        from fpdf import FPDF

    pdf = FPDF(unit="mm")
    pdf.set_creation_date(made_at)
    pdf.set_lang("vi-VN")
    pdf.set_title(_title(paper.blocks))
    pdf.set_producer("Đến Lượt")
    for style, file in STYLES.items():
        pdf.add_font(FAMILY, style, FONTS / file)
    pdf.set_font(FAMILY, size=SIZE)
    return pdf


def _title(blocks: Sequence[Block]) -> str:
    found = next((block for block in blocks if isinstance(block, Title)), None)
    return " ".join(filter(None, (found.text, found.subtitle))) if found else ""


def _draw(pdf: "FPDF", block: Block) -> None:
    match block:
        case Letterhead():
            _letterhead(pdf, block)
        case Title():
            pdf.ln(LINE / 2)
            _line(pdf, block.text, style="B", size=SIZE + 1, align="C")
            if block.subtitle:
                _line(pdf, block.subtitle, style="B", align="C")
            pdf.ln(LINE / 2)
        case Field():
            _labelled(pdf, block.label, block.value or HAND_WRITTEN)
        case FieldLine():
            for at, field in enumerate(block.fields):
                _write(pdf, f"{'     ' if at else ''}{field.label}", field.value or SHORTER)
            pdf.ln(LINE)
        case Paragraph():
            _line(pdf, block.text, style="B" if block.is_bold else "", align="J")
        case Items():
            _line(pdf, f"{block.label}:")
            for number, line in enumerate(block.lines, start=1):
                pdf.set_x(pdf.l_margin + 8)
                _line(pdf, f"{number}. {line}")
        case Notes():
            _line(pdf, "Ghi chú:", style="B", size=TINY, height=NOTE_LINE)
            for line in block.lines:
                _line(pdf, f"– {line}", style="I", size=TINY, align="J", height=NOTE_LINE)
        case Table():
            _table(pdf, block)
        case Signatures():
            _signatures(pdf, block)
        case PenStrokes():
            _pen_strokes(pdf, block)
        case Codes():
            _codes(pdf, block)
    pdf.ln(GAP)


def _line(
    pdf: "FPDF",
    text: str,
    *,
    style: str = "",
    size: float = SIZE,
    align: str = "L",
    height: float = LINE,
    width: float = 0,
) -> None:
    pdf.set_font(FAMILY, style, size)
    pdf.multi_cell(width, height, text, align=align, new_x="LMARGIN", new_y="NEXT")


def _labelled(pdf: "FPDF", label: str, value: str, *, size: float = SIZE, height: float = LINE) -> None:
    """The label, and after it the value in bold; both wrap as one text."""
    _write(pdf, label, value, size=size, height=height)
    pdf.ln(height)


def _write(pdf: "FPDF", label: str, value: str, *, size: float = SIZE, height: float = LINE) -> None:
    pdf.set_font(FAMILY, "", size)
    pdf.write(height, f"{label}: ")
    pdf.set_font(FAMILY, "B" if value.strip(".") else "", size)
    pdf.write(height, value)


def _corner(pdf: "FPDF", paper: Paper) -> None:
    _line(pdf, f"Mẫu số {paper.form_number:02}", style="B", size=SMALL, align="R", height=4.5)
    _line(pdf, f"({paper.circular})", style="I", size=TINY, align="R", height=4.5)
    pdf.ln(GAP)


def _letterhead(pdf: "FPDF", head: Letterhead) -> None:
    top, left = pdf.get_y(), pdf.l_margin
    half = pdf.epw * 0.42
    below = max(
        _column(pdf, [(head.authority, ""), (head.office, "B")], x=left, y=top, width=half),
        _column(pdf, [(STATE, "B"), (MOTTO, "B")], x=left + half, y=top, width=pdf.epw - half),
    )
    pdf.set_y(below + GAP)
    if head.is_numbered:
        _line(pdf, f"Số: {SHORTER}", size=SMALL, align="C", width=half)
        pdf.set_y(below + GAP)
    if head.place_and_day:
        pdf.set_x(left + half)
        _line(pdf, head.place_and_day, style="I", align="C", width=pdf.epw - half)
    pdf.set_x(left)


def _column(pdf: "FPDF", lines: Sequence[tuple[str, str]], *, x: float, y: float, width: float) -> float:
    """Centred lines with a short rule below them; where it ends."""
    pdf.set_y(y)
    for text, style in lines:
        pdf.set_x(x)
        _line(pdf, text, style=style, size=SMALL, align="C", height=5, width=width)
    end = pdf.get_y() + 1
    pdf.line(x + width * 0.35, end, x + width * 0.65, end)
    return end


def _table(pdf: "FPDF", table: Table) -> None:
    pdf.set_font(FAMILY, "", TINY)
    with pdf.table(
        align="LEFT",
        col_widths=tuple(share for _, share in table.columns),
        line_height=4.4,
        text_align="LEFT",
        padding=1,
        first_row_as_headings=True,
        v_align="TOP",
    ) as drawn:
        heading = drawn.row()
        for name, _ in table.columns:
            heading.cell(name)
        for cells in table.rows:
            row = drawn.row(min_height=ROOM_TO_SIGN if table.is_signed else None)
            for cell in cells:
                row.cell(cell)


def _signatures(pdf: "FPDF", signed: Signatures) -> None:
    half = pdf.epw / 2
    if pdf.will_page_break(SIGNATURE_HEIGHT + 3 * LINE):
        pdf.add_page()
    top = pdf.get_y() + LINE / 2
    if signed.sent_to:
        pdf.set_y(top)
        _line(pdf, "Nơi nhận:", style="B", size=SMALL, height=5, width=half)
        for each in signed.sent_to:
            _line(pdf, f"– {each}", size=SMALL, height=5, width=half)
    for at, (role, name) in enumerate([(signed.left, signed.left_name), (signed.right, signed.right_name)]):
        if role is None:
            continue
        lines = [(role, "B", 0.0), ("(Ký và ghi rõ họ tên)", "I", LINE)]
        if name:
            lines.append((name, "B", SIGNATURE_HEIGHT))
        for text, style, down in lines:
            pdf.set_xy(pdf.l_margin + at * half, top + down)
            _line(pdf, text, style=style, size=SMALL, align="C", width=half)
    pdf.set_y(top + SIGNATURE_HEIGHT + LINE)


def _pen_strokes(pdf: "FPDF", drawn: PenStrokes) -> None:
    scale = PEN_WIDTH / drawn.width
    if pdf.will_page_break(LINE + drawn.height * scale):
        pdf.add_page()
    _line(pdf, f"{drawn.label}:")
    left, top = pdf.l_margin, pdf.get_y()
    pdf.set_line_width(PEN_BREADTH)
    for stroke in drawn.strokes:
        points = [(left + x * scale, top + y * scale) for x, y in stroke]
        # A dot is a line to where it began.
        pdf.polyline(points if len(points) > 1 else points * 2)
    pdf.set_line_width(LINE_WIDTH)
    pdf.set_y(top + drawn.height * scale)


def _codes(pdf: "FPDF", codes: Codes) -> None:
    if pdf.will_page_break(QR_SIDE + LINE):
        pdf.add_page()
    top = pdf.get_y() + LINE / 2
    draw_qr_code(pdf, codes.url, x=pdf.l_margin, y=top, side=QR_SIDE)
    right = pdf.l_margin + QR_SIDE + 6
    pdf.code39(f"*{codes.code}*", x=right, y=top + 1, w=BARCODE_BAR * 3, h=BARCODE_HEIGHT)
    pdf.set_xy(right, top + BARCODE_HEIGHT + 2)
    _line(pdf, codes.code, size=SMALL, height=5)
    pdf.set_x(right)
    _line(pdf, codes.sentence, style="I", size=SMALL, height=5, width=pdf.epw - QR_SIDE - 6)
    pdf.set_y(top + QR_SIDE)
