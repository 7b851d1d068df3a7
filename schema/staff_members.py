"""The directory of an office's staff: whom work can be given to, and who keeps it."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from api.domain import staff_members as domain
from api.domain.staff import StaffMember, StaffRole
from api.usecases import outcomes as found
from api.usecases import staff_members as usecases
from schema.context import Info
from schema.messages import say
from schema.outcomes import InputIsInvalid, Outcome, refusal
from schema.pages import page_size, page_start
from schema.texts import PageInfo


@strawberry.type(description="An officer of the office. `role` is her token's and gives no right here.")
class DirectoryEntry:
    id: strawberry.ID
    name: str
    role: StaffRole
    is_active: bool = strawberry.field(description="Who is not is given no more work.")
    is_me: bool
    version: int
    email: str | None = strawberry.field(
        description="Managers: where reminders of due dates go. Null to others."
    )
    wants_reminders: bool | None = strawberry.field(description="Managers: null to others.")

    @classmethod
    def of(cls, entry: domain.DirectoryEntry, *, reader: StaffMember) -> "DirectoryEntry":
        reads_addresses = reader.role is StaffRole.MANAGER
        return cls(
            id=strawberry.ID(entry.id),
            name=entry.name,
            role=entry.role,
            is_active=entry.is_active,
            is_me=entry.id == reader.id,
            version=entry.version,
            email=entry.email if reads_addresses else None,
            wants_reminders=entry.wants_reminders if reads_addresses else None,
        )


@strawberry.type(description="Who changed the directory, when and why; `before` is null for a new entry.")
class DirectoryChange:
    at: datetime
    by_name: str
    reason: str = strawberry.field(description="Empty for what she did herself.")
    before: DirectoryEntry | None
    after: DirectoryEntry


@strawberry.type
class DirectoryChangeConnection:
    nodes: list[DirectoryChange]
    page_info: PageInfo


@strawberry.type
class DirectoryEntered:
    entry: DirectoryEntry


@strawberry.type
class StaffMemberSaved:
    entry: DirectoryEntry


@strawberry.type(description="Somebody else was quicker; nothing was written.")
class StaffMemberHasChanged(Outcome):
    entry: DirectoryEntry | None


@strawberry.type
class DirectoryIsFull(Outcome):
    limit: int


@strawberry.input
class EnterDirectoryInput:
    idempotency_key: str


@strawberry.input(description="`version` is the one seen, 0 for an officer who is not in the directory yet.")
class SaveStaffMemberInput:
    id: strawberry.ID = strawberry.field(description="The `sub` of her token.")
    name: str
    is_active: bool
    version: int
    reason: str
    idempotency_key: str
    email: str | None = strawberry.field(
        default=None, description="Where reminders of due dates go; without one she is not written to."
    )
    wants_reminders: bool = True


EnterDirectoryResult = Annotated[
    DirectoryEntered | DirectoryIsFull | InputIsInvalid, strawberry.union("EnterDirectoryResult")
]
SaveStaffMemberResult = Annotated[
    StaffMemberSaved | StaffMemberHasChanged | DirectoryIsFull | InputIsInvalid,
    strawberry.union("SaveStaffMemberResult"),
]


@strawberry.type
class StaffDirectoryQuery:
    @strawberry.field(
        description="Staff: the directory of one's office, who is active first, by name; at most 200."
    )
    def colleagues(self, info: Info) -> list[DirectoryEntry]:
        staff = info.context.staff()
        return [DirectoryEntry.of(entry, reader=staff) for entry in usecases.colleagues(staff=staff)]

    @strawberry.field(description="Staff, managers: what was changed in the directory, the newest first.")
    def directory_changes(
        self, info: Info, first: int = 20, after: str | None = None
    ) -> DirectoryChangeConnection:
        manager = info.context.manager()
        known, cursor = usecases.directory_changes(
            staff=manager, first=page_size(info, first), before=page_start(after)
        )
        return DirectoryChangeConnection(
            nodes=[
                DirectoryChange(
                    at=change.at,
                    by_name=change.by_name,
                    reason=change.reason,
                    before=DirectoryEntry.of(change.before, reader=manager) if change.before else None,
                    after=DirectoryEntry.of(change.after, reader=manager),
                )
                for change in known
            ],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )


@strawberry.type
class StaffDirectoryMutation:
    @strawberry.mutation(
        description="Staff: enter the directory with the token's name and role; who is in it keeps her name."
    )
    def enter_directory(self, info: Info, input: EnterDirectoryInput) -> EnterDirectoryResult:  # noqa: A002
        staff = info.context.staff()
        done = usecases.enter_directory(
            info.context.services, staff=staff, idempotency_key=input.idempotency_key
        )
        if isinstance(done, usecases.DirectoryEntered):
            return DirectoryEntered(entry=DirectoryEntry.of(done.entry, reader=staff))
        return _refusal(info, done, reader=staff)

    @strawberry.mutation(
        description="Staff, managers: add an officer, rename her, or say that she is given no more work."
    )
    def save_staff_member(self, info: Info, input: SaveStaffMemberInput) -> SaveStaffMemberResult:  # noqa: A002
        manager = info.context.manager()
        done = usecases.save_staff_member(
            info.context.services,
            staff=manager,
            staff_id=input.id,
            name=input.name,
            is_active=input.is_active,
            version=input.version,
            reason=input.reason,
            idempotency_key=input.idempotency_key,
            email=input.email,
            wants_reminders=input.wants_reminders,
        )
        if isinstance(done, usecases.StaffMemberSaved):
            return StaffMemberSaved(entry=DirectoryEntry.of(done.entry, reader=manager))
        return _refusal(info, done, reader=manager)


def _refusal(info: Info, outcome: object, *, reader: StaffMember) -> Any:
    language = info.context.language
    match outcome:
        case found.StaffMemberHasChanged(entry):
            return StaffMemberHasChanged(
                message=say("StaffMemberHasChanged", language),
                entry=DirectoryEntry.of(entry, reader=reader) if entry else None,
            )
        case found.DirectoryIsFull(limit):
            return DirectoryIsFull(message=say("DirectoryIsFull", language, limit=limit), limit=limit)
        case _:
            return refusal(info, outcome)
