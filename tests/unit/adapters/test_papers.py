"""Papers as files: every word can be read out again, every code scanned, the same paper is the same file."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp

from api.adapters.papers import draw_pdf, draw_slip
from api.domain.dossiers.handover import Handover, HandoverWay, Receiver, ReceiverRelation
from api.domain.papers import Items, PaperForm, Paragraph, control_sheet, receipt, register, slip
from tests.papers import CODE, DUE_AT, FACTS, RECEIVED_AT, SUBJECT, URL, entries, every_paper, handoffs

A4_IN_POINTS = (595, 842)
PIXELS_FOR_A_POINT = 300 / 72


def words(text: str) -> list[str]:
    return re.sub(r"[\x02\ufffe]", "", text).split()


def text_of(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def said_by(value: object) -> Iterator[str]:
    """Every text in a paper's blocks, besides where its QR code leads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from said_by(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "url":
                yield from said_by(getattr(value, field.name))


@pytest.mark.parametrize("form", PaperForm)
def test_text_can_be_read_out_of_the_file(form: PaperForm) -> None:
    paper = every_paper()[form]
    read = text_of(draw_pdf(paper, made_at=RECEIVED_AT))
    known = set(words(read.replace(":", " ")))
    # Cells wrap, and a column's words are read between those of its neighbours.
    assert [text for text in said_by(paper.blocks) if not set(words(text.replace(":", " "))) <= known] == []
    assert f"Mẫu số {paper.form_number:02}" in read
    assert paper.circular in read


def test_every_vietnamese_letter_is_drawn() -> None:
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = [
        unicodedata.normalize("NFC", base + mark) for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in marks
    ]
    line = " ".join(["Đđ₫–…“”", *letters])
    paper = replace(every_paper()[PaperForm.RECEIPT], blocks=(Paragraph(line), Paragraph(line, is_bold=True)))
    read = words(text_of(draw_pdf(paper, made_at=RECEIVED_AT)))
    assert all(read.count(letter) == 2 for letter in words(line)), set(words(line)) - set(read)


@pytest.mark.parametrize("form", [form for form in PaperForm if form is not PaperForm.REGISTER])
def test_codes_can_be_scanned(form: PaperForm) -> None:
    document = pypdfium2.PdfDocument(draw_pdf(every_paper()[form], made_at=RECEIVED_AT))
    picture = document[len(document) - 1].render(scale=PIXELS_FOR_A_POINT).to_pil()
    assert {found.text for found in zxingcpp.read_barcodes(picture)} == {URL, CODE}


@pytest.mark.parametrize("form", PaperForm)
def test_same_paper_is_the_same_file(form: PaperForm) -> None:
    paper = every_paper()[form]
    drawn = draw_pdf(paper, made_at=RECEIVED_AT)
    assert draw_pdf(paper, made_at=RECEIVED_AT) == drawn
    assert draw_pdf(paper, made_at=RECEIVED_AT + timedelta(seconds=1)) != drawn


def test_fonts_are_in_the_file() -> None:
    drawn = draw_pdf(every_paper()[PaperForm.RECEIPT], made_at=RECEIVED_AT)
    assert drawn.count(b"/FontFile2") == 3
    assert b"Tinos" in drawn


@pytest.mark.parametrize("form", PaperForm)
def test_page_is_a4_and_only_the_register_lies_on_its_side(form: PaperForm) -> None:
    width, height = pypdfium2.PdfDocument(draw_pdf(every_paper()[form], made_at=RECEIVED_AT))[0].get_size()
    upright = (height, width) if form is PaperForm.REGISTER else (width, height)
    assert tuple(map(round, upright)) == A4_IN_POINTS


def test_long_register_goes_on_over_pages_with_its_head_on_each() -> None:
    on = RECEIVED_AT.date()
    long = register(office=SUBJECT.office, entries=entries(60), since=on, until=on, issued_on=on)
    document = pypdfium2.PdfDocument(draw_pdf(long, made_at=RECEIVED_AT))
    pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 2
    assert all("Hẹn trả" in page for page in pages)
    assert sum(page.count("H17.45-261123-") for page in pages) == 60


def test_long_control_sheet_keeps_codes_and_signatures_whole() -> None:
    sheet = control_sheet(
        subject=SUBJECT,
        agency="UBND Phường Liên Chiểu",
        handoffs=handoffs(40),
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        issued_at=RECEIVED_AT,
    )
    document = pypdfium2.PdfDocument(draw_pdf(sheet, made_at=RECEIVED_AT))
    last = document[len(document) - 1].render(scale=PIXELS_FOR_A_POINT).to_pil()
    assert {found.text for found in zxingcpp.read_barcodes(last)} == {URL, CODE}


def test_slip_is_as_long_as_its_text() -> None:
    short = slip(receipt(subject=SUBJECT, facts=FACTS))
    longer = replace(short, blocks=(*short.blocks, Items("Thêm", ("một", "hai", "ba"))))
    sizes = [
        pypdfium2.PdfDocument(draw_slip(paper, made_at=RECEIVED_AT))[0].get_size()
        for paper in (short, longer)
    ]
    assert [round(width / 72 * 25.4) for width, _ in sizes] == [80, 80]
    assert sizes[1][1] > sizes[0][1] + 40


def test_slip_can_be_scanned_and_read() -> None:
    drawn = draw_slip(slip(receipt(subject=SUBJECT, facts=FACTS)), made_at=RECEIVED_AT)
    page = pypdfium2.PdfDocument(drawn)[0]
    picture = page.render(scale=203 / 72).to_pil()  # dots of a receipt printer
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [URL]
    assert "Trần Thị Ngữ Demo" in text_of(drawn)


def test_signature_is_drawn_below_its_label_and_a_dot_is_seen_too() -> None:
    def sheet(signature: str) -> bytes:
        taken = Receiver("Lê Văn Demo", ReceiverRelation.APPLICANT, signature)
        paper = control_sheet(
            subject=SUBJECT,
            agency="UBND Phường Liên Chiểu",
            handoffs=handoffs(2),
            received_at=RECEIVED_AT,
            due_at=DUE_AT,
            issued_at=RECEIVED_AT,
            handover=Handover(HandoverWay.AT_COUNTER, at=RECEIVED_AT, receiver=taken),
        )
        return draw_pdf(paper, made_at=RECEIVED_AT)

    drawn = sheet("M20 150l30 -90 25 90")
    assert "Chữ ký người nhận:" in " ".join(words(text_of(drawn)))
    assert drawn == sheet("M20 150l30 -90 25 90")
    assert len({drawn, sheet("M20 150l30 -90"), sheet("M20 150")}) == 3
