"""Moments, days and deadlines as official papers write them."""

from datetime import date, datetime

from api.domain.calendar import local_clock
from api.domain.deadlines import Deadline, DeadlineUnit

_UNITS = {
    DeadlineUnit.HOURS: "giờ làm việc",
    DeadlineUnit.DAYS: "ngày",
    DeadlineUnit.WORKING_DAYS: "ngày làm việc",
}


def written_day(day: date) -> str:
    """ngày 03 tháng 12 năm 2026: days below 10 and months 1 and 2 with a zero (Decree 30/2020)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def written_moment(moment: datetime) -> str:
    """09 giờ 42 phút, ngày 23 tháng 11 năm 2026, as clocks in Vietnam show it."""
    clock = local_clock(moment)
    return f"{clock.hour:02} giờ {clock.minute:02} phút, {written_day(clock.date())}"


def written_deadline(deadline: Deadline | None) -> str:
    """10 ngày làm việc; nothing to promise where the law names no deadline."""
    if deadline is None:
        return "theo quy định của thủ tục"
    return f"{deadline.amount:02} {_UNITS[deadline.unit]}"
