"""The queue: who is called next, how many are ahead, and when a call is to be expected."""

from api.domain.queue.experience import Experience, LastCall, Outlook, Wait
from api.domain.queue.forecast import (
    CallWindow,
    HallForecast,
    PlaceInLine,
    forecast_hall,
    forecast_line,
    window_if_joining_now,
)
from api.domain.queue.order import (
    DUE_AHEAD,
    LATE_GRACE,
    LineReason,
    WaitingTicket,
    call_order,
    line_reason,
    next_for,
)
from api.domain.queue.scenarios import ExpectedTicket, StaffedCounter
from api.domain.queue.service_times import PRIOR_WEIGHT, Estimate, ServiceTimes, estimate
from api.domain.queue.serving_hours import serving_seconds

__all__ = [
    "DUE_AHEAD",
    "LATE_GRACE",
    "PRIOR_WEIGHT",
    "CallWindow",
    "Estimate",
    "ExpectedTicket",
    "Experience",
    "HallForecast",
    "LastCall",
    "LineReason",
    "Outlook",
    "PlaceInLine",
    "ServiceTimes",
    "StaffedCounter",
    "Wait",
    "WaitingTicket",
    "call_order",
    "estimate",
    "forecast_hall",
    "forecast_line",
    "line_reason",
    "next_for",
    "serving_seconds",
    "window_if_joining_now",
]
