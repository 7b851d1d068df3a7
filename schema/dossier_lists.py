"""The list of a procedure's dossiers, such as the candidates of a recruitment, as staff read it."""

from datetime import date, datetime

import strawberry

from api.domain.dossier_lists import ListEntry
from api.usecases import dossier_lists as usecases
from api.usecases import outcomes
from schema.context import Info
from schema.errors import RequestRefused
from schema.pages import page_size, page_start
from schema.texts import LocalizedText, PageInfo, text

LONGEST_CODE = 40


@strawberry.type(description="A procedure whose workflow keeps a list of all its dossiers.")
class ListedProcedure:
    code: strawberry.ID
    name: str


@strawberry.type
class ListedProcedureConnection:
    nodes: list[ListedProcedure]
    page_info: PageInfo


@strawberry.type(description="Where one dossier of a list stands. For staff of its office.")
class DossierListEntry:
    code: strawberry.ID
    name: str | None
    state: LocalizedText
    is_finished: bool
    received_at: datetime
    due_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, entry: ListEntry) -> "DossierListEntry":
        return cls(
            code=strawberry.ID(entry.code),
            name=entry.name,
            state=text(entry.state_vi, entry.state_en),
            is_finished=entry.is_finished,
            received_at=entry.received_at,
            due_at=entry.due_at,
            ended_at=entry.ended_at,
        )


@strawberry.type
class DossierListEntryConnection:
    nodes: list[DossierListEntry]
    page_info: PageInfo


@strawberry.type(description="The dossiers of a procedure that keeps a list, in the order of receipt.")
class DossierList:
    listed: strawberry.Private[usecases.DossierList]

    @strawberry.field
    def office_name(self, info: Info) -> str:
        return info.context.office(self.listed.office_id).name

    @strawberry.field
    def procedure_name(self) -> str:
        return self.listed.procedure.name

    @strawberry.field(description="Whether dossiers received now are entered.")
    def keeps_list(self) -> bool:
        return self.listed.keeps_list

    @strawberry.field(description="First day of receipt; null for any day.")
    def accepts_from(self) -> date | None:
        return self.listed.procedure.accepts_from

    @strawberry.field
    def accepts_until(self) -> date | None:
        return self.listed.procedure.accepts_until

    @strawberry.field
    def entries(self, info: Info, first: int = 50, after: str | None = None) -> DossierListEntryConnection:
        found, cursor = usecases.entries_of(
            self.listed, first=page_size(info, first), after=page_start(after)
        )
        return DossierListEntryConnection(
            nodes=[DossierListEntry.of(entry) for entry in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )

    @strawberry.field(description="The list as CSV with a byte order mark, its first thousand.")
    def list_csv(self) -> str:
        return usecases.csv_of(self.listed)


@strawberry.type
class DossierListQuery:
    @strawberry.field(description="Staff: procedures of one's office that keep a list, by name.")
    def listed_procedures(
        self, info: Info, first: int = 50, after: str | None = None
    ) -> ListedProcedureConnection:
        size, start = page_size(info, first), page_start(after)
        found = usecases.listed_procedures(staff=info.context.staff())
        codes = [each.code for each in found]
        begins = codes.index(start) + 1 if start in codes else 0
        page = found[begins : begins + size]
        return ListedProcedureConnection(
            nodes=[ListedProcedure(code=strawberry.ID(each.code), name=each.name) for each in page],
            page_info=PageInfo(
                has_next_page=begins + size < len(found), end_cursor=page[-1].code if page else None
            ),
        )

    @strawberry.field(
        description="Staff: the list of a procedure of one's office, of dossiers received in these days."
    )
    def dossier_list(
        self, info: Info, procedure: strawberry.ID, since: date | None = None, until: date | None = None
    ) -> DossierList:
        found = usecases.find_list(
            staff=info.context.staff(), code=procedure[:LONGEST_CODE], since=since, until=until
        )
        match found:
            case usecases.DossierList():
                return DossierList(listed=found)
            case outcomes.InputIsInvalid(_, problem):
                raise RequestRefused("BAD_REQUEST", f"invalid.{problem}", info.context.language)
            case _:
                raise RequestRefused("BAD_REQUEST", "ProcedureIsUnknown", info.context.language)
