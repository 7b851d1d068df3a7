"""What a workflow is: its steps, who does them, where they may lead and what the citizen reads at each."""

from dataclasses import dataclass
from enum import StrEnum

from api.domain.dossiers.statuses import DossierStatus


class StepRole(StrEnum):
    """Who does a step's work."""

    INTAKE = "intake"
    OFFICER = "officer"
    APPROVER = "approver"
    ARCHIVE = "archive"

    @property
    def name_vi(self) -> str:
        return _ROLE_NAMES[self].vi

    @property
    def name_en(self) -> str:
        return _ROLE_NAMES[self].en


class StepUnit(StrEnum):
    """Where a step's work is done: where the dossier was handed in, or where it is decided."""

    RECEIVING = "receiving"
    COMPETENT = "competent"


class NoticeChannel(StrEnum):
    """How the citizen is to hear that a step was reached."""

    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people in both languages."""

    vi: str
    en: str


_ROLE_NAMES = {
    StepRole.INTAKE: Words("Bộ phận Một cửa", "One-stop desk"),
    StepRole.OFFICER: Words("Bộ phận chuyên môn", "Specialist section"),
    StepRole.APPROVER: Words("Lãnh đạo đơn vị", "Head of the unit"),
    StepRole.ARCHIVE: Words("Bộ phận lưu trữ", "Archive"),
}


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """One step. `moves` lead on, the usual one first; `back` returns work for a reason.

    `share` is its part of the deadline in percent, or `days` working days of its own; a step with neither has
    no due date of its own. `papers` are the forms issued on entering it, by their number in TT 03/2025. `act`
    is what clerks call it, where that differs from what citizens read. `says_how`: it is entered only by
    saying how the result reached the citizen.
    """

    id: str
    role: StepRole
    status: DossierStatus
    moves: tuple[str, ...]
    title: Words
    now_title: Words
    sentence: Words
    to_do: Words
    unit: StepUnit = StepUnit.RECEIVING
    back: tuple[str, ...] = ()
    share: int | None = None
    days: int | None = None
    papers: tuple[str, ...] = ()
    notices: tuple[NoticeChannel, ...] = ()
    act: Words | None = None
    says_how: bool = False

    @property
    def clerks_name(self) -> Words:
        """What those who work on it call the step, and the move that leads to it."""
        return self.act or self.title

    @property
    def next_steps(self) -> tuple[str, ...]:
        """Every step that may follow."""
        return self.moves + self.back

    @property
    def is_terminal(self) -> bool:
        """Whether nothing can follow."""
        return not self.next_steps

    @property
    def waits_for_citizen(self) -> bool:
        """Whether the deadline stands still here: papers were asked for."""
        return self.status is DossierStatus.SUPPLEMENT

    @property
    def interrupts(self) -> bool:
        """Whether the dossier leaves its usual path here and will come back to it."""
        return self.status in (DossierStatus.SUPPLEMENT, DossierStatus.PAYMENT)


class StepIsUnknown(LookupError):
    """The workflow has no step of this id."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """The steps of one kind of procedure in one version; a dossier finishes on the version it began with.

    `listed`: whether the office keeps a list of all dossiers of each such procedure (candidates, say).
    """

    id: str
    version: int
    name: Words
    start: str
    steps: tuple[WorkflowStep, ...]
    listed: bool = False

    def step(self, step_id: str) -> WorkflowStep:
        """The step of that id. Raises `StepIsUnknown`."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise StepIsUnknown(f"{self.id} {self.version}: {step_id}")

    @property
    def intake(self) -> WorkflowStep:
        """Where a dossier begins that is received at the counter."""
        return next(step for step in self.steps if step.status is DossierStatus.RECEIVED)

    @property
    def registration(self) -> WorkflowStep | None:
        """Where a dossier waits to be received that was sent in; `None` where none can be."""
        first = self.step(self.start)
        return first if first.status is DossierStatus.REGISTERED else None

    def usual_path(self, after: str) -> tuple[str, ...]:
        """The steps that usually follow, each the first move of the one before, to the end."""
        path: list[str] = []
        moves = self.step(after).moves
        while moves and moves[0] not in path:
            path.append(moves[0])
            moves = self.step(moves[0]).moves
        return tuple(path)

    def supplement_after(self, step_id: str) -> str | None:
        """The step that asks the citizen for papers, where one may follow."""
        return next((move for move in self.step(step_id).moves if self.step(move).waits_for_citizen), None)
