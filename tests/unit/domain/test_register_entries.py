"""What the register's line says of the way a result went."""

from dataclasses import replace
from datetime import date

import pytest

from api.domain.dossiers.handover import (
    Handover,
    HandoverWay,
    Posting,
    Receiver,
    ReceiverRelation,
    ResultFile,
)
from api.domain.papers import Table, register, register_entry
from tests.papers import SUBJECT
from tests.unit.domain.dossier_cases import at, dossier, moved

ON = date(2026, 11, 30)
DONE = moved(dossier(), ("COMPLETED", at(10)))
TAKEN = moved(DONE, ("RETURNED", at(11)))
RECEIVER = Receiver("Lê Văn Demo", ReceiverRelation.APPLICANT, "M1 2l3 4")


def last_columns(handover: Handover | None) -> tuple[str, ...]:
    """Handed over on, by which way, signed, remarks."""
    known = DONE if handover is None else replace(TAKEN, handover=handover)
    entry = register_entry(dossier=known, agency="UBND Phường Liên Chiểu")
    paper = register(office=SUBJECT.office, entries=[entry], since=ON, until=ON, issued_on=ON)
    (row,) = next(block for block in paper.blocks if isinstance(block, Table)).rows
    return row[9:]


@pytest.mark.parametrize(
    ("handover", "said"),
    [
        (None, ("", "", "", "Xong 09:00 10/11/2026")),
        (
            Handover(HandoverWay.AT_COUNTER, at=at(11), receiver=RECEIVER),
            ("09:00 11/11/2026", "Trực tiếp", "Ký trên màn hình", ""),
        ),
        (
            Handover(
                HandoverWay.AT_COUNTER,
                at=at(11),
                receiver=replace(RECEIVER, signature=None, unsigned_because="Đau tay"),
            ),
            ("09:00 11/11/2026", "Trực tiếp", "", ""),
        ),
        (
            Handover(HandoverWay.ONLINE, at=at(11), file=ResultFile("kq.pdf", "ab" * 32, ON)),
            ("09:00 11/11/2026", "Trực tuyến", "", ""),
        ),
        (
            Handover(HandoverWay.BY_POST, at=at(11), posting=Posting("VNPost", "RR1234", at(11))),
            ("09:00 11/11/2026", "Bưu chính", "", ""),
        ),
    ],
)
def test_line_says_how_the_result_reached_the_citizen(
    handover: Handover | None, said: tuple[str, ...]
) -> None:
    assert last_columns(handover) == said
