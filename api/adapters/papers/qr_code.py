"""Draws a QR code on a paper, as rectangles: no picture library is needed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF


def draw_qr_code(pdf: "FPDF", text: str, *, x: float, y: float, side: float) -> None:
    """Its upper left corner at `x`, `y`; in millimetres."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    matrix = code.get_matrix()
    module = side / len(matrix)
    pdf.set_fill_color(0)
    for down, row in enumerate(matrix):
        for across, is_dark in enumerate(row):
            if is_dark:
                pdf.rect(x + across * module, y + down * module, module, module, style="F")
