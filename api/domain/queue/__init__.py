"""The queue: who is called next, how many are ahead, and when a call is to be expected."""

from api.domain.queue.attendance import ABSENT_AFTER, Attendance
from api.domain.queue.experience import Experience, LastCall, Outlook, Wait
from api.domain.queue.forecast import (
    CallWindow,
    HallForecast,
    PlaceInLine,
    forecast_hall,
)
from api.domain.queue.lessons import Lessons, Visit
from api.domain.queue.order import (
    LineReason,
    Tier,
    TurnGiven,
    WaitingTicket,
    call_order,
    calls_after,
    has_priority,
    line_reason,
    may_call,
    next_for,
    people_to_let_first,
    serves,
    waits_since,
)
from api.domain.queue.pace import seconds_to_next_look
from api.domain.queue.policy import (
    MOST_CALLS,
    MOST_TIMES_GIVEN,
    QUEUE_RANGES,
    PriorityClass,
    QueuePolicy,
    policy_in_words,
)
from api.domain.queue.reasons import why_this_place
from api.domain.queue.returns import (
    absent_from,
    may_return_until,
    next_call_at,
    no_show_from,
    people_before_return,
)
from api.domain.queue.scenarios import StaffedCounter
from api.domain.queue.service_times import PRIOR_WEIGHT, Estimate, ServiceTimes, estimate
from api.domain.queue.serving_hours import serving_seconds
from api.domain.queue.turns import ExpectedTicket

__all__ = [
    "ABSENT_AFTER",
    "MOST_CALLS",
    "MOST_TIMES_GIVEN",
    "PRIOR_WEIGHT",
    "QUEUE_RANGES",
    "Attendance",
    "CallWindow",
    "Estimate",
    "ExpectedTicket",
    "Experience",
    "HallForecast",
    "LastCall",
    "Lessons",
    "LineReason",
    "Outlook",
    "PlaceInLine",
    "PriorityClass",
    "QueuePolicy",
    "ServiceTimes",
    "StaffedCounter",
    "Tier",
    "TurnGiven",
    "Visit",
    "Wait",
    "WaitingTicket",
    "absent_from",
    "call_order",
    "calls_after",
    "estimate",
    "forecast_hall",
    "has_priority",
    "line_reason",
    "may_call",
    "may_return_until",
    "next_call_at",
    "next_for",
    "no_show_from",
    "people_before_return",
    "people_to_let_first",
    "policy_in_words",
    "seconds_to_next_look",
    "serves",
    "serving_seconds",
    "waits_since",
    "why_this_place",
]
