"""The queue: who is called next, how many are ahead, and when a call is to be expected."""

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

__all__ = [
    "DUE_AHEAD",
    "LATE_GRACE",
    "PRIOR_WEIGHT",
    "CallWindow",
    "Estimate",
    "ExpectedTicket",
    "HallForecast",
    "LineReason",
    "PlaceInLine",
    "ServiceTimes",
    "StaffedCounter",
    "WaitingTicket",
    "call_order",
    "estimate",
    "forecast_hall",
    "forecast_line",
    "line_reason",
    "next_for",
    "window_if_joining_now",
]
