"""The forms a one-stop desk must issue, as numbered by the circular in force on the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperForm(StrEnum):
    """What a paper is for, whatever number a circular gives it."""

    RECEIPT = "RECEIPT"
    SUPPLEMENT_REQUEST = "SUPPLEMENT_REQUEST"
    REFUSAL = "REFUSAL"
    APOLOGY_EXTENSION = "APOLOGY_EXTENSION"
    TERMINATION = "TERMINATION"
    CONTROL_SHEET = "CONTROL_SHEET"
    REGISTER = "REGISTER"


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """The forms of one circular, in force from a day on; `numbers` is its own numbering."""

    circular: str
    since: date
    numbers: Mapping[PaperForm, int]

    def number(self, form: PaperForm) -> int | None:
        """The form's number in this circular; None when it has no such form."""
        return self.numbers.get(form)


class NoTemplateSet(ValueError):
    """No circular is known for so early a day."""


# Newest first. Circular 01/2018 gave no form for a termination.
TEMPLATE_SETS = (
    TemplateSet(
        circular="Thông tư số 03/2025/TT-VPCP",
        since=date(2025, 9, 15),
        numbers={form: number for number, form in enumerate(PaperForm, start=1)},
    ),
    TemplateSet(
        circular="Thông tư số 01/2018/TT-VPCP",
        since=date(2018, 12, 31),
        numbers={
            PaperForm.RECEIPT: 1,
            PaperForm.SUPPLEMENT_REQUEST: 2,
            PaperForm.REFUSAL: 3,
            PaperForm.APOLOGY_EXTENSION: 4,
            PaperForm.CONTROL_SHEET: 5,
            PaperForm.REGISTER: 6,
        },
    ),
)


def template_set(*, on: date) -> TemplateSet:
    """The set in force on a day. Raises NoTemplateSet before the first."""
    for known in TEMPLATE_SETS:
        if on >= known.since:
            return known
    raise NoTemplateSet(f"{on}: the first known circular is in force since {TEMPLATE_SETS[-1].since}")
