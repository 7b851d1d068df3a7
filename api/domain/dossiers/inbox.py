"""What a clerk's inbox holds: open dossiers by time left, narrowed by owner, step, sector and date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.domain.dossiers.moves import Assignment, MoveKind
from api.domain.dossiers.records import Dossier
from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows import ONE_STOP, Words, WorkflowStep, shipped_workflows


class InboxOwner(StrEnum):
    """Whose work is shown."""

    EVERYBODY = "EVERYBODY"
    MINE = "MINE"
    NOBODY = "NOBODY"


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """`due_from` and `due_until` are local days, both included; what has no due date comes after all.

    `waits` is for the citizen's papers.
    """

    owner: InboxOwner = InboxOwner.EVERYBODY
    step: str | None = None
    sector: str | None = None
    waits: bool = False
    due_from: date | None = None
    due_until: date | None = None

    @property
    def status(self) -> DossierStatus | None:
        """The status that everything wanted has, where the filter says as much."""
        if self.waits:
            return DossierStatus.SUPPLEMENT
        known = statuses_of(self.step) if self.step else frozenset()
        return next(iter(known)) if len(known) == 1 else None


@dataclass(frozen=True, slots=True)
class InboxReader:
    """Whose inbox it is, on which day."""

    office_id: str
    clerk_id: str
    today: date


def assignee(dossier: Dossier) -> Assignment | None:
    """Who was given the present step."""
    return dossier.assigned(MoveKind.ASSIGNED)


def stand_in(dossier: Dossier, *, today: date) -> Assignment | None:
    """Who stands in for the present step's clerk today."""
    found = dossier.assigned(MoveKind.DELEGATED)
    return found if found and found.until and today <= found.until else None


def belongs(dossier: Dossier, *, wanted: InboxFilter, reader: InboxReader) -> bool:
    """Whether an open dossier belongs to what the clerk wants to see; its date is looked at elsewhere."""
    if not dossier.is_open or not dossier.concerns(reader.office_id):
        return False
    if wanted.step is not None and dossier.step != wanted.step:
        return False
    if wanted.sector is not None and dossier.sector != wanted.sector:
        return False
    if wanted.waits and not dossier.present.waits_for_citizen:
        return False
    if wanted.owner is InboxOwner.EVERYBODY:
        return True
    if dossier.holder_office_id != reader.office_id:
        return False
    workers = {each.clerk_id for each in (assignee(dossier), stand_in(dossier, today=reader.today)) if each}
    return reader.clerk_id in workers if wanted.owner is InboxOwner.MINE else not workers


def statuses_of(step_id: str) -> frozenset[DossierStatus]:
    """The statuses that a step of this id has in the workflows there are."""
    return frozenset(
        step.status for known in shipped_workflows() for step in known.steps if step.id == step_id
    )


def may_be_taken_together(step_id: str) -> bool:
    """Whether several dossiers may go to the step in one act: one citizen's affair is hers alone."""
    alone = {DossierStatus.WITHDRAWN}
    return not any(status.asks_citizen or status in alone for status in statuses_of(step_id))


def steps_to_choose() -> tuple[tuple[str, Words], ...]:
    """Every step at which a dossier is open, by what clerks call it."""
    return tuple(
        (step.id, step.clerks_name)
        for step in _steps()
        if not step.is_terminal and step.status < DossierStatus.WITHDRAWN
    )


def steps_for_several() -> tuple[tuple[str, Words], ...]:
    """Every step that several dossiers may go to in one act, by what clerks call it."""
    return tuple((step.id, step.clerks_name) for step in _steps() if may_be_taken_together(step.id))


def _steps() -> tuple[WorkflowStep, ...]:
    """Each step once, as the ordinary workflow's newest version has it where it does."""
    found: dict[str, WorkflowStep] = {}
    for known in sorted(shipped_workflows(), key=lambda each: (each.id != ONE_STOP, -each.version)):
        for step in known.steps:
            found.setdefault(step.id, step)
    return tuple(found.values())
