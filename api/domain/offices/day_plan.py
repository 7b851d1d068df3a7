"""A day to which an office has given a mode of its own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayMode(StrEnum):
    """How an office spends one day.

    NORMAL is what the calendar says by itself. NINTH_HOUR adds an hour after closing, for bookings and
    walk-ins, never statutory time. On a NO_APPOINTMENT day nobody books and everybody takes a number. On a
    NO_WAIT day one comes by appointment: who walks in while others wait is offered the next free time.
    """

    NORMAL = "NORMAL"
    NINTH_HOUR = "NINTH_HOUR"
    NO_APPOINTMENT = "NO_APPOINTMENT"
    NO_WAIT = "NO_WAIT"
    HOLIDAY = "HOLIDAY"
    MORNING_ONLY = "MORNING_ONLY"
    AFTERNOON_ONLY = "AFTERNOON_ONLY"
    MAKE_UP = "MAKE_UP"

    @property
    def name_vi(self) -> str:
        return _NAMES[self][0]

    @property
    def name_en(self) -> str:
        return _NAMES[self][1]


_NAMES = {
    DayMode.NORMAL: ("Ngày thường", "Usual day"),
    DayMode.NINTH_HOUR: ("Có giờ làm việc thứ 9", "With the ninth working hour"),
    DayMode.NO_APPOINTMENT: ("Ngày không hẹn", "No-appointment day"),
    DayMode.NO_WAIT: ("Ngày không đợi", "No-wait day"),
    DayMode.HOLIDAY: ("Ngày nghỉ", "Day off"),
    DayMode.MORNING_ONLY: ("Chỉ làm buổi sáng", "Morning only"),
    DayMode.AFTERNOON_ONLY: ("Chỉ làm buổi chiều", "Afternoon only"),
    DayMode.MAKE_UP: ("Ngày làm bù", "Make-up day"),
}


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The mode of one day, with the name that citizens read."""

    on: date
    mode: DayMode
    name_vi: str
    name_en: str
