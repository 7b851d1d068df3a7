"""Why a day of a deadline counts or does not: the rule behind it, in words with its source."""

from api.domain.calendar import WorkingCalendar
from api.domain.deadlines import ClockDay, ClockDayKind, DeadlineUnit
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
_RULES = {
    ClockDayKind.RECEIVED: (
        "Ngày nhận không tính, thời hạn bắt đầu từ ngày tiếp theo (Bộ luật Dân sự 2015, Điều 147)",
        "The day of receipt is left out; the deadline begins the next day (Civil Code 2015, article 147)",
    ),
    ClockDayKind.PAUSED: (
        "Thời gian chờ bổ sung không tính vào thời hạn (phiếu yêu cầu bổ sung, mẫu 02, TT 03/2025/TT-VPCP)",
        "Waiting for further papers does not count (supplement request, form 02, Circular 03/2025/TT-VPCP)",
    ),
    ClockDayKind.EXTENDED: (
        "Gia hạn theo phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04, TT 03/2025/TT-VPCP)",
        "Extended with an apology and a new date (form 04, Circular 03/2025/TT-VPCP)",
    ),
    ClockDayKind.DUE: (
        "Hết hạn khi đơn vị đóng cửa; rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp "
        "(Bộ luật Dân sự 2015, Điều 148)",
        "The deadline ends when the office closes; on a closed day it moves to the next working day "
        "(Civil Code 2015, article 148)",
    ),
}


def source_of(*, day: ClockDay, unit: DeadlineUnit, calendar: WorkingCalendar) -> tuple[str, str]:
    """The rule that gave `day` its meaning, in Vietnamese and in English."""
    if day.kind is ClockDayKind.COUNTED:
        return _COUNTED[unit]
    if day.kind is ClockDayKind.WEEKEND:
        return _WEEKEND
    if day.kind is ClockDayKind.HOLIDAY:
        is_own = any(off.on == day.on for off in calendar.days_off)
        return _OWN_DAY_OFF if is_own or day.on not in PUBLIC_HOLIDAYS else _PUBLIC_HOLIDAY
    return _RULES[day.kind]
