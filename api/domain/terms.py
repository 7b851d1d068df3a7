"""On what terms an office handles a procedure: checked when they change, with what differs and follows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import WorkingCalendar, at_local, local_day
from api.domain.deadlines import Deadline, due_at
from api.domain.dossiers.workflows import StepUnit, Workflow, newest_workflow, shipped_workflows
from api.domain.offices.differences import Difference
from api.domain.procedures import Channel, Procedure
from api.domain.terms_in_words import Words, differences_of, effects_of

MOST_OF_A_DEADLINE = 400
# Two units are compared on so many days; on each day the earlier date holds anyway.
DAYS_COMPARED = 60
FARTHEST_DAY = timedelta(days=2 * 366)


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
    found = tuple(differences_of(procedure, after))
    if not found:
        raise TermsAreRefused("terms", "no_terms_change")
    effects = tuple(effects_of(procedure, after, calendar=calendar, now=now))
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
