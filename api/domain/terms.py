"""On what terms an office handles a procedure: checked when they change, with what differs and follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import WorkingCalendar, at_local, local_day
from api.domain.deadlines import Deadline, due_at
from api.domain.dossiers.workflows import StepUnit, Workflow, newest_workflow, shipped_workflows
from api.domain.offices.differences import Difference
from api.domain.procedures import Channel, Procedure
from api.domain.terms_in_words import KEPT, Words, differences_of, effects_of, unit_effects_of

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
    """What an office sets for one procedure; `cut_off` is local, None is "none set".

    `competent_office` decides what this one receives, where the workflow hands dossiers to another unit.
    """

    workflow: str
    cut_off: time | None = None
    committed_deadline: Deadline | None = None
    accepts_from: date | None = None
    accepts_until: date | None = None
    competent_office: str | None = None


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
        competent_office=procedure.competent_office,
    )


def leaves(workflow: Workflow) -> bool:
    """Whether dossiers go to another unit, which decides them."""
    return any(step.unit is StepUnit.COMPETENT for step in workflow.steps)


def fits(workflow: Workflow, competent_office: str | None) -> bool:
    """Whether a procedure can go by it: what is decided elsewhere needs an office that decides it."""
    return not leaves(workflow) or competent_office is not None


def newest_workflows() -> tuple[Workflow, ...]:
    """The version of each workflow that a new dossier begins with."""
    return tuple(newest_workflow(each) for each in dict.fromkeys(known.id for known in shipped_workflows()))


def change_terms(
    procedure: Procedure,
    terms: Terms,
    *,
    calendar: WorkingCalendar,
    today: date,
    units: Mapping[str, str] = {},
) -> Procedure:
    """The procedure on its new terms. Raises `TermsAreRefused` for the first fault of what was changed.

    `units` are the names of other offices by id; only one of them can be set to decide.
    """
    known = terms_of(procedure)
    if terms.workflow != known.workflow:
        _refuse_workflow(terms)
    _refuse_unit(terms, known=known, units=units)
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
        competent_office=terms.competent_office,
    )
    if terms.committed_deadline != known.committed_deadline:
        _refuse_promise(changed, calendar=calendar, today=today)
    return changed


def preview_terms(
    procedure: Procedure,
    terms: Terms,
    *,
    calendar: WorkingCalendar,
    now: datetime,
    units: Mapping[str, str] = {},
) -> TermsPreview:
    """What the change would do. Raises `TermsAreRefused`, also when nothing differs."""
    after = change_terms(procedure, terms, calendar=calendar, today=local_day(now), units=units)
    found = tuple(differences_of(procedure, after, units=units))
    if not found:
        raise TermsAreRefused("terms", "no_terms_change")
    effects = (
        *effects_of(procedure, after, calendar=calendar, now=now),
        *unit_effects_of(after, units=units),
        KEPT,
    )
    return TermsPreview(before=procedure, after=after, differences=found, effects=effects)


def stated_deadlines(procedure: Procedure) -> tuple[Deadline, ...]:
    """Every deadline stated for papers handed in at the desk, each once; of all ways where none is for it."""
    desk = procedure.channel(Channel.IN_PERSON)
    channels = (desk,) if desk else procedure.channels
    return tuple(dict.fromkeys(stated.deadline for each in channels for stated in each.deadlines))


def _refuse_workflow(terms: Terms) -> None:
    wanted = next((known for known in newest_workflows() if known.id == terms.workflow), None)
    if wanted is None:
        raise TermsAreRefused("workflow", "workflow")
    if not fits(wanted, terms.competent_office):
        raise TermsAreRefused("workflow", "workflow_leaves")


def _refuse_unit(terms: Terms, *, known: Terms, units: Mapping[str, str]) -> None:
    """Another office decides exactly where the workflow leaves; a new one must be known."""
    if (terms.workflow, terms.competent_office) == (known.workflow, known.competent_office):
        return
    workflow = newest_workflow(terms.workflow)
    if not fits(workflow, terms.competent_office):
        raise TermsAreRefused("competentOffice", "workflow_leaves")
    if terms.competent_office is not None and not leaves(workflow):
        raise TermsAreRefused("competentOffice", "workflow_stays")
    if terms.competent_office != known.competent_office and terms.competent_office not in (None, *units):
        raise TermsAreRefused("competentOffice", "competent_office")


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
