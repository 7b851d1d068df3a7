"""What may be kept of a handover: a signature that is nothing else, a file's fingerprint, a parcel."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.dossiers.handover import (
    LONGEST_SIGNATURE,
    SIGNATURE_HEIGHT,
    SIGNATURE_WIDTH,
    HandoverIsInvalid,
    ReceiverRelation,
    posting,
    receiver,
    result_file,
    strokes,
)
from api.domain.files import FileFacts, FileKind, KeptFile
from tests.clocks import MONDAY_MORNING

TODAY = date(2026, 11, 23)
POINTS = st.lists(
    st.tuples(st.integers(0, SIGNATURE_WIDTH), st.integers(0, SIGNATURE_HEIGHT)), min_size=1, max_size=30
)


def written(drawn: list[list[tuple[int, int]]]) -> str:
    """As the console writes a pen's path."""
    text = ""
    for points in drawn:
        steps = [f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(points)]
        text += f"M{points[0][0]} {points[0][1]}" + (f"l{' '.join(steps)}" if steps else "")
    return text


@given(st.lists(POINTS, min_size=1, max_size=5))
def test_every_drawing_is_read_as_it_was_drawn(drawn: list[list[tuple[int, int]]]) -> None:
    assert strokes(written(drawn)) == tuple(tuple(points) for points in drawn)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "M1 2z",
        "M1 2L3 4",
        "M1 2l3",
        "M1 2l3 4 5",
        "l1 2",
        "M601 2",
        "M1 201",
        "M1 2l-2 0",
        "M1 2l600 0",
        "M1.5 2",
        "M1 2 ",
        '"><script>',
        "M1 2" * (LONGEST_SIGNATURE // 4 + 1),
        "M١ 2",
    ],
)
def test_text_that_is_no_drawing_in_the_box_is_none(text: str) -> None:
    assert strokes(text) is None


def took(**more: Any) -> Any:
    given: dict[str, Any] = {
        "name": "Trần Thị Minh Demo",
        "relation": ReceiverRelation.APPLICANT,
        "signature": "M1 2l3 4",
        "unsigned_because": None,
        **more,
    }
    return receiver(**given)


@pytest.mark.parametrize(
    ("more", "field", "problem"),
    [
        ({"name": "1"}, "receiverName", "name"),
        ({"signature": None}, "signature", "unsigned"),
        ({"signature": None, "unsigned_because": "  "}, "signature", "unsigned"),
        ({"signature": None, "unsigned_because": "x" * 201}, "unsignedBecause", "unsigned"),
        ({"signature": "<svg>"}, "signature", "signature"),
    ],
)
def test_receiver_is_named_and_signs_or_it_is_said_why_not(
    more: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(HandoverIsInvalid) as wrong:
        took(**more)
    assert (wrong.value.field, wrong.value.problem) == (field, problem)


def test_who_cannot_sign_is_kept_with_the_reason() -> None:
    kept = took(signature=None, unsigned_because="  Bị   đau tay ")
    assert (kept.signature, kept.unsigned_because) == (None, "Bị đau tay")
    assert took(unsigned_because="Thừa").unsigned_because is None


def test_result_is_known_by_the_file_that_is_kept_of_it() -> None:
    kept = KeptFile("K" * 32, FileFacts("kq.pdf", FileKind.PDF, 1000, "ab" * 32))
    known = result_file(kept=kept, issued_on=TODAY, today=TODAY)
    assert (known.name, known.sha256, known.kept) == ("kq.pdf", "ab" * 32, kept)
    with pytest.raises(HandoverIsInvalid) as wrong:
        result_file(kept=kept, issued_on=date(2026, 11, 24), today=TODAY)
    assert wrong.value.field == "issuedOn"


@pytest.mark.parametrize(
    ("carrier", "number", "field"),
    [
        (" ", "RR123", "carrier"),
        ("x" * 61, "RR123", "carrier"),
        ("VNPost", "R1", "trackingNumber"),
        ("VNPost", "R1;DROP", "trackingNumber"),
        ("VNPost", "R" * 41, "trackingNumber"),
    ],
)
def test_parcel_without_a_carrier_or_number_is_refused(carrier: str, number: str, field: str) -> None:
    with pytest.raises(HandoverIsInvalid) as wrong:
        posting(carrier=carrier, tracking_number=number, sent_at=MONDAY_MORNING)
    assert wrong.value.field == field


def test_tracking_number_is_kept_as_carriers_write_it() -> None:
    kept = posting(carrier=" Bưu điện ", tracking_number="rr 123 456 785 vn", sent_at=MONDAY_MORNING)
    assert (kept.carrier, kept.tracking_number) == ("Bưu điện", "RR123456785VN")
