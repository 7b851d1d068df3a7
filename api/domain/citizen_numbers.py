"""The twelve digits of a citizen's identity number, typed or read from the chip card's QR code."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LONGEST_CARD_TEXT = 600

_BETWEEN_DIGITS = re.compile(r"[ .\-\u00a0]+")
_NUMBER = re.compile(r"(?!000)[0-9]{12}")
_BETWEEN_FIELDS = "|"
_FIELDS = 7
_MALE, _FEMALE = "Nam", "Nữ"


class NumberProblem(StrEnum):
    """Why a text gives no number; each value names the sentence that says what to do."""

    NOT_A_NUMBER = "citizen"
    TOO_FEW_FIELDS = "citizen_card_fields"
    CARD_CONTRADICTS_ITSELF = "citizen_card_contradiction"


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """Three digits of a province, one of century and gender, two of the birth year, six more."""

    digits: str

    @property
    def birth_year(self) -> int:
        return 1900 + 100 * (int(self.digits[3]) // 2) + int(self.digits[4:6])

    @property
    def is_female(self) -> bool:
        return int(self.digits[3]) % 2 == 1


def read_citizen_number(text: str) -> CitizenNumber | NumberProblem:
    """The number of a text that somebody typed, or that a scanner read from a chip card.

    The card's text has seven fields: number, old number, name, birth, gender, address, issued; newer cards
    add some, which are ignored. The number has no check digit: on a card its year and gender must agree.
    """
    if len(text) > LONGEST_CARD_TEXT:
        return NumberProblem.NOT_A_NUMBER
    if _BETWEEN_FIELDS not in text:
        return _number(text) or NumberProblem.NOT_A_NUMBER
    fields = [field.strip() for field in text.split(_BETWEEN_FIELDS)]
    if len(fields) < _FIELDS:
        return NumberProblem.TOO_FEW_FIELDS
    number, born, gender = _number(fields[0]), _day(fields[3]), fields[4]
    if number is None or born is None or gender not in (_MALE, _FEMALE):
        return NumberProblem.NOT_A_NUMBER
    agrees = (number.birth_year, number.is_female) == (born.year, gender == _FEMALE)
    return number if agrees else NumberProblem.CARD_CONTRADICTS_ITSELF


def citizen_digest(*, secret: bytes, number: CitizenNumber) -> str:
    """A keyed digest (64 hex digits) to count bookings by; without the secret twelve digits are not found."""
    return hmac.new(secret, f"citizen:{number.digits}".encode(), hashlib.sha256).hexdigest()


def _number(text: str) -> CitizenNumber | None:
    digits = _BETWEEN_DIGITS.sub("", text.strip())
    return CitizenNumber(digits) if _NUMBER.fullmatch(digits) else None


def _day(text: str) -> date | None:
    """A day as the card writes it, 05031990."""
    if len(text) != len("ddMMyyyy") or not (text.isascii() and text.isdigit()):
        return None
    try:
        return datetime.strptime(text, "%d%m%Y").date()  # noqa: DTZ007 — a birthday has no time zone
    except ValueError:
        return None
