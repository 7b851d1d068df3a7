"""One dossier with its history, and what can be read from it."""

from dataclasses import dataclass
from datetime import datetime, time

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.deadlines import (
    MOST_REQUESTS_IN_TIME,
    ClockDay,
    Deadline,
    Timeliness,
    classify_on_time,
    clock_days,
    due_at,
)
from api.domain.dossiers.documents import DocumentReceipt, with_later
from api.domain.dossiers.events import (
    DossierEvent,
    PathStep,
    citizen_path,
    end_of_processing,
    supplement_pauses,
    supplement_requests,
    waiting_since,
)
from api.domain.dossiers.handover import Handover
from api.domain.dossiers.moves import Assignment, DossierMove, Extension, MoveKind
from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows import ONE_STOP, StepUnit, Workflow, WorkflowStep, workflow
from api.domain.procedures import Channel

MOST_MOVES = 100
# The longest way out, from a request before the receipt, over two units, to the result in her hand and once
# back from the post, takes ten.
KEPT_FOR_THE_END = 10


@dataclass(frozen=True, slots=True)
class Submission:
    """How a dossier came that nobody handed in at a counter: when it was sent, and its code at the portal."""

    at: datetime
    portal_code: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier and every entry of its history, oldest first.

    `due_at` is the date promised: reckoned when a wait or an extension changed it, never otherwise, so that
    a calendar edited later cannot move a date that has passed. `version` counts the entries, so that of two
    clerks who move it at once one wins and the other is told. `workflow_id` and `workflow_version` are those
    it began with. `sector` is its procedure's at receipt, `documents` are those of the intake: what came
    later stands in the history. `name`, `phone` (E.164) and `email` are shown only after a second factor.
    `handover` is how the result reached the citizen, or is on its way to her. Of a dossier that was sent in,
    `ticket_code` is empty; until it is received nothing is promised, `received_at` is when it was registered
    and `answer_by` when the citizen is to hear what becomes of it.
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
    workflow_id: str = ONE_STOP
    workflow_version: int = 1
    cut_off: time | None = None
    is_committed: bool = False
    competent_office_id: str | None = None
    extension: Extension | None = None
    sector: str = ""
    channel: Channel = Channel.IN_PERSON
    is_digitised: bool = False
    email: str | None = None
    handover: Handover | None = None
    submission: Submission | None = None
    answer_by: datetime | None = None

    # Where it stands

    @property
    def workflow(self) -> Workflow:
        return workflow(self.workflow_id, self.workflow_version)

    @property
    def step(self) -> str:
        return self.moves[-1].step

    @property
    def present(self) -> WorkflowStep:
        return self.workflow.step(self.step)

    @property
    def status(self) -> DossierStatus:
        return self.present.status

    @property
    def receipt_entry(self) -> int | None:
        """The place of the entry by which it was received; `None` before, and if it never is."""
        known = self.workflow
        return next(
            (
                place
                for place, move in enumerate(self.moves, start=1)
                if move.kind.changes_step and known.step(move.step).status is DossierStatus.RECEIVED
            ),
            None,
        )

    @property
    def is_received(self) -> bool:
        return self.receipt_entry is not None

    @property
    def waits_since(self) -> datetime | None:
        """When the papers were asked for that the citizen has not brought; the clock stands from then on."""
        return waiting_since(self.events)

    @property
    def version(self) -> int:
        return len(self.moves)

    @property
    def entry_for_citizen(self) -> int | None:
        """The place of the last entry that asks or tells her something; papers that came ask nothing."""
        return next(
            (
                place
                for place, move in reversed(list(enumerate(self.moves, start=1)))
                if move.kind.speaks_to_citizen and (move.note or move.kind is not MoveKind.SUPPLIED)
            ),
            None,
        )

    @property
    def note(self) -> str | None:
        """What the last entry for the citizen wrote her."""
        place = self.entry_for_citizen
        return self.moves[place - 1].note if place is not None else None

    @property
    def events(self) -> tuple[DossierEvent, ...]:
        known = self.workflow
        return tuple(
            DossierEvent(step=move.step, status=known.step(move.step).status, at=move.at)
            for move in self.moves
            if move.kind.changes_step
        )

    @property
    def is_open(self) -> bool:
        """Whether the office still owes the citizen work: then it stands among the dossiers by due date."""
        return end_of_processing(self.events) is None and not self.present.is_terminal

    @property
    def has_room(self) -> bool:
        """Whether the history takes entries that lead no nearer to the end; the last of it is kept for those
        that do."""
        return self.version < MOST_MOVES - KEPT_FOR_THE_END

    @property
    def next_steps(self) -> tuple[str, ...]:
        """Every step that may follow: once there is no more room, only those that lead to the end."""
        if self.version >= MOST_MOVES:
            return ()
        present = self.present
        if self.has_room or present.waits_for_citizen:
            return present.next_steps
        usual = present.moves[:1]
        return tuple(step for step in present.next_steps if step in usual or self._ends_work(step))

    def _ends_work(self, step: str) -> bool:
        found = self.workflow.step(step)
        return found.is_terminal or found.status is DossierStatus.COMPLETED

    def documents_after(self, entry: int) -> tuple[DocumentReceipt, ...]:
        """What was handed in and what was missing after that many entries of the history."""
        known = self.documents
        for move in self.moves[:entry]:
            known = with_later(known, move.documents) if move.documents else known
        return known

    @property
    def documents_now(self) -> tuple[DocumentReceipt, ...]:
        return self.documents_after(self.version)

    def path(self) -> tuple[PathStep, ...]:
        return citizen_path(workflow=self.workflow, events=self.events)

    # Who has it

    @property
    def holder_office_id(self) -> str:
        """The office whose turn it is: where it was handed in, or the competent one."""
        return self._office_of(self.present)

    @property
    def is_elsewhere(self) -> bool:
        """Whether another unit than the receiving one has it now."""
        return self.holder_office_id != self.office_id

    def concerns(self, office_id: str) -> bool:
        """Whether the office has had a part in it: the receiving one always, the other once it was sent."""
        known = self.workflow
        return office_id == self.office_id or any(
            self._office_of(known.step(move.step)) == office_id for move in self.moves
        )

    def assigned(self, kind: MoveKind) -> Assignment | None:
        """Who was assigned (or stands in) at the present step; work that comes back finds its officer."""
        found = (move for move in reversed(self.moves) if move.kind is kind and move.step == self.step)
        return next((move.assignment for move in found), None)

    def _office_of(self, step: WorkflowStep) -> str:
        if step.unit is StepUnit.COMPETENT and self.competent_office_id is not None:
            return self.competent_office_id
        return self.office_id

    # The clock

    def reckoned_due(self, *, calendar: WorkingCalendar, now: datetime) -> datetime | None:
        """When the result is due by the calendar as it is, counting a wait that still lasts up to `now`."""
        return due_at(
            received_at=self.received_at,
            deadline=self.deadline,
            calendar=calendar,
            cut_off=self.cut_off,
            pauses=supplement_pauses(events=self.events, now=now),
            extension_days=self.extension.days if self.extension else 0,
        )

    def due(self, *, calendar: WorkingCalendar, now: datetime) -> datetime | None:
        """When the result is due. While the citizen is awaited the date goes on with the days."""
        since = self.waits_since
        if self.due_at is None or since is None or local_day(self.due_at) < local_day(since):
            return self.due_at
        return self.reckoned_due(calendar=calendar, now=now)

    @property
    def is_late_by_rule(self) -> bool:
        """Whether its citizen was asked for papers twice: the reports count it as late whatever its date."""
        return self.due_at is not None and supplement_requests(self.events) > MOST_REQUESTS_IN_TIME

    def clock(self, *, calendar: WorkingCalendar, now: datetime) -> tuple[ClockDay, ...]:
        """Every day from receipt to the due day and what it meant."""
        return clock_days(
            received_at=self.received_at,
            deadline=self.deadline,
            calendar=calendar,
            cut_off=self.cut_off,
            pauses=supplement_pauses(events=self.events, now=now),
            extension_days=self.extension.days if self.extension else 0,
            promised=self.due(calendar=calendar, now=now),
        )

    def timeliness(self, *, as_of: datetime) -> Timeliness | None:
        """How it counted in the reports as things stood at `as_of`; `None` where it does not count."""
        known = self.workflow
        moves = [move for move in self.moves if move.at <= as_of]
        events = tuple(event for event in self.events if event.at <= as_of)
        if not events or not any(event.status is DossierStatus.RECEIVED for event in events):
            return None
        ended = end_of_processing(events)
        if ended is None and known.step(events[-1].step).is_terminal:
            return None
        return classify_on_time(
            due_at=moves[-1].due_at or self.due_at,
            ended_at=ended,
            measured_at=as_of,
            supplement_requests=supplement_requests(events),
            waiting_since=waiting_since(events),
        )
