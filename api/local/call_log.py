"""A log of calls, one customer a line: read, and replayed moment by moment."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from api.domain.calendar import at_local

_SERVED = "AGENT"
_NO_CUSTOMER = "PHANTOM"
_NOBODY = "NO_SERVER"


class LogIsUnreadable(Exception):
    """The file is not a log of calls; the text says where."""


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One customer: in line from `joined_at` for `waited` seconds, if any, then served or gone."""

    code: str
    number: int
    group_id: str
    priority: str
    day: date
    joined_at: datetime
    left_at: datetime
    waited: int
    was_served: bool
    server: str | None
    began_at: datetime
    ended_at: datetime


def read_call_log(path: Path) -> dict[date, list[LoggedCall]]:
    """Calls by day, days and calls in order of time. Raises `LogIsUnreadable`."""
    days: dict[date, list[tuple[str, LoggedCall]]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file, delimiter="\t"), start=2):
                try:
                    if row["outcome"].strip() != _NO_CUSTOMER:
                        call = _call(row)
                        caller = f"{row['vru+line']} {row['call_id']:>12}"
                        days.setdefault(call.day, []).append((caller, call))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise LogIsUnreadable(f"{path}, line {line}: {error!r}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise LogIsUnreadable(str(error)) from error
    if not days:
        raise LogIsUnreadable(f"{path} holds no call")
    return {day: _numbered(days[day]) for day in sorted(days)}


def _numbered(calls: list[tuple[str, LoggedCall]]) -> list[LoggedCall]:
    """Numbers as a machine would give them, whatever the order of the lines: by who joined first."""
    calls = sorted(calls, key=lambda each: (each[1].joined_at, each[0]))
    return [replace(call, code=str(number), number=number) for number, (_, call) in enumerate(calls, start=1)]


def _call(row: dict[str, str]) -> LoggedCall:
    day = datetime.strptime(row["date"].strip(), "%y%m%d").date()  # noqa: DTZ007 — a day has no zone
    waited = round(float(row["q_time"]))
    joined_at = _moment(day, row["q_start"])
    began_at = _moment(day, row["ser_start"])
    server = row["server"].strip()
    return LoggedCall(
        code="",
        number=0,
        group_id=row["type"].strip(),
        priority=row["priority"].strip(),
        day=day,
        joined_at=joined_at,
        # By its length, not by the clock of its end, so that a wait past midnight stays a wait.
        left_at=joined_at + timedelta(seconds=waited),
        waited=waited,
        was_served=row["outcome"].strip() == _SERVED,
        server=None if server == _NOBODY else server,
        began_at=began_at,
        ended_at=began_at + timedelta(seconds=round(float(row["ser_time"]))),
    )


def _moment(day: date, clock: str) -> datetime:
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    return at_local(day, time.min) + timedelta(hours=hours, minutes=minutes, seconds=seconds)


def moments(calls: list[LoggedCall]) -> Iterator[tuple[datetime, str, LoggedCall]]:
    """What happened in the day, in order: first who left or was done with, then who joined."""
    happened: list[tuple[datetime, int, str, LoggedCall]] = []
    for call in calls:
        if call.waited > 0:
            happened.append((call.left_at, 0, "left", call))
            happened.append((call.joined_at, 3, "joined", call))
        if call.was_served and call.server is not None:
            happened.append((call.ended_at, 1, "ended", call))
            happened.append((call.began_at, 2, "began", call))
    happened.sort(key=lambda each: (each[0], each[1], each[3].number))
    return ((at, what, call) for at, _, what, call in happened)
