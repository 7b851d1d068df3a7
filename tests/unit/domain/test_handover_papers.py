"""What papers say of counted documents and of the way a result went."""

from datetime import date

import pytest

from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.dossiers.handover import (
    Handover,
    HandoverWay,
    Posting,
    PostState,
    Receiver,
    ReceiverRelation,
    ResultFile,
)
from api.domain.papers import Field, PenStrokes
from api.domain.papers.handover import handover_blocks
from api.domain.papers.receipt import handed_in_lines
from tests.clocks import MONDAY_MORNING


@pytest.mark.parametrize(
    ("document", "line"),
    [
        (DocumentReceipt("A", DocumentState.ORIGINAL), ("A (bản chính)",)),
        (DocumentReceipt("A", DocumentState.COPY), ("A (bản sao)",)),
        (DocumentReceipt("A", DocumentState.ORIGINAL, originals=1, copies=0), ("A (01 bản chính)",)),
        (
            DocumentReceipt("A", DocumentState.ORIGINAL, originals=1, copies=12),
            ("A (01 bản chính, 12 bản sao)",),
        ),
        (DocumentReceipt("A", DocumentState.ON_FILE), ("A (đã có bản số hóa, không phải nộp)",)),
        (DocumentReceipt("A", DocumentState.MISSING), ()),
    ],
)
def test_document_stands_with_its_form_or_its_counts(
    document: DocumentReceipt, line: tuple[str, ...]
) -> None:
    assert handed_in_lines([document]) == line


def test_sheet_has_the_receiver_with_her_signature_as_drawn() -> None:
    taken = Receiver("Lê Văn Demo", ReceiverRelation.RELATIVE, "M1 2l3 4M9 9")
    by, pen = handover_blocks(Handover(HandoverWay.AT_COUNTER, at=MONDAY_MORNING, receiver=taken))
    assert isinstance(by, Field)
    assert by.value == "Lê Văn Demo (người thân), 08 giờ 30 phút, ngày 23 tháng 11 năm 2026"
    assert isinstance(pen, PenStrokes)
    assert pen.strokes == (((1, 2), (4, 6)), ((9, 9),))


@pytest.mark.parametrize(
    ("handover", "said"),
    [
        (None, []),
        (
            Handover(
                HandoverWay.AT_COUNTER,
                at=MONDAY_MORNING,
                receiver=Receiver("Lê Văn Demo", ReceiverRelation.DELEGATE, None, "Đau tay"),
            ),
            ["Lê Văn Demo (người được ủy quyền), 08 giờ 30 phút, ngày 23 tháng 11 năm 2026", "Đau tay"],
        ),
        (
            Handover(
                HandoverWay.ONLINE, at=MONDAY_MORNING, file=ResultFile("kq.pdf", "ab" * 32, date(2026, 11, 2))
            ),
            ["kq.pdf, ngày 02/11/2026", "ab" * 32],
        ),
        (
            Handover(HandoverWay.BY_POST, posting=Posting("VNPost", "RR1234", MONDAY_MORNING)),
            ["VNPost, mã vận đơn RR1234, đang chuyển 08:30 23/11/2026"],
        ),
        (
            Handover(
                HandoverWay.BY_POST,
                posting=Posting("VNPost", "RR1234", MONDAY_MORNING).ended(
                    PostState.CAME_BACK, at=MONDAY_MORNING
                ),
            ),
            ["VNPost, mã vận đơn RR1234, hoàn lại đơn vị 08:30 23/11/2026"],
        ),
    ],
)
def test_sheet_says_by_which_way_the_result_went(handover: Handover | None, said: list[str]) -> None:
    assert [block.value for block in handover_blocks(handover) if isinstance(block, Field)] == said
