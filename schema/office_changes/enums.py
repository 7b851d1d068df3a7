"""The choices a manager has, as enums that types and inputs share."""

import strawberry

from api.domain.offices import DayMode
from api.domain.offices.records import BookingAct

__all__ = ["BookingAct", "DayMode"]

strawberry.enum(DayMode, description="How an office spends one day.")
strawberry.enum(
    BookingAct,
    description="MOVE: to the nearest free time. TELL: its holder is asked to choose another time.",
)
