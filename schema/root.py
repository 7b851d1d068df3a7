"""The schema: every noun's queries and mutations in one, with its limits."""

import strawberry

from schema.awaited_papers import AwaitedPapersQuery
from schema.counters import CounterMutation, CounterQuery
from schema.desk_bookings import DeskBookingMutation, DeskBookingQuery
from schema.digitised_copies import DigitisedCopyQuery
from schema.dossier_lists import DossierListQuery
from schema.dossiers import DossierMutation, DossierQuery
from schema.due_watch import DueWatchQuery
from schema.files import FileMutation
from schema.halls import QUERY_DESCRIPTION, HallQuery, Schema
from schema.handovers import HandoverMutation, HandoverQuery
from schema.inbox import InboxMutation, InboxQuery
from schema.leases import LeaseMutation
from schema.limits import LIMITS
from schema.notices import NoticeMutation, NoticeQuery
from schema.office_changes import OfficeChangeMutation, OfficeChangeQuery
from schema.offices import OfficeMutation
from schema.register import RegisterQuery
from schema.registered_dossiers import RegisteredDossierMutation
from schema.reminders import ReminderMutation, ReminderQuery
from schema.slots import SlotMutation
from schema.staff_members import StaffDirectoryMutation, StaffDirectoryQuery
from schema.statistics import StatisticsQuery
from schema.supplements import SupplementMutation
from schema.terms import TermsMutation, TermsQuery
from schema.tickets import TicketMutation
from schema.waitlist import WaitlistMutation, WaitlistQuery


@strawberry.type(description=QUERY_DESCRIPTION)
class Query(
    HallQuery,
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


schema = Schema(query=Query, mutation=Mutation, extensions=LIMITS)
