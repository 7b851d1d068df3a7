"""The parts of a dossier as types: its status, path, days, papers and history."""

from datetime import date, datetime

import strawberry

from api.domain import deadlines
from api.domain import dossiers as domain
from api.domain.calendar import WorkingCalendar
from api.domain.clock_sources import source_of
from api.domain.deadlines import ClockDayKind, Timeliness
from api.domain.dossiers import DocumentState, MoveKind, PathState
from schema.dossiers.words import SAID, move_title, said_text
from schema.texts import LocalizedText, text

strawberry.enum(ClockDayKind)
strawberry.enum(DocumentState)
strawberry.enum(Timeliness, description="The columns of report II.06a.")
strawberry.enum(PathState)
strawberry.enum(MoveKind, name="DossierMoveKind")


@strawberry.type(description="The national portal's status code, 1 to 10.")
class DossierStatus:
    code: int
    name: LocalizedText


@strawberry.type
class DossierPathStep:
    step: strawberry.ID
    title: LocalizedText
    sentence: LocalizedText = strawberry.field(description="Empty but for the present step.")
    to_do: LocalizedText = strawberry.field(description="Empty but for the present step.")
    state: PathState
    at: datetime | None


@strawberry.type(description="A day between receipt and result, and whether it counted.")
class ClockDay:
    date: date
    kind: ClockDayKind
    name: LocalizedText | None
    source: LocalizedText = strawberry.field(description="The rule it was counted by.")

    @classmethod
    def all_of(cls, dossier: domain.Dossier, *, calendar: WorkingCalendar, now: datetime) -> "list[ClockDay]":
        deadline = dossier.deadline
        if deadline is None:
            return []

        def source(day: deadlines.ClockDay) -> LocalizedText:
            vi, en = source_of(
                day=day,
                unit=deadline.unit,
                calendar=calendar,
                received_at=dossier.received_at,
                cut_off=dossier.cut_off,
                is_extended=dossier.extension is not None,
            )
            return text(vi, en)

        return [
            cls(
                date=day.on,
                kind=day.kind,
                name=text(day.name_vi, day.name_en) if day.name_vi else None,
                source=source(day),
            )
            for day in dossier.clock(calendar=calendar, now=now)
        ]


@strawberry.type(description="Who has a dossier now: a unit and its section, never a person.")
class DossierHolder:
    unit_name: str
    section: LocalizedText
    is_receiving_unit: bool


@strawberry.type(description="The steps it goes by; it finishes on the version it began with.")
class DossierWorkflow:
    id: strawberry.ID
    version: int
    name: LocalizedText


@strawberry.type(description="An apology with a new date (form 04).")
class DossierExtension:
    asked_at: datetime
    days: int = strawberry.field(description="Working days added.")


@strawberry.type
class DossierDocument:
    name: str
    state: DocumentState
    originals: int | None = strawberry.field(default=None, description="Null where nobody counted.")
    copies: int | None = strawberry.field(default=None, description="Null where nobody counted.")

    @classmethod
    def all_of(cls, dossier: domain.Dossier) -> "list[DossierDocument]":
        return [
            cls(
                name=document.name,
                state=document.state,
                originals=document.originals,
                copies=document.copies,
            )
            for document in dossier.documents_now
        ]


@strawberry.type
class DossierEvent:
    at: datetime
    kind: MoveKind
    step: strawberry.ID
    title: LocalizedText
    said: LocalizedText | None = strawberry.field(description=SAID)
    note: str | None = strawberry.field(description="What a clerk wrote.")

    @classmethod
    def of(cls, dossier: domain.Dossier, place: int) -> "DossierEvent":
        move = dossier.moves[place - 1]
        return cls(
            at=move.at,
            kind=move.kind,
            step=strawberry.ID(move.step),
            title=move_title(dossier, move),
            said=said_text(domain.words_of_entry(dossier, place)),
            note=domain.note_of_entry(dossier, place),
        )


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
