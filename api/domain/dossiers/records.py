"""One dossier with its history, and the moves that change it."""

from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.calendar import WorkingCalendar
from api.domain.deadlines import ClockDay, Deadline, clock_days, due_at
from api.domain.dossiers.documents import DocumentReceipt
from api.domain.dossiers.events import (
    DossierEvent,
    PathStep,
    citizen_path,
    end_of_processing,
    supplement_pauses,
)
from api.domain.dossiers.steps import DossierStep, allowed_steps, may_advance

MOST_MOVES = 100


class StepIsNotAllowed(ValueError):
    """The dossier cannot go to this step from where it stands."""


@dataclass(frozen=True, slots=True)
class DossierMove:
    """A clerk moved the dossier to `step`; the citizen reads `note`."""

    step: DossierStep
    at: datetime
    clerk_id: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier and every move it made, oldest first.

    `due_at` is as reckoned at the last move; `version` counts the moves, so that of two clerks who move it at
    once one wins and the other is told. `name` and `phone` (E.164) are shown only after a second factor.
    """

    code: str
    office_id: str
    procedure_code: str
    procedure_name: str
    ticket_code: str
    received_at: datetime
    deadline: Deadline | None
    due_at: datetime | None
    documents: tuple[DocumentReceipt, ...]
    moves: tuple[DossierMove, ...]
    name: str | None = None
    phone: str | None = None

    @property
    def step(self) -> DossierStep:
        return self.moves[-1].step

    @property
    def version(self) -> int:
        return len(self.moves)

    @property
    def note(self) -> str | None:
        """What the last move asked of the citizen or told her."""
        return self.moves[-1].note

    @property
    def events(self) -> tuple[DossierEvent, ...]:
        return tuple(DossierEvent(step=move.step, at=move.at) for move in self.moves)

    @property
    def is_open(self) -> bool:
        """Whether the office still owes the citizen work: then it stands among the dossiers by due date."""
        return end_of_processing(self.events) is None and not self.step.is_terminal

    @property
    def next_steps(self) -> tuple[DossierStep, ...]:
        return allowed_steps(self.step) if self.version < MOST_MOVES else ()

    def path(self) -> tuple[PathStep, ...]:
        return citizen_path(self.events)

    def due(self, *, calendar: WorkingCalendar, now: datetime) -> datetime | None:
        """When the result is due, counting a wait that still lasts up to `now`."""
        return due_at(
            received_at=self.received_at,
            deadline=self.deadline,
            calendar=calendar,
            pauses=supplement_pauses(events=self.events, now=now),
        )

    def clock(self, *, calendar: WorkingCalendar, now: datetime) -> tuple[ClockDay, ...]:
        """Every day from receipt to the due day and what it meant."""
        return clock_days(
            received_at=self.received_at,
            deadline=self.deadline,
            calendar=calendar,
            pauses=supplement_pauses(events=self.events, now=now),
        )


def advance(*, dossier: Dossier, move: DossierMove, calendar: WorkingCalendar) -> Dossier:
    """The dossier after `move`, its due date reckoned anew. Raises `StepIsNotAllowed`."""
    if move.step not in dossier.next_steps or not may_advance(current=dossier.step, to=move.step):
        raise StepIsNotAllowed(f"{dossier.step} to {move.step}")
    moved = replace(dossier, moves=(*dossier.moves, move))
    return replace(moved, due_at=moved.due(calendar=calendar, now=move.at))
