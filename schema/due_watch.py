"""What an office's head watches: late and soon due dossiers, by officer and by step."""

from datetime import date

import strawberry

from api.domain import due_watch as domain
from api.domain.due_watch import DueLevel, HolderKind
from api.usecases import due_watch as usecases
from api.usecases import outcomes
from schema.context import Info
from schema.dossiers.types import Dossier
from schema.errors import RequestRefused
from schema.pages import page_size, page_start
from schema.texts import LocalizedText, PageInfo, text

strawberry.enum(
    DueLevel, description="OVERDUE and TODAY are for the head; SOON is due within the days watched."
)
strawberry.enum(
    HolderKind,
    description="Why a dossier counts as somebody's: who stands in, who was assigned, who moved it last. "
    "NOBODY: it has just come. OTHER_UNIT: another unit has it.",
)
_NOBODY = ("Chưa ai nhận", "Nobody yet")


@strawberry.type(description="Who is to bring a dossier on.")
class DueHolder:
    kind: HolderKind
    name: LocalizedText = strawberry.field(description="A clerk's name, or the other unit's.")

    @classmethod
    def of(cls, info: Info, holder: domain.Holder) -> "DueHolder":
        match holder.kind:
            case HolderKind.NOBODY:
                name = text(*_NOBODY)
            case HolderKind.OTHER_UNIT:
                unit = info.context.office(holder.id).name
                name = text(unit, unit)
            case _:
                name = text(holder.name, holder.name)
        return cls(kind=holder.kind, name=name)


@strawberry.type
class WatchedDossier:
    watched: strawberry.Private[domain.WatchedDossier]

    @strawberry.field
    def level(self) -> DueLevel:
        return self.watched.level

    @strawberry.field
    def holder(self, info: Info) -> DueHolder:
        return DueHolder.of(info, self.watched.holder)

    @strawberry.field
    def step_name(self) -> LocalizedText:
        return _step_name(self.watched)

    # Not called `dossier`: that name's weight is a reading's, and these have been read.
    @strawberry.field
    def about(self, info: Info) -> Dossier:
        return Dossier.of(info, self.watched.dossier)


@strawberry.type
class WatchedDossierConnection:
    nodes: list[WatchedDossier]
    page_info: PageInfo


@strawberry.type(description="How many dossiers of one officer, or at one step, are late or soon due.")
class DueLoad:
    name: LocalizedText
    overdue: int
    today: int
    soon: int

    @classmethod
    def of(cls, load: domain.DueLoad, *, name: LocalizedText) -> "DueLoad":
        return cls(name=name, overdue=load.overdue, today=load.today, soon=load.soon)


@strawberry.type(
    description="Staff, managers: what is late, due today, and due within some days; without what waits for "
    "papers of its citizen, see `awaitedPapers`."
)
class DueWatch:
    watch: strawberry.Private[domain.DueWatch]
    until: date = strawberry.field(description="The last day that is watched.")
    is_whole: bool = strawberry.field(
        description="False when more fall due behind those that are told, which are the soonest."
    )

    @strawberry.field
    def overdue(self) -> int:
        return self.watch.count(DueLevel.OVERDUE)

    @strawberry.field
    def today(self) -> int:
        return self.watch.count(DueLevel.TODAY)

    @strawberry.field
    def soon(self) -> int:
        return self.watch.count(DueLevel.SOON)

    @strawberry.field(description="Officers, who has most that is late first.")
    def by_officer(self, info: Info, first: int = 50) -> list[DueLoad]:
        loads = self.watch.by_officer()[: page_size(info, first)]
        return [DueLoad.of(load, name=DueHolder.of(info, load.of.holder).name) for load in loads]

    @strawberry.field(description="Steps, as clerks call them, the one with most that is late first.")
    def by_step(self, info: Info, first: int = 50) -> list[DueLoad]:
        loads = self.watch.by_step()[: page_size(info, first)]
        return [DueLoad.of(load, name=_step_name(load.of)) for load in loads]

    @strawberry.field(description="The dossiers, soonest due first.")
    def dossiers(self, info: Info, first: int = 20, after: str | None = None) -> WatchedDossierConnection:
        size, start = page_size(info, first), page_start(after)
        codes = [each.dossier.code for each in self.watch.watched]
        begins = codes.index(start) + 1 if start in codes else 0
        page = self.watch.watched[begins : begins + size]
        return WatchedDossierConnection(
            nodes=[WatchedDossier(watched=each) for each in page],
            page_info=PageInfo(
                has_next_page=begins + size < len(codes),
                end_cursor=page[-1].dossier.code if page else None,
            ),
        )


@strawberry.type
class DueWatchQuery:
    @strawberry.field(
        description="Staff, managers: the open dossiers of one's office that are late or due within `days`."
    )
    def due_watch(self, info: Info, days: int = 7) -> DueWatch:
        manager = info.context.manager("managers_only.due_watch")
        seen = usecases.see_due_watch(info.context.services, staff=manager, days=days)
        if isinstance(seen, outcomes.InputIsInvalid):
            raise RequestRefused("BAD_REQUEST", f"invalid.{seen.problem}", info.context.language)
        return DueWatch(watch=seen, until=seen.until, is_whole=seen.is_whole)


def _step_name(watched: domain.WatchedDossier) -> LocalizedText:
    name = watched.dossier.present.clerks_name
    return text(name.vi, name.en)
