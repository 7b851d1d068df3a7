"""Dossiers that wait for papers of their citizens, as the office's staff see them."""

from datetime import datetime

import strawberry

from api.domain import awaited_papers as domain
from api.usecases import awaited_papers as usecases
from schema.context import Info
from schema.dossiers.types import Dossier
from schema.pages import page_size, page_start
from schema.texts import PageInfo


@strawberry.type(description="A dossier whose clock stands still until its citizen brings papers.")
class AwaitedPapers:
    awaited: strawberry.Private[domain.AwaitedPapers]
    since: datetime
    working_days: int = strawberry.field(description="So many have passed since.")
    is_abandoned: bool = strawberry.field(
        description=f"More than {domain.ABANDONED_AFTER_WORKING_DAYS} working days: somebody should decide."
    )
    is_late: bool = strawberry.field(
        description="By the report's rule: overdue when the papers were asked for, or asked for twice."
    )

    @classmethod
    def of(cls, awaited: domain.AwaitedPapers) -> "AwaitedPapers":
        return cls(
            awaited=awaited,
            since=awaited.since,
            working_days=awaited.working_days,
            is_abandoned=awaited.is_abandoned,
            is_late=awaited.is_late,
        )

    # Not called `dossier`: that name's weight is a reading's, and these have been read.
    @strawberry.field
    def about(self, info: Info) -> Dossier:
        return Dossier.of(info, self.awaited.dossier)


@strawberry.type
class AwaitedPapersConnection:
    nodes: list[AwaitedPapers]
    page_info: PageInfo


@strawberry.type(description="Staff: what of one's office waits for papers of its citizens.")
class AwaitedPapersList:
    @strawberry.field(description=f"How many there are; counted up to {usecases.MOST_COUNTED}.")
    def awaited_count(self, info: Info) -> int:
        return usecases.count_awaited_papers(staff=info.context.staff())

    @strawberry.field(description="The dossiers, who has waited longest first.")
    def dossiers(self, info: Info, first: int = 20, after: str | None = None) -> AwaitedPapersConnection:
        page = usecases.see_awaited_papers(
            info.context.services,
            staff=info.context.staff(),
            first=page_size(info, first),
            after=page_start(after),
        )
        return AwaitedPapersConnection(
            nodes=[AwaitedPapers.of(each) for each in page.waiting],
            page_info=PageInfo(has_next_page=page.after is not None, end_cursor=page.after),
        )


@strawberry.type
class AwaitedPapersQuery:
    @strawberry.field(
        description="Staff: the dossiers of one's office that wait for papers of their citizens."
    )
    def awaited_papers(self, info: Info) -> AwaitedPapersList:
        info.context.staff()
        return AwaitedPapersList()
