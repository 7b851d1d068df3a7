"""Why a day of a deadline counts or does not: the rule behind it, in words with its source."""

from datetime import datetime, time

from api.domain.calendar import WorkingCalendar, local_clock, local_day
from api.domain.deadlines import ClockDay, ClockDayKind, DeadlineUnit, counts_as_received_at
from api.domain.public_holidays import PUBLIC_HOLIDAYS

_COUNTED = {
    DeadlineUnit.HOURS: (
        "Giờ làm việc được tính đến từng phút; 8 giờ là một ngày làm việc",
        "Working hours count to the minute; 8 hours are one working day",
    ),
    DeadlineUnit.DAYS: (
        "Thời hạn tính theo ngày gồm cả ngày nghỉ (Bộ luật Dân sự 2015, Điều 147)",
        "A deadline in days counts days off too (Civil Code 2015, article 147)",
    ),
    DeadlineUnit.WORKING_DAYS: (
        "Ngày làm việc theo lịch của đơn vị",
        "A working day in the office's calendar",
    ),
}
_WEEKEND = (
    "Tuần làm việc 40 giờ (Quyết định 188/1999/QĐ-TTg)",
    "The 40-hour week (Decision 188/1999/QĐ-TTg)",
)
_PUBLIC_HOLIDAY = (
    "Nghỉ lễ, tết (Bộ luật Lao động 2019, Điều 112)",
    "A public holiday (Labour Code 2019, article 112)",
)
_OWN_DAY_OFF = ("Ngày nghỉ trong lịch của đơn vị", "A day off in the office's own calendar")
_NEXT_DAY = (
    "Ngày nhận không tính, thời hạn bắt đầu từ ngày tiếp theo (Bộ luật Dân sự 2015, Điều 147)",
    "The day of receipt is left out; the deadline begins the next day (Civil Code 2015, article 147)",
)
_RECEIVED = {
    DeadlineUnit.HOURS: (
        "Giờ làm việc được tính ngay từ lúc nhận hồ sơ, đến từng phút",
        "Working hours count from the moment of receipt, to the minute",
    ),
    DeadlineUnit.DAYS: _NEXT_DAY,
    DeadlineUnit.WORKING_DAYS: _NEXT_DAY,
}
_PAUSED = {
    DeadlineUnit.HOURS: (
        "Giờ làm việc trong lúc chờ bổ sung không tính vào thời hạn "
        "(phiếu yêu cầu bổ sung, mẫu 02, TT 03/2025/TT-VPCP)",
        "Working hours while further papers are awaited do not count "
        "(supplement request, form 02, Circular 03/2025/TT-VPCP)",
    ),
} | dict.fromkeys(
    (DeadlineUnit.DAYS, DeadlineUnit.WORKING_DAYS),
    (
        "Thời gian chờ bổ sung, kể cả ngày yêu cầu và ngày bổ sung, không tính vào thời hạn "
        "(phiếu yêu cầu bổ sung, mẫu 02, TT 03/2025/TT-VPCP)",
        "Waiting for further papers does not count, the days of the request and of the answer included "
        "(supplement request, form 02, Circular 03/2025/TT-VPCP)",
    ),
)
_EXTENDED = (
    "Gia hạn theo phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04, TT 03/2025/TT-VPCP)",
    "Extended with an apology and a new date (form 04, Circular 03/2025/TT-VPCP)",
)
_DUE = {
    DeadlineUnit.HOURS: (
        "Hết hạn đúng lúc đủ số giờ làm việc",
        "The deadline ends the minute the working hours are full",
    ),
    DeadlineUnit.DAYS: (
        "Hết hạn khi đơn vị đóng cửa; rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp "
        "(Bộ luật Dân sự 2015, Điều 148)",
        "The deadline ends when the office closes; on a closed day it moves to the next working day "
        "(Civil Code 2015, article 148)",
    ),
    DeadlineUnit.WORKING_DAYS: (
        "Hết hạn khi đơn vị đóng cửa vào ngày làm việc cuối của thời hạn",
        "The deadline ends when the office closes on its last working day",
    ),
}
_DUE_AFTER_EXTENSION = (
    "Hết hạn khi đơn vị đóng cửa vào ngày hẹn lại (mẫu 04, TT 03/2025/TT-VPCP)",
    "The deadline ends when the office closes on the new date (form 04, Circular 03/2025/TT-VPCP)",
)


def why_received_later(
    *, received_at: datetime, calendar: WorkingCalendar, cut_off: time | None
) -> tuple[str, str] | None:
    """Why a dossier counts as received on a later day than it came, in Vietnamese and in English; `None`
    where it counts from its own."""
    day = local_day(received_at)
    start = counts_as_received_at(received_at=received_at, calendar=calendar, cut_off=cut_off)
    if local_day(start) == day:
        return None
    shifts = calendar.shifts_at(received_at)
    if not shifts:
        return (
            "Nộp vào ngày nghỉ nên tính từ ngày làm việc kế tiếp",
            "Handed in on a day off, so it counts from the next working day",
        )
    closes = shifts[-1].closes_at
    hour = min(closes, cut_off) if cut_off is not None else closes
    return (
        f"Nộp sau {hour:%H:%M} nên tính từ ngày làm việc kế tiếp",
        f"Handed in after {hour:%H:%M}, so it counts from the next working day",
    )


def source_of(
    *,
    day: ClockDay,
    unit: DeadlineUnit,
    calendar: WorkingCalendar,
    received_at: datetime,
    cut_off: time | None = None,
    is_extended: bool = False,
) -> tuple[str, str]:
    """The rule that gave `day` its meaning, in Vietnamese and in English.

    Of an intake after the closing or the cut-off both days of receipt say why: that on which it came, and the
    later one, which also states the rule of receipt.
    """
    match day.kind:
        case ClockDayKind.COUNTED:
            return _COUNTED[unit]
        case ClockDayKind.WEEKEND:
            return _WEEKEND
        case ClockDayKind.HOLIDAY:
            is_own = any(off.on == day.on for off in calendar.days_off)
            return _OWN_DAY_OFF if is_own or day.on not in PUBLIC_HOLIDAYS else _PUBLIC_HOLIDAY
        case ClockDayKind.RECEIVED:
            return _source_of_receipt(
                day=day,
                unit=unit,
                received_at=received_at,
                later=why_received_later(received_at=received_at, calendar=calendar, cut_off=cut_off),
            )
        case ClockDayKind.PAUSED:
            return _PAUSED[unit]
        case ClockDayKind.EXTENDED:
            return _EXTENDED
        case ClockDayKind.DUE:
            return _DUE_AFTER_EXTENSION if is_extended else _DUE[unit]


def _source_of_receipt(
    *, day: ClockDay, unit: DeadlineUnit, received_at: datetime, later: tuple[str, str] | None
) -> tuple[str, str]:
    rule_vi, rule_en = _RECEIVED[unit]
    if later is None:
        return rule_vi, rule_en
    if day.on == local_day(received_at):
        return later
    if unit is DeadlineUnit.HOURS:
        rule_vi, rule_en = (
            "Giờ làm việc được tính từ lúc mở cửa ngày này, đến từng phút",
            "Working hours count from the opening of this day, to the minute",
        )
    came = f"{local_clock(received_at):%H:%M %d/%m/%Y}"
    return f"{later[0]} (nộp lúc {came}). {rule_vi}", f"{later[1]} (it came at {came}). {rule_en}"
