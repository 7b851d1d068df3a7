"""The schema: every noun's queries and mutations in one, with its limits."""

import strawberry
from graphql import GraphQLError
from strawberry.types import ExecutionContext

from api.usecases.services import Services
from schema.awaited_papers import AwaitedPapersQuery
from schema.boards import BoardQuery
from schema.context import Context
from schema.counters import CounterMutation, CounterQuery
from schema.desk_bookings import DeskBookingMutation, DeskBookingQuery
from schema.digitised_copies import DigitisedCopyQuery
from schema.dossier_lists import DossierListQuery
from schema.dossiers import DossierMutation, DossierQuery
from schema.due_watch import DueWatchQuery
from schema.files import FileMutation
from schema.handovers import HandoverMutation, HandoverQuery
from schema.inbox import InboxMutation, InboxQuery
from schema.leases import LeaseMutation
from schema.limits import LIMITS
from schema.notices import NoticeMutation, NoticeQuery
from schema.office_changes import OfficeChangeMutation, OfficeChangeQuery
from schema.offices import OfficeMutation, OfficeQuery
from schema.persisted import documents
from schema.procedures import ProcedureQuery
from schema.register import RegisterQuery
from schema.registered_dossiers import RegisteredDossierMutation
from schema.reminders import ReminderMutation, ReminderQuery
from schema.slots import SlotMutation, SlotQuery
from schema.staff_members import StaffDirectoryMutation, StaffDirectoryQuery
from schema.statistics import StatisticsQuery
from schema.supplements import SupplementMutation
from schema.terms import TermsMutation, TermsQuery
from schema.tickets import TicketMutation, TicketQuery
from schema.waitlist import WaitlistMutation, WaitlistQuery


@strawberry.type(description="Everything that can be asked.")
class Query(
    OfficeQuery,
    ProcedureQuery,
    SlotQuery,
    BoardQuery,
    TicketQuery,
    DossierQuery,
    DossierListQuery,
    CounterQuery,
    DeskBookingQuery,
    OfficeChangeQuery,
    StatisticsQuery,
    DueWatchQuery,
    AwaitedPapersQuery,
    RegisterQuery,
    TermsQuery,
    WaitlistQuery,
    NoticeQuery,
    ReminderQuery,
    DigitisedCopyQuery,
    HandoverQuery,
    InboxQuery,
    StaffDirectoryQuery,
):
    pass


@strawberry.type(description="Everything that can be done; each wish with an idempotency key of its own.")
class Mutation(
    OfficeMutation,
    SlotMutation,
    TicketMutation,
    LeaseMutation,
    CounterMutation,
    DeskBookingMutation,
    DossierMutation,
    RegisteredDossierMutation,
    OfficeChangeMutation,
    TermsMutation,
    WaitlistMutation,
    NoticeMutation,
    ReminderMutation,
    SupplementMutation,
    FileMutation,
    HandoverMutation,
    InboxMutation,
    StaffDirectoryMutation,
):
    pass


class Schema(strawberry.Schema):
    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Nothing here: masking logs what is ours, without what a person typed."""

    def _warn_for_federation_directives(self) -> None:
        """Nothing either: this is no federation, and to look for its directives would import all of them."""


schema = Schema(query=Query, mutation=Mutation, extensions=LIMITS)


def rehearse(services: Services) -> None:
    """Parse every persisted document once, so that no citizen waits for it."""
    for text in documents().values():
        schema.execute_sync(text, context_value=Context(services=services, is_rehearsal=True))
