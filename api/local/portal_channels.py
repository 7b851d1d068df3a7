"""Reads the portal's flattened table of channels, deadlines and fees."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.procedures import Channel, Fee, ProcedureChannel, StatedDeadline, fold
from api.local.portal_problems import Problem, ProblemKind

ItemT = TypeVar("ItemT")

_HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"
_CHANNELS = {
    "Trực tiếp": Channel.IN_PERSON,
    "Trực tuyến": Channel.ONLINE,
    "Dịch vụ bưu chính": Channel.POSTAL,
}
_UNITS = {"Ngày làm việc": DeadlineUnit.WORKING_DAYS, "Ngày": DeadlineUnit.DAYS, "Giờ": DeadlineUnit.HOURS}
# In running text a space or a colon follows a channel's name; the next cell follows it at once.
_ROW_START = re.compile(rf"({'|'.join(_CHANNELS)})(?=[0-9A-ZĐ])")
_UNSTATED = "Không có thông tin"
_FEE = rf"Miễn phí|{_UNSTATED}|[0-9][0-9,]{{0,14}} (?:Việt Nam Đồng|VNĐ|USD)"
_CELLS = re.compile(rf"(?P<deadline>.*?)(?P<fee>{_FEE})", re.DOTALL)
_DEADLINE = re.compile(r"([0-9]{1,4}) (Ngày làm việc|Ngày|Giờ)")
_GLUED = re.compile(rf"(?P<deadline>[0-9]{{1,4}} (?:Ngày làm việc|Ngày|Giờ)|{_UNSTATED})?(?P<fee>{_FEE})")
_NO_DEADLINE = {
    "",
    "khong",
    "khong co thong tin",
    "khong quy dinh",
    "khong phai tra ket qua cho nguoi nop thue",
    "0",
}
_NO_FEE_NOTE = {"khong", "khong co", "khong quy dinh", "khong thu phi", "khong thu le phi", "mien phi"}
_AMOUNT_IN_NOTE = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{3}){1,4}|[0-9]{1,12})\s*(?:đồng|đ|vnđ)(?!\w)", re.IGNORECASE
)
# The smallest fees of these procedures are 1,000 đồng a page; less is "20.000" cut at its full stop.
_SMALLEST_FEE_IN_DONG = 1_000


@dataclass(frozen=True, slots=True)
class _Row:
    channel: Channel
    deadline: Deadline | None
    fees: tuple[Fee, ...]
    note: str | None
    deadline_is_unclear: bool = False


def parse_channels(text: str) -> tuple[tuple[ProcedureChannel, ...], tuple[Problem, ...]]:
    """Return the channels in the order of the table, and what could not be read."""
    if not text.startswith(_HEADER):
        return (), (Problem(ProblemKind.CHANNELS_ARE_UNREADABLE, text),)
    body = text.removeprefix(_HEADER)
    starts = [*_ROW_START.finditer(body)]
    if not starts or starts[0].start() != 0:
        return (), (Problem(ProblemKind.CHANNELS_ARE_UNREADABLE, body),)
    problems: list[Problem] = []
    rows: list[_Row] = []
    ends = [*(match.start() for match in starts[1:]), len(body)]
    for match, end in zip(starts, ends, strict=True):
        rows.append(_row(_CHANNELS[match.group()], body[match.end() : end], problems))
    channels = tuple(_merged(rows))
    return channels, tuple(dict.fromkeys(problems))


def _row(channel: Channel, cells: str, problems: list[Problem]) -> _Row:
    found = _GLUED.match(cells) or _CELLS.match(cells)
    if found is None:
        problems.append(Problem(ProblemKind.CHANNEL_IS_UNREADABLE, cells))
        return _Row(channel, None, (), _clean(cells))
    stated, fee, rest = found["deadline"] or "", found["fee"], cells[found.end() :]
    # Without a fee there is no note on it: a bracket then opens the row's own note.
    words, rest = (None, rest) if fee == _UNSTATED else _bracketed(rest)
    note = _clean(rest)
    if not stated and fee[0].isdigit():
        problems.append(Problem(ProblemKind.FEE_RUNS_INTO_DEADLINE, fee))
        return _Row(channel, None, _only_words(words), note, deadline_is_unclear=True)
    fees = _fees(fee, words, problems)
    deadline = _deadline(stated)
    problem = _deadline_problem(stated, deadline, note)
    if problem:
        problems.append(problem)
    return _Row(channel, None if problem else deadline, fees, note, deadline_is_unclear=bool(problem))


def _deadline(stated: str) -> Deadline | None:
    found = _DEADLINE.fullmatch(stated.strip())
    if found is None or int(found[1]) == 0:
        return None
    return Deadline(amount=int(found[1]), unit=_UNITS[found[2]])


def _deadline_problem(stated: str, deadline: Deadline | None, note: str | None) -> Problem | None:
    if deadline is None:
        if fold(stated).strip(" .") in _NO_DEADLINE or _DEADLINE.fullmatch(stated.strip()):
            return None
        if stated.strip().isdigit():
            return Problem(ProblemKind.DEADLINE_HAS_NO_UNIT, stated)
        return Problem(ProblemKind.DEADLINE_IS_PROSE, stated)
    if _note_counts_otherwise(deadline.amount, deadline.unit, note or ""):
        return Problem(ProblemKind.DEADLINE_CONTRADICTS_NOTE, f"{stated} / {note}")
    return None


def _note_counts_otherwise(amount: int, unit: DeadlineUnit, note: str) -> bool:
    """Say whether `note` names the same number of days, but only as the other kind of days."""
    working = {bool(found) for found in re.findall(_days_named(amount), fold(note))}
    if unit is DeadlineUnit.HOURS or len(working) != 1:
        return False
    return working != {unit is DeadlineUnit.WORKING_DAYS}


def _days_named(amount: int) -> str:
    return rf"\b0?{amount}\b\s*(?:\([^)]*\)\s*)?ngay\b( lam viec)?"


def _fees(stated: str, words: str | None, problems: list[Problem]) -> tuple[Fee, ...]:
    if stated == _UNSTATED:
        return ()
    in_words = {int(re.sub(r"\D", "", amount)) for amount in _AMOUNT_IN_NOTE.findall(words or "")}
    if stated == "Miễn phí":
        if words is None or fold(words).strip(" .") in _NO_FEE_NOTE:
            return (Fee(amount_dong=0),)
        if in_words - {0}:
            problems.append(Problem(ProblemKind.FEE_CONTRADICTS_NOTE, f"{stated} ({words})"))
        # "Free" beside a rule about fees is the table's empty default: only the rule is shown.
        return _only_words(words)
    number, currency = stated.split(" ", 1)
    if currency == "USD":
        return (Fee(amount_dong=None, text=f"{stated} ({words})" if words else stated),)
    amount = int(number.replace(",", ""))
    if in_words and amount not in in_words:
        problems.append(Problem(ProblemKind.FEE_CONTRADICTS_NOTE, f"{stated} ({words})"))
        return _only_words(words)
    if amount < _SMALLEST_FEE_IN_DONG:
        problems.append(Problem(ProblemKind.FEE_IS_TOO_SMALL, stated))
        return _only_words(words)
    return (Fee(amount_dong=amount, text=words),)


def _only_words(words: str | None) -> tuple[Fee, ...]:
    return (Fee(amount_dong=None, text=words),) if words else ()


def _bracketed(text: str) -> tuple[str | None, str]:
    """Split the fee's own note, in brackets right behind it, from the row's note."""
    if not text.startswith("("):
        return None, text
    depth = 0
    for place, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return _clean(text[1:place]), text[place + 1 :]
    # A bracket that is never closed was opened inside the note: the table's own one is the last.
    inside, closed, rest = text[1:].rpartition(")")
    return (_clean(inside), rest) if closed else (None, text)


def _merged(rows: list[_Row]) -> Iterator[ProcedureChannel]:
    """Join the rows of each channel; with several, every deadline and fee keeps its own row's note."""
    for channel in dict.fromkeys(row.channel for row in rows):
        own = [*dict.fromkeys(row for row in rows if row.channel is channel)]
        if any(row.deadline_is_unclear for row in own):
            # The deadlines that are clear would look like all there are.
            own = [replace(row, deadline=None) for row in own]
        if len({row.note for row in own}) == 1:
            deadlines = (StatedDeadline(row.deadline) for row in own if row.deadline)
            fees = (fee for row in own for fee in row.fees)
            yield ProcedureChannel(channel, _distinct(deadlines), _distinct(fees), own[0].note)
            continue
        yield ProcedureChannel(
            channel=channel,
            deadlines=_distinct(StatedDeadline(row.deadline, row.note) for row in own if row.deadline),
            fees=_distinct(
                # A deadline of the same row already carries the note.
                fee if row.deadline else Fee(fee.amount_dong, _joined(fee.text, row.note))
                for row in own
                for fee in row.fees
            ),
            note=_joined(*(row.note for row in own if not row.deadline and not row.fees)),
        )


def _joined(*texts: str | None) -> str | None:
    return " · ".join(dict.fromkeys(text for text in texts if text)) or None


def _distinct(items: Iterable[ItemT]) -> tuple[ItemT, ...]:
    return tuple(dict.fromkeys(items))


def _clean(text: str) -> str | None:
    return " ".join(text.split()).lstrip("-–+*• ") or None
