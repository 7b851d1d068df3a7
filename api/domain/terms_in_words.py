"""What a change of a procedure's terms is called, and what follows for dossiers, in words managers read."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from api.domain.calendar import WorkingCalendar, at_local, local_clock, local_day
from api.domain.deadlines import Deadline, DeadlineUnit, due_at
from api.domain.dossiers.promises import promised_deadline
from api.domain.dossiers.workflows import newest_workflow
from api.domain.offices.differences import Difference
from api.domain.procedures import Channel, Procedure

Words = tuple[str, str]

_UNITS = {
    DeadlineUnit.HOURS: ("giờ làm việc", "working hours"),
    DeadlineUnit.DAYS: ("ngày", "days"),
    DeadlineUnit.WORKING_DAYS: ("ngày làm việc", "working days"),
}
_NONE = ("không", "none")
KEPT: Words = (
    "Hồ sơ đã nhận giữ nguyên quy trình và ngày hẹn trả.",
    "Dossiers that were received keep their workflow and their due date.",
)


def differences_of(before: Procedure, after: Procedure, *, units: Mapping[str, str]) -> Iterator[Difference]:
    """Every term that differs; `units` are the names of other offices by id."""
    rows: tuple[tuple[Words, Words, Words], ...] = (
        (("Quy trình", "Workflow"), _workflow(before), _workflow(after)),
        (("Đơn vị giải quyết", "Unit that decides"), _unit(before, units), _unit(after, units)),
        (
            ("Nhận sau giờ này tính từ ngày làm việc sau", "Received later, it counts from the next day"),
            _clock(before.cut_off),
            _clock(after.cut_off),
        ),
        (
            ("Thời hạn cam kết", "Deadline the office promises"),
            _deadline(before.committed_deadline),
            _deadline(after.committed_deadline),
        ),
        (
            ("Nhận hồ sơ từ ngày", "Receives dossiers from"),
            _day(before.accepts_from),
            _day(after.accepts_from),
        ),
        (
            ("Nhận hồ sơ đến hết ngày", "Receives dossiers until"),
            _day(before.accepts_until),
            _day(after.accepts_until),
        ),
    )
    for name, was, now in rows:
        if was != now:
            yield Difference(*name, *was, *now)


def effects_of(
    before: Procedure, after: Procedure, *, calendar: WorkingCalendar, now: datetime
) -> Iterator[Words]:
    """When dossiers are received, and when the next one is due."""
    yield _rounds(after, today=local_day(now))
    received_at = _next_receipt(after, calendar=calendar, now=now)
    if received_at is not None:
        due_before = _due(before, received_at=received_at, calendar=calendar)
        due_after = _due(after, received_at=received_at, calendar=calendar)
        at = _moment(received_at)
        if due_after is None:
            yield (
                f"Hồ sơ nhận lúc {at} không có ngày hẹn trả.",
                f"A dossier received at {at} has no due date.",
            )
        elif due_before == due_after:
            due = _moment(due_after)
            yield (
                f"Hồ sơ nhận lúc {at} vẫn hẹn trả lúc {due}.",
                f"A dossier received at {at} is still due at {due}.",
            )
        else:
            due, was = _moment(due_after), _moment(due_before) if due_before else None
            yield (
                f"Hồ sơ nhận lúc {at} sẽ hẹn trả lúc {due}, thay vì {was or 'không có ngày hẹn'}.",
                f"A dossier received at {at} will be due at {due}, instead of {was or 'having no due date'}.",
            )


def unit_effects_of(after: Procedure, *, units: Mapping[str, str]) -> Iterator[Words]:
    """Who decides, where it is another office."""
    if after.competent_office is not None:
        name, _ = _unit(after, units)
        yield (
            f"Hồ sơ nhận từ đây chuyển sang {name} giải quyết; kết quả vẫn trả tại nơi nhận.",
            f"From now on dossiers go to {name}, which decides; the office that received hands over.",
        )


def _rounds(after: Procedure, *, today: date) -> Words:
    first, last = after.accepts_from, after.accepts_until
    if first is None and last is None:
        return "Nhận hồ sơ mọi ngày làm việc.", "Dossiers are received on every working day."
    days_vi = " ".join(
        part
        for part in (f"từ {first:%d/%m/%Y}" if first else "", f"đến hết {last:%d/%m/%Y}" if last else "")
        if part
    )
    days_en = " ".join(
        part
        for part in (f"from {first:%d/%m/%Y}" if first else "", f"until {last:%d/%m/%Y}" if last else "")
        if part
    )
    if after.accepts_on(today):
        return f"Nhận hồ sơ {days_vi}.", f"Dossiers are received {days_en}."
    return (
        f"Hôm nay không nhận hồ sơ thủ tục này; nhận {days_vi}.",
        f"None is received today; dossiers are received {days_en}.",
    )


def _next_receipt(after: Procedure, *, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """When the next dossier can be received: now, or at the next opening on a day that is in the round."""
    moment = now if calendar.is_open_at(now) else calendar.next_opening(after=now)
    if after.accepts_from is not None and local_day(moment) < after.accepts_from:
        eve = at_local(after.accepts_from, time.min)
        moment = calendar.next_opening(after=eve)
    return moment if after.accepts_on(local_day(moment)) else None


def _due(procedure: Procedure, *, received_at: datetime, calendar: WorkingCalendar) -> datetime | None:
    deadline = promised_deadline(
        procedure=procedure, channel=Channel.IN_PERSON, received_at=received_at, calendar=calendar
    )
    if deadline is None:
        return None
    return due_at(received_at=received_at, deadline=deadline, calendar=calendar, cut_off=procedure.cut_off)


def _workflow(procedure: Procedure) -> Words:
    name = newest_workflow(procedure.workflow).name
    return name.vi, name.en


def _unit(procedure: Procedure, units: Mapping[str, str]) -> Words:
    known = procedure.competent_office
    return (units.get(known, known),) * 2 if known else _NONE


def _deadline(deadline: Deadline | None) -> Words:
    """ "5 ngày làm việc", or that there is none."""
    if deadline is None:
        return _NONE
    vi, en = _UNITS[deadline.unit]
    return f"{deadline.amount} {vi}", f"{deadline.amount} {en}"


def _clock(clock: time | None) -> Words:
    return (f"{clock:%H:%M}", f"{clock:%H:%M}") if clock else _NONE


def _day(day: date | None) -> Words:
    return (f"{day:%d/%m/%Y}", f"{day:%d/%m/%Y}") if day else _NONE


def _moment(moment: datetime) -> str:
    return f"{local_clock(moment):%H:%M %d/%m/%Y}"
