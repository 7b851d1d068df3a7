"""The papers the law asks for: which form, in which circular's numbering, and what it says."""

from api.domain.papers.blocks import (
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
from api.domain.papers.forms import NoTemplateSet, PaperForm, TemplateSet, template_set
from api.domain.papers.history import IssuedPaper, issued_papers, sheet_so_far, write_paper
from api.domain.papers.notices import apology, refusal, supplement_request, termination
from api.domain.papers.receipt import ReceiptFacts, receipt, slip
from api.domain.papers.register_entries import register_entry
from api.domain.papers.sheets import Handoff, RegisterEntry, control_sheet, register
from api.domain.papers.subject import FormIsNotInCircular, PaperSubject

__all__ = [
    "Block",
    "Codes",
    "Field",
    "FieldLine",
    "FormIsNotInCircular",
    "Handoff",
    "IssuedPaper",
    "Items",
    "Letterhead",
    "NoTemplateSet",
    "Notes",
    "Paper",
    "PaperForm",
    "PaperSubject",
    "Paragraph",
    "PenStrokes",
    "ReceiptFacts",
    "RegisterEntry",
    "Signatures",
    "Table",
    "TemplateSet",
    "Title",
    "apology",
    "control_sheet",
    "issued_papers",
    "receipt",
    "refusal",
    "register",
    "register_entry",
    "sheet_so_far",
    "slip",
    "supplement_request",
    "template_set",
    "termination",
    "write_paper",
]
