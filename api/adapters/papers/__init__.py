"""Papers as PDF files."""

from datetime import datetime

from api.adapters.papers.pdf import draw_pdf, draw_slip
from api.domain.papers import Paper

__all__ = ["PdfPrinter", "draw_pdf", "draw_slip"]


class PdfPrinter:
    """Draws papers; the library that draws is imported with the first of them."""

    def pages(self, paper: Paper, *, made_at: datetime) -> bytes:
        return draw_pdf(paper, made_at=made_at)

    def roll(self, paper: Paper, *, made_at: datetime) -> bytes:
        return draw_slip(paper, made_at=made_at)
