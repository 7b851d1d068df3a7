"""The hall of one office on one day: counters and what was done there, the line, the number series."""

from api.domain.hall.acts import (
    MOST_ACTS_REMEMBERED,
    UNDO_WITHIN,
    Change,
    CounterAct,
    CurrentTicket,
    DoneAct,
    MadeBooking,
    Staffing,
    change,
)
from api.domain.hall.counters import BACK_GRACE, CALLS_LEARNED_TOGETHER, CallToLearn, OpenCounter
from api.domain.hall.hall import Hall, Series
from api.domain.hall.line import LineEntry, MissedTicket

__all__ = [
    "BACK_GRACE",
    "CALLS_LEARNED_TOGETHER",
    "MOST_ACTS_REMEMBERED",
    "UNDO_WITHIN",
    "CallToLearn",
    "Change",
    "CounterAct",
    "CurrentTicket",
    "DoneAct",
    "Hall",
    "LineEntry",
    "MadeBooking",
    "MissedTicket",
    "OpenCounter",
    "Series",
    "Staffing",
    "change",
]
