"""Counters: a clerk opens one, calls, serves and finishes; what she sees at her desk."""

from api.usecases.counters.calling import TicketCalled, call_next
from api.usecases.counters.desks import Desk, see_desk, see_desk_with_ticket
from api.usecases.counters.opening import CounterClosed, CounterOpened, close_counter, open_counter
from api.usecases.counters.presence import NotAtCounter
from api.usecases.counters.priorities import PrioritySet, set_priority
from api.usecases.counters.recalling import TicketRecalled, recall_ticket
from api.usecases.counters.returning import ReturnMarked, mark_return
from api.usecases.counters.serving import (
    NoShowMarked,
    ServiceFinished,
    ServiceStarted,
    finish_service,
    mark_no_show,
    start_service,
)
from api.usecases.counters.transferring import TicketTransferred, transfer_ticket
from api.usecases.counters.undoing import ActUndone, undo_last_act

__all__ = [
    "ActUndone",
    "CounterClosed",
    "CounterOpened",
    "Desk",
    "NoShowMarked",
    "NotAtCounter",
    "PrioritySet",
    "ReturnMarked",
    "ServiceFinished",
    "ServiceStarted",
    "TicketCalled",
    "TicketRecalled",
    "TicketTransferred",
    "call_next",
    "close_counter",
    "finish_service",
    "mark_no_show",
    "mark_return",
    "open_counter",
    "recall_ticket",
    "see_desk",
    "see_desk_with_ticket",
    "set_priority",
    "start_service",
    "transfer_ticket",
    "undo_last_act",
]
