"""Queries and mutations of an office's managers."""

import strawberry

from api.domain.offices.refusals import ChangeIsRefused
from api.usecases import office_changes as usecases
from api.usecases import outcomes
from schema.context import Info
from schema.errors import RequestRefused
from schema.messages import say
from schema.office_changes.inputs import ChangeOfficeInput, OfficeChangeInput, ResumeOfficeChangeInput
from schema.office_changes.results import (
    BookingsAreAffected,
    ChangeOfficeResult,
    OfficeChanged,
    OfficeChangeResumed,
    ResumeOfficeChangeResult,
)
from schema.office_changes.types import (
    OfficeChange,
    OfficeChangeConnection,
    OfficeChangePreview,
    OfficeSettings,
)
from schema.outcomes import refusal
from schema.outcomes.offices import group_in_words
from schema.pages import page_size, page_start
from schema.texts import PageInfo


@strawberry.type
class OfficeChangeQuery:
    @strawberry.field(description="Staff, managers: the settings of one's office as they stand now.")
    def office_settings(self, info: Info) -> OfficeSettings:
        office = usecases.office_now(staff=info.context.manager())
        if office is None:
            raise RequestRefused("BAD_REQUEST", "OfficeIsUnknown", info.context.language)
        return OfficeSettings(office=office)

    @strawberry.field(description="Staff, managers: what a change would do; nothing is written.")
    def preview_office_change(self, info: Info, change: OfficeChangeInput) -> OfficeChangePreview:
        manager, language = info.context.manager(), info.context.language
        try:
            seen = usecases.preview_change(info.context.services, staff=manager, change=change.read())
        except ChangeIsRefused as refused:
            raise RequestRefused("BAD_REQUEST", f"invalid.{refused.problem}", language) from None
        match seen:
            case outcomes.InputIsInvalid(_, problem):
                raise RequestRefused("BAD_REQUEST", f"invalid.{problem}", language)
            case outcomes.OfficeIsUnknown():
                raise RequestRefused("BAD_REQUEST", "OfficeIsUnknown", language)
            case outcomes.GroupIsInUse(group, uses):
                name, used = group_in_words(group, uses, language)
                raise RequestRefused("BAD_REQUEST", "GroupIsInUse", language, name=name, uses=used)
            case outcomes.CounterIsInUse(number, clerk):
                raise RequestRefused("BAD_REQUEST", "CounterIsInUse", language, number=number, name=clerk)
            case _:
                return OfficeChangePreview.of(seen)

    @strawberry.field(description="Staff, managers: what was changed, by whom and why, the newest first.")
    def office_changes(self, info: Info, first: int = 20, after: str | None = None) -> OfficeChangeConnection:
        manager = info.context.manager()
        found, cursor = usecases.changes_of(
            staff=manager, first=page_size(info, first), after=page_start(after)
        )
        return OfficeChangeConnection(
            nodes=[OfficeChange.of(kept) for kept in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )


@strawberry.type
class OfficeChangeMutation:
    @strawberry.mutation(
        description="Staff, managers: change one's office, and see to the bookings the preview named."
    )
    def change_office(self, info: Info, input: ChangeOfficeInput) -> ChangeOfficeResult:  # noqa: A002
        manager = info.context.manager()
        try:
            change = input.change.read()
        except ChangeIsRefused as refused:
            return refusal(info, outcomes.InputIsInvalid(field=refused.field, problem=refused.problem))
        done = usecases.change_office(
            info.context.services,
            staff=manager,
            version=input.version,
            change=change,
            reason=input.reason,
            affected=input.affected,
            acts={act.booking: act.act for act in input.acts},
            idempotency_key=input.idempotency_key,
        )
        match done:
            case usecases.OfficeChanged(office, kept):
                return OfficeChanged(settings=OfficeSettings(office=office), change=OfficeChange.of(kept))
            case outcomes.BookingsAreAffected(seen):
                message = say("BookingsAreAffected", info.context.language, count=len(seen.affected))
                return BookingsAreAffected(message=message, preview=OfficeChangePreview.of(seen))
            case _:
                return refusal(info, done)

    @strawberry.mutation(description="Staff, managers: go on with bookings a change has not seen to.")
    def resume_office_change(self, info: Info, input: ResumeOfficeChangeInput) -> ResumeOfficeChangeResult:  # noqa: A002
        done = usecases.resume_change(
            info.context.services,
            staff=info.context.manager(),
            version=input.version,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.ChangeResumed):
            return OfficeChangeResumed(change=OfficeChange.of(done.change))
        return refusal(info, done)
