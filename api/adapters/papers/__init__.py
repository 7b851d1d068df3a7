"""Papers as PDF files."""

from api.adapters.papers.pdf import draw_pdf, draw_slip

__all__ = ["draw_pdf", "draw_slip"]
