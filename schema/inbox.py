"""The clerk's inbox: what she asks to see, and several dossiers taken over, given or moved in one act."""

from datetime import date
from typing import Annotated, Any

import strawberry

from api.domain.dossiers.inbox import InboxFilter, InboxOwner, steps_for_several, steps_to_choose
from api.domain.dossiers.workflows import Words
from api.usecases import dossiers as usecases
from api.usecases import outcomes
from api.usecases.dossiers.batches import MOST_IN_A_BATCH
from schema.context import Info
from schema.dossiers.results import (
    AdvanceDossierResult,
    AssignDossierResult,
    DossierAdvanced,
    DossierAssigned,
    dossier_refusal,
)
from schema.dossiers.types import Dossier, DossierConnection
from schema.outcomes import InputIsInvalid, refusal
from schema.pages import page_size, page_start
from schema.texts import LocalizedText, PageInfo, text

LONGEST_STEP, LONGEST_SECTOR = 40, 200

strawberry.enum(
    InboxOwner,
    description="Whose work: EVERYBODY's, MINE (given to me, or I stand in today), NOBODY's yet.",
)


@strawberry.type
class InboxStep:
    step: strawberry.ID
    name: LocalizedText

    @classmethod
    def of(cls, step: str, name: Words) -> "InboxStep":
        return cls(step=strawberry.ID(step), name=text(name.vi, name.en))


@strawberry.type(description="What an inbox can be narrowed by.")
class InboxChoices:
    steps: list[InboxStep]
    sectors: list[str]
    batch_steps: list[InboxStep] = strawberry.field(description="Where `advanceDossiers` can lead.")


@strawberry.type
class DossierAdvancedEach:
    dossier: strawberry.ID
    result: AdvanceDossierResult


@strawberry.type
class DossierAssignedEach:
    dossier: strawberry.ID
    result: AssignDossierResult


@strawberry.type(description="Each dossier with what became of it: some may have been refused.")
class DossiersAdvanced:
    each: list[DossierAdvancedEach]


@strawberry.type(description="Each dossier with what became of it: some may have been refused.")
class DossiersAssigned:
    each: list[DossierAssignedEach]


@strawberry.input(description="A dossier, in the version the clerk saw.")
class SeenDossierInput:
    dossier: strawberry.ID
    version: int


@strawberry.input(description=f"At most {MOST_IN_A_BATCH} dossiers; no step that asks the citizen.")
class AdvanceDossiersInput:
    dossiers: list[SeenDossierInput]
    to: strawberry.ID
    idempotency_key: str


@strawberry.input(
    description=f"At most {MOST_IN_A_BATCH} dossiers. Without `clerk` one takes them over; with `until` "
    "somebody stands in."
)
class AssignDossiersInput:
    dossiers: list[SeenDossierInput]
    clerk: strawberry.ID | None = None
    until: date | None = None
    reason: str
    idempotency_key: str


AdvanceDossiersResult = Annotated[
    DossiersAdvanced | InputIsInvalid, strawberry.union("AdvanceDossiersResult")
]
AssignDossiersResult = Annotated[DossiersAssigned | InputIsInvalid, strawberry.union("AssignDossiersResult")]


@strawberry.type
class InboxQuery:
    @strawberry.field(
        description="Staff: open dossiers of one's office, soonest due first; those that a second request "
        "made late stand before every day. A page may be short with more behind it: go on while "
        "`hasNextPage`."
    )
    def inbox(
        self,
        info: Info,
        owner: InboxOwner = InboxOwner.EVERYBODY,
        step: strawberry.ID | None = None,
        sector: str | None = None,
        waits: bool = False,
        due_from: date | None = None,
        due_until: date | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> DossierConnection:
        found, cursor = usecases.see_inbox(
            info.context.services,
            staff=info.context.staff(),
            wanted=InboxFilter(
                owner=owner,
                step=step[:LONGEST_STEP] if step else None,
                sector=sector[:LONGEST_SECTOR] if sector else None,
                waits=waits,
                due_from=due_from,
                due_until=due_until,
            ),
            first=page_size(info, first),
            after=page_start(after),
        )
        return DossierConnection(
            nodes=[Dossier.of(info, dossier) for dossier in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )

    @strawberry.field(description="Staff: the steps and sectors an inbox can be narrowed by.")
    def inbox_choices(self, info: Info) -> InboxChoices:
        office = info.context.office(info.context.staff().office_id)
        return InboxChoices(
            steps=[InboxStep.of(step, name) for step, name in steps_to_choose()],
            sectors=sorted({sector for group in office.groups for sector in group.sectors}),
            batch_steps=[InboxStep.of(step, name) for step, name in steps_for_several()],
        )


@strawberry.type
class InboxMutation:
    @strawberry.mutation(
        description="Staff: move several dossiers to a step, each by itself; some may be refused."
    )
    def advance_dossiers(self, info: Info, input: AdvanceDossiersInput) -> AdvanceDossiersResult:  # noqa: A002
        done = usecases.advance_dossiers(
            info.context.services,
            staff=info.context.staff(),
            dossiers=_seen(input.dossiers),
            to=input.to,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, outcomes.InputIsInvalid):
            return refusal(info, done)
        return DossiersAdvanced(
            each=[
                DossierAdvancedEach(dossier=strawberry.ID(code), result=_result(info, each, DossierAdvanced))
                for code, each in done.each
            ]
        )

    @strawberry.mutation(
        description="Staff: take several dossiers over, or give them to a colleague, each by itself."
    )
    def assign_dossiers(self, info: Info, input: AssignDossiersInput) -> AssignDossiersResult:  # noqa: A002
        done = usecases.assign_dossiers(
            info.context.services,
            staff=info.context.staff(),
            dossiers=_seen(input.dossiers),
            clerk_id=input.clerk,
            until=input.until,
            reason=input.reason,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, outcomes.InputIsInvalid):
            return refusal(info, done)
        return DossiersAssigned(
            each=[
                DossierAssignedEach(dossier=strawberry.ID(code), result=_result(info, each, DossierAssigned))
                for code, each in done.each
            ]
        )


def _seen(dossiers: list[SeenDossierInput]) -> list[usecases.SeenDossier]:
    return [usecases.SeenDossier(code=each.dossier, version=each.version) for each in dossiers]


def _result(info: Info, done: object, success: type[Any]) -> Any:
    if isinstance(done, usecases.DossierAdvanced | usecases.DossierAssigned):
        return success(dossier=Dossier.of(info, done.dossier))
    return dossier_refusal(info, done)
