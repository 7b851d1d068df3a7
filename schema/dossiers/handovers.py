"""How a result reaches the citizen: what everybody may know, what she may, and what the staff keep."""

from datetime import datetime

import strawberry

from api.domain import dossiers as domain
from api.domain.dossiers import DossierAct
from api.domain.dossiers.handover import Handover, HandoverWay, Posting, PostState, ReceiverRelation
from api.domain.staff import StaffMember
from api.usecases.handovers import verification_code
from schema.context import Info
from schema.qr_codes import qr_svg

strawberry.enum(HandoverWay)
strawberry.enum(PostState)
strawberry.enum(ReceiverRelation)


@strawberry.type(description="By which way the result goes; names nobody.")
class DossierHandover:
    way: HandoverWay
    at: datetime | None = strawberry.field(description="Null while the post has it, or brought it back.")
    post_state: PostState | None
    post_moment: datetime | None = strawberry.field(description="Since when the post's state holds.")
    has_file: bool = strawberry.field(description="Whether its citizen can fetch `personal.resultFile`.")

    @classmethod
    def of(cls, handover: Handover | None) -> "DossierHandover | None":
        if handover is None:
            return None
        posting = handover.posting
        return cls(
            way=handover.way,
            at=handover.at,
            post_state=posting.state if posting else None,
            post_moment=(posting.ended_at or posting.sent_at) if posting else None,
            has_file=handover.file is not None and handover.file.kept is not None,
        )


@strawberry.type(description="The result's parcel, for its receiver and the office.")
class ResultPosting:
    carrier: str
    tracking_number: str
    state: PostState
    sent_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, handover: Handover | None) -> "ResultPosting | None":
        posting: Posting | None = handover.posting if handover else None
        if posting is None:
            return None
        return cls(
            carrier=posting.carrier,
            tracking_number=posting.tracking_number,
            state=posting.state,
            sent_at=posting.sent_at,
            ended_at=posting.ended_at,
        )


@strawberry.type
class ResultReceiver:
    name: str
    relation: ReceiverRelation
    signature: str | None = strawberry.field(
        description="A pen's path in a box of 600 by 200, moves and lines alone: `M10 20l3 4 -2 1`."
    )
    unsigned_because: str | None


@strawberry.type(description="What leads to the page on which anybody compares a result's file.")
class ResultVerification:
    code: str
    url: str
    qr_svg: str


@strawberry.type(description="Staff of the receiving office: how the result goes, and what may be done now.")
class HandoverWork:
    dossier: strawberry.Private[domain.Dossier]
    staff: strawberry.Private[StaffMember]

    @strawberry.field
    def way(self) -> HandoverWay | None:
        return self.dossier.handover.way if self.dossier.handover else None

    @strawberry.field
    def at(self) -> datetime | None:
        return self.dossier.handover.at if self.dossier.handover else None

    @strawberry.field
    def receiver(self) -> ResultReceiver | None:
        found = self.dossier.handover.receiver if self.dossier.handover else None
        if found is None:
            return None
        return ResultReceiver(
            name=found.name,
            relation=found.relation,
            signature=found.signature,
            unsigned_because=found.unsigned_because,
        )

    @strawberry.field
    def posting(self) -> ResultPosting | None:
        return ResultPosting.of(self.dossier.handover)

    @strawberry.field(description="At the counter or as a file.")
    def may_hand_over(self, info: Info) -> bool:
        return self._may(info, DossierAct.HAND_OVER)

    @strawberry.field
    def may_post(self, info: Info) -> bool:
        return self._may(info, DossierAct.POST)

    @strawberry.field
    def is_with_the_post(self) -> bool:
        return self.dossier.handover is not None and self.dossier.handover.is_with_the_post

    @strawberry.field
    def verification(self, info: Info) -> ResultVerification:
        services = info.context.services
        code = verification_code(services, self.dossier)
        # After the hash, so that no server's log has it.
        url = f"{services.site_url}/v/{self.dossier.code}#{code}"
        return ResultVerification(code=code, url=url, qr_svg=qr_svg(url))

    def _may(self, info: Info, act: DossierAct) -> bool:
        return act in domain.what_can_be_done(
            dossier=self.dossier, office_id=self.staff.office_id, now=info.context.services.now()
        )
