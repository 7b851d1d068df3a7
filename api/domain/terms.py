"""On what terms an office handles a procedure: checked when they change, with what differs and follows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import WorkingCalendar, at_local, local_clock, local_day
from api.domain.deadlines import Deadline, DeadlineUnit, due_at
from api.domain.dossiers.promises import promised_deadline
from api.domain.dossiers.workflows import StepUnit, Workflow, newest_workflow, shipped_workflows
from api.domain.offices.differences import Difference
from api.domain.procedures import Channel, Procedure

MOST_OF_A_DEADLINE = 400
# Two units are compared on so many days; on each day the earlier date holds anyway.
DAYS_COMPARED = 60
FARTHEST_DAY = timedelta(days=2 * 366)

Words = tuple[str, str]

_UNITS = {
    DeadlineUnit.HOURS: ("giờ làm việc", "working hours"),
    DeadlineUnit.DAYS: ("ngày", "days"),
    DeadlineUnit.WORKING_DAYS: ("ngày làm việc", "working days"),
}
_NONE = ("không", "none")


class TermsAreRefused(ValueError):
    """`field` is the term at fault; `problem` names the text that says what to do."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Terms:
    """What an office sets for one procedure; `cut_off` is local, None is "none set"."""

    workflow: str
    cut_off: time | None = None
    committed_deadline: Deadline | None = None
    accepts_from: date | None = None
    accepts_until: date | None = None


@dataclass(frozen=True, slots=True)
class TermsPreview:
    """What a change would do: the procedure before and after, what differs, and what follows, in words."""

    before: Procedure
    after: Procedure
    differences: tuple[Difference, ...]
    effects: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TermsRecord:
    """Who changed the terms of a procedure, when, why and how; `version` is that of the terms afterwards."""

    version: int
    by_id: str
    by_name: str
    at: datetime
    reason: str
    differences: tuple[Difference, ...]


def terms_of(procedure: Procedure) -> Terms:
    return Terms(
        workflow=procedure.workflow,
        cut_off=procedure.cut_off,
        committed_deadline=procedure.committed_deadline,
        accepts_from=procedure.accepts_from,
        accepts_until=procedure.accepts_until,
    )


def fits(workflow: Workflow, procedure: Procedure) -> bool:
    """Whether the procedure can go by it: what is decided elsewhere needs an office that decides it."""
    leaves = any(step.unit is StepUnit.COMPETENT for step in workflow.steps)
    return not leaves or procedure.competent_office is not None


def newest_workflows() -> tuple[Workflow, ...]:
    """The version of each workflow that a new dossier begins with."""
    return tuple(newest_workflow(each) for each in dict.fromkeys(known.id for known in shipped_workflows()))


def change_terms(procedure: Procedure, terms: Terms, *, calendar: WorkingCalendar, today: date) -> Procedure:
    """The procedure on its new terms. Raises `TermsAreRefused` for the first fault of what was changed."""
    known = terms_of(procedure)
    if terms.workflow != known.workflow:
        _refuse_workflow(procedure, terms.workflow)
    if terms.cut_off != known.cut_off:
        _refuse_cut_off(terms.cut_off, calendar=calendar)
    _refuse_days(terms, known=known, today=today)
    changed = replace(
        procedure,
        workflow=terms.workflow,
        cut_off=terms.cut_off,
        committed_deadline=terms.committed_deadline,
        accepts_from=terms.accepts_from,
        accepts_until=terms.accepts_until,
    )
    if terms.committed_deadline != known.committed_deadline:
        _refuse_promise(changed, calendar=calendar, today=today)
    return changed


def preview_terms(
    procedure: Procedure, terms: Terms, *, calendar: WorkingCalendar, now: datetime
) -> TermsPreview:
    """What the change would do. Raises `TermsAreRefused`, also when nothing differs."""
    after = change_terms(procedure, terms, calendar=calendar, today=local_day(now))
    found = tuple(_differences(procedure, after))
    if not found:
        raise TermsAreRefused("terms", "no_terms_change")
    effects = tuple(_effects(procedure, after, calendar=calendar, now=now))
    return TermsPreview(before=procedure, after=after, differences=found, effects=effects)


def stated_deadlines(procedure: Procedure) -> tuple[Deadline, ...]:
    """Every deadline stated for papers handed in at the desk, each once; of all ways where none is for it."""
    desk = procedure.channel(Channel.IN_PERSON)
    channels = (desk,) if desk else procedure.channels
    return tuple(dict.fromkeys(stated.deadline for each in channels for stated in each.deadlines))


def _refuse_workflow(procedure: Procedure, workflow_id: str) -> None:
    wanted = next((known for known in newest_workflows() if known.id == workflow_id), None)
    if wanted is None:
        raise TermsAreRefused("workflow", "workflow")
    if not fits(wanted, procedure):
        raise TermsAreRefused("workflow", "workflow_leaves")


def _refuse_cut_off(cut_off: time | None, *, calendar: WorkingCalendar) -> None:
    """Before opening it would turn every dossier to the next day, after closing it would say nothing."""
    if cut_off is None:
        return
    shifts = calendar.shifts
    if not shifts[0].opens_at < cut_off < shifts[-1].closes_at:
        raise TermsAreRefused("cutOff", "cut_off")


def _refuse_days(terms: Terms, *, known: Terms, today: date) -> None:
    first, last = terms.accepts_from, terms.accepts_until
    if first is not None and last is not None and last < first:
        raise TermsAreRefused("acceptsUntil", "round_ends_first")
    if last is not None and last != known.accepts_until and last < today:
        raise TermsAreRefused("acceptsUntil", "round_is_past")
    for field, day, before in (
        ("acceptsFrom", first, known.accepts_from),
        ("acceptsUntil", last, known.accepts_until),
    ):
        if day is not None and day != before and abs(day - today) > FARTHEST_DAY:
            raise TermsAreRefused(field, "round_is_far")


def _refuse_promise(procedure: Procedure, *, calendar: WorkingCalendar, today: date) -> None:
    promise = procedure.committed_deadline
    if promise is None:
        return
    if promise.amount > MOST_OF_A_DEADLINE:
        raise TermsAreRefused("committedDeadline", "committed_deadline")
    for stated in stated_deadlines(procedure):
        if not _is_within(promise, stated, calendar=calendar, cut_off=procedure.cut_off, today=today):
            raise TermsAreRefused("committedDeadline", "committed_is_longer")


def _is_within(
    promise: Deadline, stated: Deadline, *, calendar: WorkingCalendar, cut_off: time | None, today: date
) -> bool:
    """Whether the promise never ends on a later day than the stated deadline."""
    if promise.unit is stated.unit:
        return promise.amount <= stated.amount

    def due_on(deadline: Deadline, received_at: datetime) -> date:
        due = due_at(received_at=received_at, deadline=deadline, calendar=calendar, cut_off=cut_off)
        return local_day(due) if due else today

    days = [today + timedelta(days=ahead) for ahead in range(DAYS_COMPARED)]
    moments = (at_local(day, shift.opens_at) for day in days for shift in calendar.shifts_on(day))
    return all(due_on(promise, moment) <= due_on(stated, moment) for moment in moments)


def _differences(before: Procedure, after: Procedure) -> Iterator[Difference]:
    rows: tuple[tuple[Words, Words, Words], ...] = (
        (("Quy trình", "Workflow"), _workflow(before), _workflow(after)),
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


def _effects(
    before: Procedure, after: Procedure, *, calendar: WorkingCalendar, now: datetime
) -> Iterator[Words]:
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
    yield (
        "Hồ sơ đã nhận giữ nguyên quy trình và ngày hẹn trả.",
        "Dossiers that were received keep their workflow and their due date.",
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
