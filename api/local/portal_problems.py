"""What can be wrong with a record of the national portal, each as a sentence for the person importing it."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """Why part of a record was left out instead of guessed; the value names the field it concerns."""

    RECORD_IS_UNREADABLE = "record: not a JSON object of texts"
    CODE_IS_MALFORMED = "code: not like 1.004222"
    CODE_IS_REPEATED = "code: an earlier row has it"
    NAME_IS_MISSING = "name: empty"
    NAME_IS_SHARED = "name: several codes carry it, so it was read from another page"
    NAME_IS_A_DECISION = "name: the title of a decision, not of a procedure"
    CHANNELS_ARE_UNREADABLE = "channels: not the portal's table"
    CHANNEL_IS_UNREADABLE = "channels: a row without deadline and fee"
    DEADLINE_HAS_NO_UNIT = "deadline: a number without hours, days or working days"
    DEADLINE_IS_PROSE = "deadline: words, not a number with a unit"
    DEADLINE_CONTRADICTS_NOTE = (
        "deadline: its note says days where the table says working days, or the reverse"
    )
    FEE_RUNS_INTO_DEADLINE = "fee: runs into a deadline that has no unit"
    FEE_CONTRADICTS_NOTE = "fee: its note states other amounts"
    FEE_IS_TOO_SMALL = "fee: below any amount that is charged, thousands seem to be lost"
    DOCUMENTS_HAVE_NO_TABLE = "documents: no table of papers"
    DOCUMENT_HAS_NO_COUNT = "documents: a paper without a count"
    DOCUMENT_HAS_NO_NAME = "documents: a count without a paper"
    DOCUMENT_COUNT_IS_UNCLEAR = "documents: the count runs into the name"
    FORM_IS_UNCLEAR = "documents: the form's file name runs into the paper's name"
    CASE_IS_EMPTY = "documents: a case without papers"


@dataclass(frozen=True, slots=True)
class Problem:
    """One part of a record that was not understood, with the words in question."""

    kind: ProblemKind
    words: str = ""

    def __str__(self) -> str:
        shown = " ".join(self.words.split())
        return f"{self.kind}: «{shown[:100]}»" if shown else str(self.kind)
