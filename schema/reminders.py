"""Reminders to officers and heads: one's own, those that could not be sent, and trying one again."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from api.domain import reminders as domain
from api.domain.email_addresses import mask_email
from api.domain.notices import NoticeProblem, NoticeState
from api.domain.reminders import ReminderAudience
from api.domain.staff_members import DirectoryEntry
from api.usecases import outcomes, staff_members
from api.usecases import reminders as usecases
from schema.context import Info
from schema.messages import say
from schema.notices import LONGEST_NOTICE_ID, NoticeIsSettled, NoticeIsUnknown
from schema.outcomes import InputIsInvalid, Outcome, refusal

MOST_UNSENT = 20

strawberry.enum(
    ReminderAudience,
    description="To an officer about her own dossiers, or to a head about what is due, late or nobody's.",
)


@strawberry.type(description="A letter that reminds one officer of due dates; it names no citizen.")
class Reminder:
    id: strawberry.ID
    on: date
    officer_name: str
    audience: ReminderAudience
    dossiers: int = strawberry.field(description="How many it tells of.")
    state: NoticeState
    settled_at: datetime | None = strawberry.field(description="When it was sent or given up.")
    problem: NoticeProblem | None

    @classmethod
    def of(cls, known: domain.Reminder) -> "Reminder":
        return cls(
            id=strawberry.ID(known.id),
            on=known.on,
            officer_name=known.staff_name,
            audience=known.audience,
            dossiers=len(known.codes) + known.more,
            state=known.state,
            settled_at=known.settled_at,
            problem=known.problem,
        )


@strawberry.type(
    description="It is tried again in working hours, and tells of the dossiers as they stand then."
)
class ReminderWaits:
    reminder: Reminder


@strawberry.input
class SendReminderAgainInput:
    reminder: strawberry.ID
    idempotency_key: str


@strawberry.type(description="Whether one is reminded of due dates, and where.")
class MyReminders:
    email: str | None = strawberry.field(description="Masked; null while managers know none.")
    wants_reminders: bool
    may_stop: bool = strawberry.field(description="False for managers, who change the directory instead.")

    @classmethod
    def of(cls, entry: DirectoryEntry) -> "MyReminders":
        return cls(
            email=mask_email(entry.email) if entry.email else None,
            wants_reminders=entry.wants_reminders,
            may_stop=entry.may_stop_reminders,
        )


@strawberry.type
class MyRemindersSet:
    reminders: MyReminders


@strawberry.type
class StaffMemberIsUnknown(Outcome):
    pass


@strawberry.type
class HeadIsReminded(Outcome):
    pass


@strawberry.input
class SetMyRemindersInput:
    wants_reminders: bool
    idempotency_key: str


SetMyRemindersResult = Annotated[
    MyRemindersSet | StaffMemberIsUnknown | HeadIsReminded | InputIsInvalid,
    strawberry.union("SetMyRemindersResult"),
]
SendReminderAgainResult = Annotated[
    ReminderWaits | NoticeIsUnknown | NoticeIsSettled | InputIsInvalid,
    strawberry.union("SendReminderAgainResult"),
]


@strawberry.type
class ReminderQuery:
    @strawberry.field(description="Staff: whether one is reminded of due dates oneself.")
    def my_reminders(self, info: Info) -> MyReminders:
        return MyReminders.of(staff_members.my_entry(staff=info.context.staff()))

    @strawberry.field(
        description="Staff, managers: reminders of one's office that could not be sent in the last 30 days, "
        "the newest first; at most 20."
    )
    def unsent_reminders(self, info: Info) -> list[Reminder]:
        found = usecases.unsent_reminders(
            info.context.services, staff=info.context.manager(), first=MOST_UNSENT
        )
        return [Reminder.of(known) for known in found]


@strawberry.type
class ReminderMutation:
    @strawberry.mutation(description="Staff: stop one's own reminders of due dates, or have them again.")
    def set_my_reminders(self, info: Info, input: SetMyRemindersInput) -> SetMyRemindersResult:  # noqa: A002
        done = staff_members.set_my_reminders(
            info.context.services,
            staff=info.context.staff(),
            wants_reminders=input.wants_reminders,
            idempotency_key=input.idempotency_key,
        )
        match done:
            case staff_members.MyRemindersSet(entry):
                return MyRemindersSet(reminders=MyReminders.of(entry))
            case outcomes.StaffMemberIsUnknown():
                return StaffMemberIsUnknown(message=say("StaffMemberIsUnknown", info.context.language))
            case outcomes.HeadIsReminded():
                return HeadIsReminded(message=say("HeadIsReminded", info.context.language))
            case _:
                return refusal(info, done)

    @strawberry.mutation(description="Staff, managers: try a reminder again that could not be sent.")
    def send_reminder_again(self, info: Info, input: SendReminderAgainInput) -> SendReminderAgainResult:  # noqa: A002
        done = usecases.send_reminder_again(
            info.context.services,
            staff=info.context.manager(),
            reminder_id=input.reminder[:LONGEST_NOTICE_ID],
            idempotency_key=input.idempotency_key,
        )
        match done:
            case usecases.ReminderWaits(reminder):
                return ReminderWaits(reminder=Reminder.of(reminder))
            case outcomes.NoticeIsUnknown():
                return NoticeIsUnknown(message=say("NoticeIsUnknown", info.context.language))
            case outcomes.NoticeIsSettled():
                return NoticeIsSettled(message=say("NoticeIsSettled", info.context.language))
            case _:
                return refusal(info, done)
