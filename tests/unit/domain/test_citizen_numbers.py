"""Citizen numbers: typed or on a card, cross-checked, and found again by a keyed digest alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.citizen_numbers import CitizenNumber, NumberProblem, citizen_digest, read_citizen_number

NUMBER = "048190001234"
CARD = f"{NUMBER}||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        " 048 190 001 234 ",
        "048.190.001234",
        "048-190-001-234",
        CARD,
        f"{CARD}|Nguyễn Văn A|Lê Thị B",  # the card of 2024 adds fields
        CARD.replace("||", "|201234567|"),
        f"{NUMBER}|||05031990|Nữ||15062022",  # without name and address, as the pages send it
    ],
)
def test_number_is_read_from_what_is_typed_or_scanned(text: str) -> None:
    assert read_citizen_number(text) == CitizenNumber(NUMBER)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", NumberProblem.NOT_A_NUMBER),
        ("04819000123", NumberProblem.NOT_A_NUMBER),
        ("0481900012345", NumberProblem.NOT_A_NUMBER),
        ("000190001234", NumberProblem.NOT_A_NUMBER),
        ("٠٤٨١٩٠٠٠١٢٣٤", NumberProblem.NOT_A_NUMBER),
        ("0" * 601, NumberProblem.NOT_A_NUMBER),
        (CARD.rsplit("|", 1)[0], NumberProblem.TOO_FEW_FIELDS),
        (CARD.replace(NUMBER, "04819000123"), NumberProblem.NOT_A_NUMBER),
        (CARD.replace("05031990", "31021990"), NumberProblem.NOT_A_NUMBER),
        (CARD.replace("05031990", "5031990"), NumberProblem.NOT_A_NUMBER),
        (CARD.replace("Nữ", "X"), NumberProblem.NOT_A_NUMBER),
        (CARD.replace("05031990", "05031991"), NumberProblem.CARD_CONTRADICTS_ITSELF),
        (CARD.replace("05031990", "05032090"), NumberProblem.CARD_CONTRADICTS_ITSELF),
        (CARD.replace("Nữ", "Nam"), NumberProblem.CARD_CONTRADICTS_ITSELF),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, problem: NumberProblem) -> None:
    assert read_citizen_number(text) is problem


@given(
    province=st.integers(1, 999),
    year=st.integers(1900, 2399),
    is_female=st.booleans(),
    rest=st.integers(0, 999_999),
)
def test_century_year_and_gender_are_read_back(province: int, year: int, is_female: bool, rest: int) -> None:
    sign = (year - 1900) // 100 * 2 + is_female
    text = f"{province:03}{sign}{year % 100:02}{rest:06}"
    number = read_citizen_number(text)
    assert isinstance(number, CitizenNumber)
    assert (number.birth_year, number.is_female) == (year, is_female)
    card = f"{text}|||0101{year}|{'Nữ' if is_female else 'Nam'}||01012022"
    assert read_citizen_number(card) == number


@given(st.text(max_size=700))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert isinstance(read_citizen_number(text), CitizenNumber | NumberProblem)


def test_digest_depends_on_secret_and_number_and_does_not_contain_it() -> None:
    digests = {
        citizen_digest(secret=secret, number=CitizenNumber(digits))
        for secret in (b"one", b"two")
        for digits in (NUMBER, "048190001235")
    }
    assert len(digests) == 4
    assert all(len(digest) == 64 and NUMBER not in digest for digest in digests)
