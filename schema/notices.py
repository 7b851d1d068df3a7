"""Notices by e-mail: those that could not be sent, where letters go, and stopping them."""

from typing import Annotated

import strawberry

from api.usecases import notices as usecases
from api.usecases import outcomes
from schema.context import Info
from schema.dossiers.letters import DossierLetter
from schema.dossiers.results import DossierHasMoved, StepIsNotAllowed, dossier_refusal
from schema.dossiers.types import Dossier
from schema.messages import say
from schema.outcomes import DossierIsUnknown, InputIsInvalid, Outcome, refusal
from schema.pages import page_size, page_start
from schema.texts import PageInfo

LONGEST_NOTICE_ID = 80
LONGEST_KEY = 40


@strawberry.type
class EmailChanged:
    dossier: Dossier


@strawberry.type
class LettersStopped:
    dossier_code: strawberry.ID


@strawberry.type(description="It is tried again at once, and as often as a new one.")
class NoticeWaits:
    letter: DossierLetter


@strawberry.type
class NoticeIsUnknown(Outcome):
    pass


@strawberry.type(description="It was sent after all, or the citizen wants no letters.")
class NoticeIsSettled(Outcome):
    pass


@strawberry.input(description="Without `email` no more letters are sent.")
class ChangeEmailInput:
    dossier: strawberry.ID
    version: int
    email: str | None = None
    idempotency_key: str


@strawberry.input(description="`lettersKey` stands in each of the dossier's letters.")
class StopLettersInput:
    dossier: strawberry.ID
    letters_key: str
    idempotency_key: str


@strawberry.input
class SendNoticeAgainInput:
    notice: strawberry.ID
    idempotency_key: str


ChangeEmailResult = Annotated[
    EmailChanged | DossierIsUnknown | StepIsNotAllowed | DossierHasMoved | InputIsInvalid,
    strawberry.union("ChangeEmailResult"),
]
StopLettersResult = Annotated[
    LettersStopped | DossierIsUnknown | InputIsInvalid, strawberry.union("StopLettersResult")
]
SendNoticeAgainResult = Annotated[
    NoticeWaits | NoticeIsUnknown | NoticeIsSettled | InputIsInvalid,
    strawberry.union("SendNoticeAgainResult"),
]


@strawberry.type
class LetterConnection:
    nodes: list[DossierLetter]
    page_info: PageInfo


@strawberry.type
class NoticeQuery:
    @strawberry.field(
        description="Staff: notices of one's office that could not be sent in the last 30 days, oldest first."
    )
    def unsent_notices(self, info: Info, first: int = 20, after: str | None = None) -> LetterConnection:
        found, cursor = usecases.unsent_notices(
            info.context.services,
            staff=info.context.staff(),
            first=page_size(info, first),
            after=page_start(after),
        )
        return LetterConnection(
            nodes=[DossierLetter(notice=notice) for notice in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )


@strawberry.type
class NoticeMutation:
    @strawberry.mutation(description="Staff: send a dossier's letters to another address, or to none.")
    def change_email(self, info: Info, input: ChangeEmailInput) -> ChangeEmailResult:  # noqa: A002
        done = usecases.change_email(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            email=input.email,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.EmailChanged):
            return EmailChanged(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)

    @strawberry.mutation(description="No more letters about a dossier, for who has the key from one of them.")
    def stop_letters(self, info: Info, input: StopLettersInput) -> StopLettersResult:  # noqa: A002
        done = usecases.stop_letters(
            info.context.services,
            code=input.dossier,
            key=input.letters_key[:LONGEST_KEY],
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.LettersStopped):
            return LettersStopped(dossier_code=strawberry.ID(done.dossier.code))
        return refusal(info, done)

    @strawberry.mutation(description="Staff: try a notice again that could not be sent.")
    def send_notice_again(self, info: Info, input: SendNoticeAgainInput) -> SendNoticeAgainResult:  # noqa: A002
        done = usecases.send_again(
            info.context.services,
            staff=info.context.staff(),
            notice_id=input.notice[:LONGEST_NOTICE_ID],
            idempotency_key=input.idempotency_key,
        )
        match done:
            case usecases.NoticeWaits(notice):
                return NoticeWaits(letter=DossierLetter(notice=notice))
            case outcomes.NoticeIsUnknown():
                return NoticeIsUnknown(message=say("NoticeIsUnknown", info.context.language))
            case outcomes.NoticeIsSettled():
                return NoticeIsSettled(message=say("NoticeIsSettled", info.context.language))
            case _:
                return refusal(info, done)
