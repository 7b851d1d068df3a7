"""Administrative procedures: what they ask, cost and take, and how a citizen's words find them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Protocol, TypeVar

from api.domain.deadlines import Deadline

PROCEDURE_CODE = re.compile(r"\d\.\d{6}")
# Many official names begin with this; a citizen's query never needs it.
_EMPTY_OPENING = "thu tuc "


class Channel(StrEnum):
    """How a dossier reaches the office (trực tiếp, trực tuyến, bưu chính công ích)."""

    IN_PERSON = "IN_PERSON"
    ONLINE = "ONLINE"
    POSTAL = "POSTAL"


class ProcedureLevel(StrEnum):
    """How far a procedure can be done online (toàn trình, một phần)."""

    FULL_ONLINE = "FULL_ONLINE"
    PARTIAL_ONLINE = "PARTIAL_ONLINE"


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """A deadline as a channel states it; `note` is the condition under which it holds, if one is given."""

    deadline: Deadline
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in whole đồng with the words that go with it.

    `amount_dong` is 0 for "miễn phí", and None where the words state no single amount in đồng: then only
    `text` may be shown.
    """

    amount_dong: int | None
    text: str | None = None

    def __post_init__(self) -> None:
        if self.amount_dong is not None and self.amount_dong < 0:
            raise ValueError(f"a fee cannot be {self.amount_dong} đồng")


@dataclass(frozen=True, slots=True)
class ProcedureChannel:
    """One way to file, with every deadline and fee stated for it; none stated means none known."""

    channel: Channel
    deadlines: tuple[StatedDeadline, ...] = ()
    fees: tuple[Fee, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A paper to bring: how many originals and copies, and the file name of its form, if it has one."""

    name: str
    form: str | None = None
    originals: int = 0
    copies: int = 0
    name_en: str | None = None

    def __post_init__(self) -> None:
        if self.originals < 0 or self.copies < 0:
            raise ValueError(f"{self.name}: {self.originals} originals, {self.copies} copies")


@dataclass(frozen=True, slots=True)
class ProcedureCase:
    """The papers of one situation ("trường hợp"); `name` is None where the procedure has only one."""

    name: str | None
    documents: tuple[RequiredDocument, ...]
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure as the national database numbers it (`code` like 1.004222).

    `level` and `result` are None, `decision` and `competent_agency` are empty, where the source states
    nothing. The rest is the office's own: `desk_minutes` says how long one visit usually takes at the desk,
    `workflow` by which steps its dossiers go, `cut_off` (local) after which hour a dossier counts from the
    next working day, `committed_deadline` what it promises below the stated one, `competent_office` which
    office decides where it only receives, and `accepts_from` to `accepts_until` the days on which it does.
    """

    code: str
    name: str
    sector: str
    channels: tuple[ProcedureChannel, ...] = ()
    cases: tuple[ProcedureCase, ...] = ()
    level: ProcedureLevel | None = None
    decision: str = ""
    competent_agency: str = ""
    applicants: tuple[str, ...] = ()
    result: str | None = None
    name_en: str | None = None
    desk_minutes: int | None = None
    workflow: str = "one-stop"
    cut_off: time | None = None
    committed_deadline: Deadline | None = None
    competent_office: str | None = None
    accepts_from: date | None = None
    accepts_until: date | None = None
    terms_version: int = 0

    def with_terms_of(self, known: "Procedure") -> "Procedure":
        """The same as its source states it, on the terms the office has set for it."""
        terms = (
            "desk_minutes",
            "workflow",
            "cut_off",
            "committed_deadline",
            "competent_office",
            "accepts_from",
            "accepts_until",
            "terms_version",
        )
        return replace(self, **{term: getattr(known, term) for term in terms})

    def accepts_on(self, day: date) -> bool:
        """Whether dossiers are received on `day`: a round of applications opens and closes."""
        return (self.accepts_from is None or self.accepts_from <= day) and (
            self.accepts_until is None or day <= self.accepts_until
        )

    def channel(self, channel: Channel) -> ProcedureChannel | None:
        """Return what is stated for `channel`, or None where the procedure cannot be filed that way."""
        return next((stated for stated in self.channels if stated.channel is channel), None)

    def deadline(self, channel: Channel) -> Deadline | None:
        """Return the one deadline stated for `channel`.

        None where none is stated, and where several differ: which of them holds is for the officer to say.
        """
        stated = self.channel(channel)
        distinct = {each.deadline for each in stated.deadlines} if stated else set()
        return distinct.pop() if len(distinct) == 1 else None


class Searchable(Protocol):
    """What a search needs to know of a procedure."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def sector(self) -> str: ...
    @property
    def name_en(self) -> str | None: ...


SearchableT = TypeVar("SearchableT", bound=Searchable)


def fold(text: str) -> str:
    """Return `text` without case, accents and doubled spaces, đ as d: "Đăng  ký" becomes "dang ky"."""
    # Taking marks away can leave a letter that folds further, so it goes on until nothing changes.
    while (folded := _fold_once(text)) != text:
        text = folded
    return folded


def alphabetical(text: str) -> tuple[str, str]:
    """Return what to sort Vietnamese texts by: without accents, so that "Đất đai" comes before "Y tế"."""
    return fold(text), text


def matches(*, query: str, procedure: Searchable) -> bool:
    """Say whether every word of `query` begins a word of the procedure's name, code or sector."""
    words = _words(f"{procedure.name} {procedure.name_en or ''} {procedure.code} {procedure.sector}")
    return all(any(word.startswith(sought) for word in words) for sought in _words(query))


def rank(*, query: str, procedures: Iterable[SearchableT]) -> tuple[SearchableT, ...]:
    """Return the procedures that match, best first; equal ones by the shorter name, then by code."""
    found = [each for each in procedures if matches(query=query, procedure=each)]
    return tuple(sorted(found, key=lambda each: _distance(query=query, procedure=each)))


def _distance(*, query: str, procedure: Searchable) -> tuple[int, int, str, str]:
    sought, name = " ".join(_words(query)), " ".join(_words(procedure.name))
    name = name.removeprefix(_EMPTY_OPENING)
    name_en = " ".join(_words(procedure.name_en or ""))
    sought = sought.removeprefix(_EMPTY_OPENING)
    if fold(query) == procedure.code:
        kind = 0
    elif sought in (name, name_en):
        kind = 1
    elif name.startswith(sought) or (name_en and name_en.startswith(sought)):
        kind = 2
    elif f" {sought}" in f" {name}" or f" {sought}" in f" {name_en}":
        kind = 3
    elif all(any(word.startswith(part) for word in name.split()) for part in sought.split()):
        kind = 4
    else:
        kind = 5
    return kind, len(name), name, procedure.code


def _fold_once(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return " ".join("".join(mark for mark in decomposed if not unicodedata.combining(mark)).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
