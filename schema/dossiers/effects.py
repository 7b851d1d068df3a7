"""What an act would do to a dossier's date, shown before it is saved."""

from datetime import date, datetime

import strawberry

from api.domain import dossiers as domain
from api.domain.calendar import WorkingCalendar
from api.domain.dossiers import ExtensionProblem, NoticeChannel, SupplementEnd
from schema.dossiers.words import extension_refused
from schema.texts import LocalizedText, text

strawberry.enum(ExtensionProblem)
strawberry.enum(NoticeChannel)
strawberry.enum(
    SupplementEnd,
    description="When papers came: work GOES_ON, the dossier STILL_WAITS for the rest by the same request, "
    "or the citizen is ASKED_AGAIN, which makes it overdue by the national rule.",
)


@strawberry.type(description="The due moment if the citizen hands her papers in on that day.")
class SuppliedOn:
    on: date
    due_at: datetime


@strawberry.type(description="What a move would do to the date if it were saved now.")
class DossierMoveEffect:
    due_before: datetime | None
    due_after: datetime | None
    stands_still: bool = strawberry.field(description="The clock stops until the papers come.")
    is_overdue_by_rule: bool = strawberry.field(
        description="A second request for papers makes the dossier overdue by the national rule."
    )
    papers: list[str] = strawberry.field(description="Forms issued, by their number in TT 03/2025.")
    notices: list[NoticeChannel]
    if_supplied: list[SuppliedOn]

    @classmethod
    def of(cls, seen: domain.MovePreview) -> "DossierMoveEffect":
        return cls(
            due_before=seen.due_before,
            due_after=seen.due_after,
            stands_still=seen.stands_still,
            is_overdue_by_rule=seen.is_overdue_by_rule,
            papers=list(seen.papers),
            notices=list(seen.notices),
            if_supplied=[SuppliedOn(on=each.on, due_at=each.due_at) for each in seen.if_supplied],
        )


@strawberry.type(description="What an apology with that date would do, or why it is refused.")
class DossierExtensionEffect:
    due_before: datetime | None
    due_after: datetime | None
    added_working_days: int
    problem: ExtensionProblem | None
    message: LocalizedText | None

    @classmethod
    def of(
        cls, dossier: domain.Dossier, *, new_due_on: date, calendar: WorkingCalendar, now: datetime
    ) -> "DossierExtensionEffect":
        try:
            extension, due = domain.extension_to(
                dossier=dossier, new_due_on=new_due_on, calendar=calendar, now=now
            )
        except domain.DossierCannotBeExtended as refused:
            return cls(
                due_before=dossier.due_at,
                due_after=None,
                added_working_days=0,
                problem=refused.problem,
                message=text(
                    extension_refused(refused.problem, "vi"), extension_refused(refused.problem, "en")
                ),
            )
        return cls(
            due_before=dossier.due_at,
            due_after=due,
            added_working_days=extension.days,
            problem=None,
            message=None,
        )
