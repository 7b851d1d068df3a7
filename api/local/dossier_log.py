"""A log of dossiers from elsewhere, one line an event with its dossier's dates, and how the engine plays it.

Columns are those of the XES logs of process mining: `case:concept:name` (the dossier), `case:channel`,
`case:department`, `case:startdate`, `case:deadline`, `case:enddate` (empty: still open), `case:responsible`,
`concept:name` (what was done), `org:resource` (by whom) and `time:timestamp`.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.dossiers import (
    Assignment,
    Dossier,
    DossierMove,
    MoveKind,
    advance,
    assign,
    dossier_code,
)
from api.domain.offices import Office
from api.domain.procedures import Channel

COLUMNS = (
    *("case:concept:name", "case:channel", "case:department", "case:startdate", "case:deadline"),
    *("case:enddate", "case:responsible", "concept:name", "org:resource", "time:timestamp"),
)
CHANNELS = {
    "Internet": Channel.ONLINE,
    "e-mail": Channel.ONLINE,
    "Desk": Channel.IN_PERSON,
    "Intern": Channel.IN_PERSON,
    "Post": Channel.POSTAL,
}
# No national procedure: the log's departments stand in their place.
PROCEDURE_CODE = "9.{:06}"


class LogIsInvalid(ValueError):
    """A line of the log cannot be read; `line` counts from 1, the head being the first."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    activity: str
    resource: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LoggedDossier:
    """A dossier of the log with its events in the order of time; moments are UTC."""

    name: str
    channel: Channel
    department: str
    responsible: str
    received_at: datetime
    due_at: datetime
    ended_at: datetime | None
    events: tuple[LoggedEvent, ...]


def read_log(lines: Iterable[str]) -> Sequence[LoggedDossier]:
    """The dossiers of a log by the moment of receipt. Raises `LogIsInvalid`."""
    reader = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise LogIsInvalid(1, f"no column {', '.join(missing)}")
    cases: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for row in reader:
        if None in row or None in row.values():
            raise LogIsInvalid(reader.line_num, "has more or fewer cells than the head")
        cases.setdefault(row["case:concept:name"], []).append((reader.line_num, row))
    dossiers = [_dossier(rows) for rows in cases.values()]
    return sorted(dossiers, key=lambda each: (each.received_at, each.name))


def play(logged: Sequence[LoggedDossier], *, office: Office) -> list[Dossier]:
    """Each dossier as the engine makes it of its events: received, worked on by each clerk, completed.

    The same log gives the same codes.
    """
    of_day: Counter[object] = Counter()
    departments = sorted({each.department for each in logged})
    played = []
    for each in logged:
        day = local_day(each.received_at)
        of_day[day] += 1
        code = dossier_code(agency_code=office.agency_code, received_on=day, sequence=of_day[day])
        procedure = PROCEDURE_CODE.format(departments.index(each.department) + 1)
        played.append(_play(each, code=code, procedure=procedure, office=office))
    return played


def _play(logged: LoggedDossier, *, code: str, procedure: str, office: Office) -> Dossier:
    received = DossierMove(
        step="RECEIVED",
        at=logged.received_at,
        clerk_id=logged.responsible,
        clerk_name=logged.responsible,
        office_id=office.id,
        due_at=logged.due_at,
    )
    dossier = Dossier(
        code=code,
        office_id=office.id,
        procedure_code=procedure,
        procedure_name=logged.department,
        ticket_code=logged.name,
        received_at=logged.received_at,
        deadline=None,
        due_at=logged.due_at,
        documents=(),
        moves=(received,),
        sector=logged.department,
        channel=logged.channel,
    )
    acts: list[tuple[datetime, LoggedEvent | None]] = [(event.at, event) for event in logged.events]
    if logged.ended_at is not None:
        before = [act for act in acts if act[0] <= logged.ended_at]
        acts = [*before, (logged.ended_at, None), *acts[len(before) :]]
    for at, event in acts:
        dossier = _done(dossier, at=at, event=event, calendar=office.calendar)
    return dossier


def _done(dossier: Dossier, *, at: datetime, event: LoggedEvent | None, calendar: WorkingCalendar) -> Dossier:
    if event is None:
        end = DossierMove(step="COMPLETED", at=at, clerk_id="", office_id=dossier.office_id)
        return advance(dossier=dossier, move=end, calendar=calendar)
    work = DossierMove(
        step=dossier.step,
        at=at,
        clerk_id=event.resource,
        clerk_name=event.resource,
        office_id=dossier.office_id,
        kind=MoveKind.ASSIGNED,
        reason=event.activity,
        assignment=Assignment(clerk_id=event.resource, clerk_name=event.resource),
    )
    return assign(dossier=dossier, move=work)


def _dossier(rows: Sequence[tuple[int, dict[str, str]]]) -> LoggedDossier:
    line, first = rows[0]
    for number, row in rows:
        if any(row[column] != first[column] for column in COLUMNS if column.startswith("case:")):
            raise LogIsInvalid(number, f"{row['case:concept:name']} has other dates than on line {line}")
    if not first["case:concept:name"]:
        raise LogIsInvalid(line, "names no dossier")
    channel = CHANNELS.get(first["case:channel"])
    if channel is None:
        raise LogIsInvalid(line, f"unknown channel {first['case:channel']!r}")
    events = [
        LoggedEvent(row["concept:name"], row["org:resource"], _moment(number, row["time:timestamp"]))
        for number, row in rows
    ]
    return LoggedDossier(
        name=first["case:concept:name"],
        channel=channel,
        department=first["case:department"],
        responsible=first["case:responsible"],
        received_at=_moment(line, first["case:startdate"]),
        due_at=_moment(line, first["case:deadline"]),
        ended_at=_moment(line, first["case:enddate"]) if first["case:enddate"] else None,
        events=tuple(sorted(events, key=lambda event: event.at)),
    )


def _moment(line: int, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise LogIsInvalid(line, f"no moment: {text!r}") from None
    if moment.tzinfo is None:
        raise LogIsInvalid(line, f"no time zone: {text!r}")
    return moment.astimezone(UTC)
