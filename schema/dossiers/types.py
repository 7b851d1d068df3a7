"""A dossier as types: steps and dates for who has the code, names behind a second factor."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from api.domain import dossiers as domain
from api.domain.deadlines import ClockDayKind, working_days_left
from api.domain.dossiers import DocumentState, DossierStep, PathState
from api.domain.offices import Office
from api.domain.people import show_phone
from api.usecases import dossiers as usecases
from api.usecases.dossiers import DossierDue
from schema.context import Info
from schema.outcomes import TooManyAttempts, WrongSecondFactor, refusal
from schema.procedures import Deadline
from schema.texts import LocalizedText, PageInfo, text

strawberry.enum(ClockDayKind)


strawberry.enum(DocumentState)


strawberry.enum(DossierStep)


strawberry.enum(PathState)


strawberry.enum(DossierDue)


@strawberry.type(description="The national portal's status code, 1 to 10.")
class DossierStatus:
    code: int
    name: LocalizedText


@strawberry.type
class DossierPathStep:
    step: DossierStep
    title: LocalizedText
    sentence: LocalizedText = strawberry.field(description="Empty but for the present step.")
    state: PathState
    at: datetime | None


@strawberry.type(description="A day between receipt and result, and whether it counted.")
class ClockDay:
    date: date
    kind: ClockDayKind
    name: LocalizedText | None


@strawberry.type
class DossierDocument:
    name: str
    state: DocumentState

    @classmethod
    def all_of(cls, dossier: domain.Dossier) -> "list[DossierDocument]":
        return [cls(name=document.name, state=document.state) for document in dossier.documents]


@strawberry.type
class DossierEvent:
    at: datetime
    step: DossierStep
    title: LocalizedText
    note: str | None


@strawberry.type
class PersonalDetails:
    name: str
    phone: str
    history: list[DossierEvent]


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

    @strawberry.field
    def received_at(self) -> datetime:
        return self.dossier.received_at

    @strawberry.field(description="Null for a procedure that states no deadline.")
    def due_at(self, info: Info) -> datetime | None:
        return self._due(info)

    @strawberry.field
    def step(self) -> DossierStep:
        return self.dossier.step

    @strawberry.field
    def status(self) -> DossierStatus:
        status = self.dossier.step.status
        return DossierStatus(code=status.value, name=text(status.label_vi, status.label_en))

    @strawberry.field
    def step_title(self) -> LocalizedText:
        wording = self.dossier.step.wording
        return text(wording.now_title_vi, wording.now_title_en)

    @strawberry.field(description="What is happening and what the citizen is to do.")
    def sentence(self) -> LocalizedText:
        wording = self.dossier.step.wording
        return text(wording.sentence_vi, wording.sentence_en)

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
                step=step.step,
                title=text(step.title_vi, step.title_en),
                sentence=text(step.sentence_vi, step.sentence_en),
                state=step.state,
                at=step.at,
            )
            for step in self.dossier.path()
        ]

    @strawberry.field(description="Every day from receipt to the due day, at most 400.")
    def clock(self, info: Info) -> list[ClockDay]:
        days = self.dossier.clock(calendar=self.office.calendar, now=info.context.services.now())
        return [
            ClockDay(date=day.on, kind=day.kind, name=text(day.name_vi, day.name_en) if day.name_vi else None)
            for day in days
        ]

    @strawberry.field
    def deadline(self) -> Deadline | None:
        return Deadline.of(self.dossier.deadline) if self.dossier.deadline else None

    @strawberry.field
    def documents(self) -> list[DossierDocument]:
        return DossierDocument.all_of(self.dossier)

    @strawberry.field(description="What the last move told the citizen.")
    def note(self) -> str | None:
        return self.dossier.note

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
            name=self.dossier.name or "",
            phone=show_phone(self.dossier.phone) if self.dossier.phone else "",
            history=[
                DossierEvent(
                    at=move.at,
                    step=move.step,
                    title=text(move.step.wording.now_title_vi, move.step.wording.now_title_en),
                    note=move.note,
                )
                for move in self.dossier.moves
            ],
        )

    @strawberry.field(description="Staff of the office only.")
    def allowed_steps(self, info: Info) -> list[DossierStep]:
        info.context.staff_of(self.dossier.office_id)
        return list(self.dossier.next_steps)

    @strawberry.field(description="Staff of the office only.")
    def ticket_code(self, info: Info) -> strawberry.ID | None:
        info.context.staff_of(self.dossier.office_id)
        return strawberry.ID(self.dossier.ticket_code)

    def _due(self, info: Info) -> datetime | None:
        return self.dossier.due(calendar=self.office.calendar, now=info.context.services.now())


@strawberry.type
class DossierConnection:
    nodes: list[Dossier]
    page_info: PageInfo


@strawberry.type(description="The receipt (giấy tiếp nhận hồ sơ và hẹn trả kết quả) handed to the citizen.")
class Receipt:
    dossier_code: strawberry.ID
    office_name: str
    procedure_name: str
    name: str | None
    received_at: datetime
    due_at: datetime | None
    documents: list[DossierDocument]
    url: str
    qr_svg: str
    clerk_name: str
