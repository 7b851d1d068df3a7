"""A dossier as types: steps and dates for who has the code, names behind a second factor."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.domain import dossiers as domain
from api.domain.clock_sources import why_received_later
from api.domain.deadlines import Timeliness, working_days_left
from api.domain.offices import Office
from api.domain.people import show_phone
from api.domain.staff import StaffMember
from api.usecases import dossiers as usecases
from api.usecases.dossiers import DossierDue
from api.usecases.papers import PaperReader
from schema.context import Info
from schema.dossiers.files import ResultFile
from schema.dossiers.handovers import DossierHandover, ResultPosting
from schema.dossiers.parts import (
    ClockDay,
    DossierDocument,
    DossierEvent,
    DossierExtension,
    DossierHolder,
    DossierPathStep,
    DossierStatus,
    DossierWorkflow,
)
from schema.dossiers.words import said_text
from schema.dossiers.work import DossierWork
from schema.outcomes import TooManyAttempts, WrongSecondFactor, refusal
from schema.papers import IssuedPaper, PaperFile
from schema.procedures import Deadline
from schema.texts import LocalizedText, PageInfo, text

strawberry.enum(DossierDue)


@strawberry.type
class PersonalDetails:
    name: str
    phone: str
    email: str | None
    history: list[DossierEvent]
    dossier: strawberry.Private[domain.Dossier]

    @strawberry.field(description="The papers the office gave out about this dossier, oldest first.")
    def papers(self, info: Info) -> list[IssuedPaper]:
        return IssuedPaper.all_for(info, self.dossier, reader=PaperReader.CITIZEN)

    @strawberry.field(description="One of `papers` as a file; null when there is none of this id.")
    def paper(self, info: Info, id: strawberry.ID) -> PaperFile | None:  # noqa: A002
        return PaperFile.of(info, self.dossier, paper_id=id, reader=PaperReader.CITIZEN)

    @strawberry.field(description="The result, when it was given out as a file.")
    def result_file(self) -> ResultFile | None:
        return ResultFile.of(self.dossier)

    @strawberry.field(description="Where the result's parcel can be followed.")
    def posting(self) -> ResultPosting | None:
        return ResultPosting.of(self.dossier.handover)


PersonalResult = Annotated[
    PersonalDetails | WrongSecondFactor | TooManyAttempts, strawberry.union("PersonalResult")
]


@strawberry.type(description="A dossier (hồ sơ). Everything here but `personal` names no person.")
class Dossier:
    dossier: strawberry.Private[domain.Dossier]
    office: strawberry.Private[Office]

    @classmethod
    def of(cls, info: Info, dossier: domain.Dossier) -> "Dossier":
        return cls(dossier=dossier, office=info.context.office(dossier.office_id))

    @strawberry.field
    def code(self) -> strawberry.ID:
        return strawberry.ID(self.dossier.code)

    @strawberry.field
    def procedure_name(self) -> str:
        return self.dossier.procedure_name

    @strawberry.field
    def procedure_code(self) -> strawberry.ID:
        return strawberry.ID(self.dossier.procedure_code)

    @strawberry.field
    def office_name(self) -> str:
        return self.office.name

    @strawberry.field(description="False while it waits to be received, and when it never was.")
    def is_received(self) -> bool:
        return self.dossier.is_received

    @strawberry.field(
        description="By when the citizen hears what waits to be received; null of anything else."
    )
    def answer_by(self) -> datetime | None:
        return self.dossier.answer_by

    @strawberry.field(description="When it came, as long as it is not received.")
    def received_at(self) -> datetime:
        return self.dossier.received_at

    @strawberry.field(description="Null for a procedure that states no deadline.")
    def due_at(self, info: Info) -> datetime | None:
        return self._due(info)

    @strawberry.field(description="The id of its present step in its workflow, like `APPRAISAL`.")
    def step(self) -> strawberry.ID:
        return strawberry.ID(self.dossier.step)

    @strawberry.field
    def workflow(self) -> DossierWorkflow:
        known = self.dossier.workflow
        return DossierWorkflow(
            id=strawberry.ID(known.id), version=known.version, name=text(known.name.vi, known.name.en)
        )

    @strawberry.field
    def holder(self, info: Info) -> DossierHolder:
        role = self.dossier.present.role
        return DossierHolder(
            unit_name=usecases.unit_name(info.context.services, self.dossier),
            section=text(role.name_vi, role.name_en),
            is_receiving_unit=not self.dossier.is_elsewhere,
        )

    @strawberry.field
    def status(self) -> DossierStatus:
        status = self.dossier.status
        return DossierStatus(code=status.value, name=text(status.label_vi, status.label_en))

    @strawberry.field
    def step_title(self) -> LocalizedText:
        title = self.dossier.present.now_title
        return text(title.vi, title.en)

    @strawberry.field(description="What is happening.")
    def sentence(self) -> LocalizedText:
        return text(self.dossier.present.sentence.vi, self.dossier.present.sentence.en)

    @strawberry.field(description="What the citizen is to do.")
    def to_do(self) -> LocalizedText:
        return text(self.dossier.present.to_do.vi, self.dossier.present.to_do.en)

    @strawberry.field(description="Whether the office waits for the citizen's papers and the clock stands.")
    def waits_for_citizen(self) -> bool:
        return self.dossier.present.waits_for_citizen

    @strawberry.field(description="Since when the clock stands; null while it runs.")
    def waits_since(self) -> datetime | None:
        return self.dossier.waits_since

    @strawberry.field(description="Whether something is asked of the citizen, or she must hear why not.")
    def asks_citizen(self) -> bool:
        return self.dossier.status.asks_citizen

    @strawberry.field
    def is_finished(self) -> bool:
        return not self.dossier.is_open

    @strawberry.field(
        description="0 on the due day, negative once it has passed; null when finished or never due."
    )
    def working_days_left(self, info: Info) -> int | None:
        due_at = self._due(info)
        if due_at is None or not self.dossier.is_open:
            return None
        now = info.context.services.now()
        return working_days_left(due_at=due_at, now=now, calendar=self.office.calendar)

    @strawberry.field(description="Steps done, the present one and those to come.")
    def path(self) -> list[DossierPathStep]:
        return [
            DossierPathStep(
                step=strawberry.ID(step.step),
                title=text(step.title.vi, step.title.en),
                sentence=text(step.sentence.vi, step.sentence.en),
                to_do=text(step.to_do.vi, step.to_do.en),
                state=step.state,
                at=step.at,
            )
            for step in self.dossier.path()
        ]

    @strawberry.field(description="Every day from receipt to the due day, at most 400.")
    def clock(self, info: Info) -> list[ClockDay]:
        return ClockDay.all_of(self.dossier, calendar=self.office.calendar, now=info.context.services.now())

    @strawberry.field(
        description="Why it counts as received on a later working day than it came; null where it does not."
    )
    def why_received_later(self) -> LocalizedText | None:
        found = self.dossier.deadline and why_received_later(
            received_at=self.dossier.received_at,
            calendar=self.office.calendar,
            cut_off=self.dossier.cut_off,
        )
        return text(*found) if found else None

    @strawberry.field
    def deadline(self) -> Deadline | None:
        return Deadline.of(self.dossier.deadline) if self.dossier.deadline else None

    @strawberry.field(description="Whether the office promised less than the stated deadline.")
    def is_committed(self) -> bool:
        return self.dossier.is_committed

    @strawberry.field
    def extension(self) -> DossierExtension | None:
        found = self.dossier.extension
        return DossierExtension(asked_at=found.asked_at, days=found.days) if found else None

    @strawberry.field(
        description="How it counts in the reports, as things stood at that moment (now when none is given); "
        "null where it does not count."
    )
    def timeliness(self, info: Info, as_of: datetime | None = None) -> Timeliness | None:
        now = info.context.services.now()
        return self.dossier.timeliness(as_of=as_of if as_of and as_of.tzinfo else now)

    @strawberry.field
    def documents(self) -> list[DossierDocument]:
        return DossierDocument.all_of(self.dossier)

    @strawberry.field(description="By which way the result goes to the citizen; null before it does.")
    def handover(self) -> DossierHandover | None:
        return DossierHandover.of(self.dossier.handover)

    @strawberry.field(description="What the last move says by itself: papers missing still, or a moved date.")
    def said(self) -> LocalizedText | None:
        return said_text(domain.last_words(self.dossier))

    @strawberry.field(description="What a clerk wrote the citizen with the last move.")
    def note(self) -> str | None:
        return domain.last_note(self.dossier)

    @strawberry.field(description="Counts the moves; `advanceDossier` asks for it.")
    def version(self) -> int:
        return self.dossier.version

    @strawberry.field(description="Name, phone and notes, for who knows the phone's last four digits.")
    def personal(self, info: Info, phone_last4: str) -> PersonalResult:
        seen = usecases.see_personal_details(
            info.context.services, dossier=self.dossier, phone_last4=phone_last4
        )
        if not isinstance(seen, usecases.PersonalDetails):
            return refusal(info, seen)
        return PersonalDetails(
            dossier=self.dossier,
            name=self.dossier.name or "",
            phone=show_phone(self.dossier.phone) if self.dossier.phone else "",
            email=self.dossier.email,
            history=[
                DossierEvent.of(self.dossier, place)
                for place, move in enumerate(self.dossier.moves, start=1)
                if move.kind.speaks_to_citizen
            ],
        )

    @strawberry.field(description="Staff of its units only; empty while another unit has it.")
    def allowed_steps(self, info: Info) -> list[strawberry.ID]:
        staff = self._staff(info)
        is_here = staff.office_id == self.dossier.holder_office_id
        return [strawberry.ID(step) for step in self.dossier.next_steps] if is_here else []

    @strawberry.field(description="Staff of its units only.")
    def work(self, info: Info) -> DossierWork:
        return DossierWork(dossier=self.dossier, office=self.office, staff=self._staff(info))

    @strawberry.field(description="Staff of the office only; null for a dossier that was sent in.")
    def ticket_code(self, info: Info) -> strawberry.ID | None:
        info.context.staff_of(self.dossier.office_id)
        return strawberry.ID(self.dossier.ticket_code) if self.dossier.ticket_code else None

    def _staff(self, info: Info) -> StaffMember:
        units = (self.dossier.office_id, self.dossier.competent_office_id)
        return info.context.staff_of(*(unit for unit in units if unit and self.dossier.concerns(unit)))

    def _due(self, info: Info) -> datetime | None:
        return self.dossier.due(calendar=self.office.calendar, now=info.context.services.now())


@strawberry.type
class DossierConnection:
    nodes: list[Dossier]
    page_info: PageInfo
