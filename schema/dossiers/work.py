"""What the staff of a dossier's units see of it: whose it is, where it can go and what that would do."""

from datetime import date, datetime

import strawberry

from api.domain import dossiers as domain
from api.domain.dossiers import (
    DossierAct,
    DueWarning,
    MoveKind,
    NoticeChannel,
    SupplementEnd,
)
from api.domain.dossiers import inbox as domain_inbox
from api.domain.dossiers.workflows import WorkflowStep
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.usecases import notices
from api.usecases.dossiers import if_received_now
from api.usecases.papers import PaperReader
from api.usecases.scans import scans_of
from schema.context import Info
from schema.dossiers.effects import DossierExtensionEffect, DossierMoveEffect
from schema.dossiers.files import ResultFile, Scan
from schema.dossiers.handovers import HandoverWork
from schema.dossiers.intake import DossierIntake
from schema.dossiers.letters import DossierLetter, DossierLetterbox
from schema.dossiers.words import SAID, move_title, said_text
from schema.papers import IssuedPaper, PaperFile
from schema.texts import LocalizedText, text

strawberry.enum(
    DueWarning,
    description="How near the due date is: half the time used, most (80 %), the day before. ON_THE_DAY and "
    "OVERDUE go to the head.",
)
strawberry.enum(DossierAct)


@strawberry.type(description="A step this dossier may go to now.")
class DossierChoice:
    step: strawberry.ID
    title: LocalizedText
    is_return: bool = strawberry.field(description="Work goes back: `advanceDossier` asks for a reason.")
    asks_citizen: bool = strawberry.field(description="Something is asked of the citizen: say what.")
    leaves_unit: bool = strawberry.field(description="Another unit has the dossier after it.")
    says_how: bool = strawberry.field(description="Entered only by handing the result over.")
    asks_papers: bool = strawberry.field(description="The clock stands until the citizen brings papers.")
    receives: bool = strawberry.field(
        description="The dossier is received by it: `receiveRegistered` says with which papers."
    )
    resumes: bool = strawberry.field(
        description="Work goes on after papers were asked for: `receiveSupplement` says which came."
    )


@strawberry.type(description="Who does the present step; `until` is the last day of somebody who stands in.")
class DossierAssignment:
    clerk: strawberry.ID
    clerk_name: str
    until: date | None

    @classmethod
    def of(cls, assignment: domain.Assignment | None) -> "DossierAssignment | None":
        if assignment is None:
            return None
        return cls(
            clerk=strawberry.ID(assignment.clerk_id),
            clerk_name=assignment.clerk_name,
            until=assignment.until,
        )


@strawberry.type(
    description="An entry of the history. `id` stays; `notices` are what the workflow names for it."
)
class DossierLogEntry:
    id: strawberry.ID
    at: datetime
    kind: MoveKind
    step: strawberry.ID
    title: LocalizedText
    said: LocalizedText | None = strawberry.field(description=SAID)
    note: str | None = strawberry.field(description="What a clerk wrote for the citizen.")
    reason: str | None = strawberry.field(description="Null for another unit's own words.")
    clerk_name: str | None = strawberry.field(description="Null for another unit's clerk.")
    due_at: datetime | None
    papers: list[str]
    notices: list[NoticeChannel]
    documents: list[str] = strawberry.field(description="What was brought then; of a request, what it wants.")


@strawberry.type(
    description="Staff of the units a dossier goes through; each sees its own clerks and reasons."
)
class DossierWork:
    dossier: strawberry.Private[domain.Dossier]
    office: strawberry.Private[Office]
    staff: strawberry.Private[StaffMember]

    @strawberry.field(description="What clerks call the present step.")
    def step_name(self) -> LocalizedText:
        name = self.dossier.present.clerks_name
        return text(name.vi, name.en)

    @strawberry.field(description="Whether one's own unit has the dossier now and may move it.")
    def is_here(self) -> bool:
        return self.dossier.holder_office_id == self.staff.office_id

    @strawberry.field(description="What would be accepted of the unit's clerks now.")
    def acts(self, info: Info) -> list[DossierAct]:
        possible = domain.what_can_be_done(
            dossier=self.dossier, office_id=self.staff.office_id, now=info.context.services.now()
        )
        return sorted(possible)

    @strawberry.field(description="Empty while another unit has it.")
    def choices(self) -> list[DossierChoice]:
        if self.dossier.holder_office_id != self.staff.office_id:
            return []
        known = self.dossier.workflow
        return [
            DossierChoice(
                step=strawberry.ID(step_id),
                title=text(known.step(step_id).clerks_name.vi, known.step(step_id).clerks_name.en),
                is_return=step_id in self.dossier.present.back,
                asks_citizen=known.step(step_id).status.asks_citizen,
                leaves_unit=self._goes_elsewhere(known.step(step_id)),
                says_how=known.step(step_id).says_how,
                asks_papers=known.step(step_id).waits_for_citizen,
                receives=domain.receives(dossier=self.dossier, to=step_id),
                resumes=step_id == domain.resumed_step(self.dossier),
            )
            for step_id in self.dossier.next_steps
        ]

    @strawberry.field(description="Those of `choices` that `advanceDossiers` may move it to with others.")
    def batch_steps(self) -> list[strawberry.ID]:
        if self.dossier.holder_office_id != self.staff.office_id:
            return []
        return [
            strawberry.ID(step_id)
            for step_id in domain.steps_to_move_to(self.dossier)
            if step_id in self.dossier.present.moves
            and step_id != domain.resumed_step(self.dossier)
            and domain_inbox.may_be_taken_together(step_id)
        ]

    def _goes_elsewhere(self, step: WorkflowStep) -> bool:
        is_shared = self.dossier.competent_office_id is not None
        return is_shared and not step.is_terminal and step.unit is not self.dossier.present.unit

    @strawberry.field
    def assignee(self) -> DossierAssignment | None:
        return DossierAssignment.of(self.dossier.assigned(MoveKind.ASSIGNED))

    @strawberry.field(description="Who stands in for the present step's clerk.")
    def delegate(self, info: Info) -> DossierAssignment | None:
        found = self.dossier.assigned(MoveKind.DELEGATED)
        today = info.context.services.today()
        return DossierAssignment.of(found) if found and found.until and today <= found.until else None

    @strawberry.field(description="Who does it today: `delegate` if there is one, else `assignee`.")
    def worker(self, info: Info) -> DossierAssignment | None:
        today = info.context.services.today()
        stands_in = domain_inbox.stand_in(self.dossier, today=today)
        return DossierAssignment.of(stands_in or domain_inbox.assignee(self.dossier))

    @strawberry.field(
        description="Working minutes left to answer what waits to be received; negative once it is late."
    )
    def minutes_to_answer(self, info: Info) -> int | None:
        left = domain.time_to_answer(
            self.dossier, calendar=self.office.calendar, now=info.context.services.now()
        )
        return round(left.total_seconds() / 60) if left is not None else None

    @strawberry.field(description="Null without a due date, when finished, and while the citizen is awaited.")
    def warning(self, info: Info) -> DueWarning | None:
        return domain.due_warning(
            dossier=self.dossier, calendar=self.office.calendar, now=info.context.services.now()
        )

    @strawberry.field(description="When the present step's part of the work is due inside the office.")
    def step_due_at(self, info: Info) -> datetime | None:
        return domain.step_due_at(
            dossier=self.dossier, calendar=self.office.calendar, now=info.context.services.now()
        )

    @strawberry.field(description="Null for a step that cannot follow.")
    def effect_of(self, info: Info, to: strawberry.ID) -> DossierMoveEffect | None:
        now = info.context.services.now()
        try:
            # What will hold from its receipt on is known only then.
            is_receipt = domain.receives(dossier=self.dossier, to=to)
            dossier = if_received_now(info.context.services, self.dossier) if is_receipt else self.dossier
            seen = domain.preview_move(dossier=dossier, to=to, calendar=self.office.calendar, now=now)
        except domain.StepIsNotAllowed:
            return None
        return DossierMoveEffect.of(seen)

    @strawberry.field(description="Null while no papers are awaited.")
    def effect_of_supplement(self, info: Info, end: SupplementEnd) -> DossierMoveEffect | None:
        now = info.context.services.now()
        try:
            seen = domain.preview_supplement(
                dossier=self.dossier, end=end, calendar=self.office.calendar, now=now
            )
        except domain.StepIsNotAllowed:
            return None
        return DossierMoveEffect.of(seen)

    @strawberry.field
    def effect_of_extension(self, info: Info, new_due_on: date) -> DossierExtensionEffect:
        now = info.context.services.now()
        return DossierExtensionEffect.of(
            self.dossier, new_due_on=new_due_on, calendar=self.office.calendar, now=now
        )

    @strawberry.field(description="Null for another unit than the receiving one.")
    def handover(self) -> HandoverWork | None:
        is_own = self.staff.office_id == self.dossier.office_id
        return HandoverWork(dossier=self.dossier, staff=self.staff) if is_own else None

    @strawberry.field(description="When it was given out as a file; for every unit of the dossier.")
    def result_file(self) -> ResultFile | None:
        return ResultFile.of(self.dossier)

    @strawberry.field(description="How it was handed in, and what was digitised.")
    def intake(self) -> DossierIntake:
        return DossierIntake.of(self.dossier, staff=self.staff)

    @strawberry.field(description="Scans of its digitised papers, at most 60; the receiving office's.")
    def scans(self) -> list[Scan]:
        return [Scan(scan=scan) for scan in scans_of(self.dossier, staff=self.staff)]

    @strawberry.field(description="The papers called for so far, oldest first, and the control sheet.")
    def papers(self, info: Info) -> list[IssuedPaper]:
        return IssuedPaper.all_for(info, self.dossier, reader=PaperReader.STAFF)

    @strawberry.field(description="One of `papers` as a file; null when there is none of this id.")
    def paper(self, info: Info, id: strawberry.ID, on_roll: bool = False) -> PaperFile | None:  # noqa: A002
        return PaperFile.of(info, self.dossier, paper_id=id, reader=PaperReader.STAFF, on_roll=on_roll)

    @strawberry.field(description="The citizen's e-mail address and the notices sent there.")
    def letterbox(self) -> DossierLetterbox:
        found = notices.letterbox_of(self.dossier.code)
        return DossierLetterbox(
            email=self.dossier.email,
            stopped_at=found.stopped_at,
            letters=[DossierLetter(notice=notice) for notice in found.notices],
        )

    @strawberry.field(description="Every entry of the history, at most 100, oldest first.")
    def log(self) -> list[DossierLogEntry]:
        own = self.staff.office_id
        return [
            DossierLogEntry(
                id=strawberry.ID(f"{self.dossier.code}/{place}"),
                at=move.at,
                kind=move.kind,
                step=strawberry.ID(move.step),
                title=move_title(self.dossier, move),
                said=said_text(domain.words_of_entry(self.dossier, place)),
                note=domain.note_of_entry(self.dossier, place),
                reason=move.reason if move.office_id == own else None,
                clerk_name=(move.clerk_name or None) if move.office_id == own else None,
                due_at=move.due_at,
                papers=list(move.papers),
                notices=list(move.notices),
                documents=[document.name for document in move.documents],
            )
            for place, move in enumerate(self.dossier.moves, start=1)
        ]
