"""Modes of a day: what each does to an office's calendar, and what it means for bookings and numbers."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import DayOff, DayShifts, ExtraHours, Shift, Weekend, WorkingCalendar
from api.domain.offices.day_plan import DayMode, DayPlan
from api.domain.offices.office import Office

_NOON = time(12)
_NINTH_HOUR = timedelta(hours=1)


_IN_WORDS = {
    DayMode.NINTH_HOUR: (
        "Hôm nay có giờ làm việc thứ 9, sau giờ tan sở.",
        "Today has the ninth working hour, after closing.",
    ),
    DayMode.NO_APPOINTMENT: (
        "Hôm nay là ngày không hẹn: ai đến cũng lấy số.",
        "Today is a no-appointment day: everybody takes a number.",
    ),
    DayMode.NO_WAIT: (
        "Hôm nay là ngày không đợi: mời bạn đặt giờ trước khi đến.",
        "Today is a no-wait day: please book a time before you come.",
    ),
    DayMode.MORNING_ONLY: ("Hôm nay chỉ làm việc buổi sáng.", "Open this morning only today."),
    DayMode.AFTERNOON_ONLY: ("Hôm nay chỉ làm việc buổi chiều.", "Open this afternoon only today."),
    DayMode.MAKE_UP: ("Hôm nay làm bù, mở cửa bình thường.", "Today is a make-up day, open as usual."),
}


class DayCannotHaveMode(ValueError):
    """The mode needs hours that this day does not have."""


def mode_on(*, office: Office, day: date) -> DayMode:
    """The mode of the day: the one the office gave it, else HOLIDAY on its other days off, else NORMAL."""
    plan = _plan(office, day)
    if plan is not None:
        return plan.mode
    return DayMode.HOLIDAY if isinstance(office.calendar.why_closed(day), DayOff) else DayMode.NORMAL


def why_no_appointments(*, office: Office, day: date) -> tuple[str, str] | None:
    """Why an open day has no bookable times, in Vietnamese and English; None when it has them."""
    if mode_on(office=office, day=day) is not DayMode.NO_APPOINTMENT:
        return None
    return "Ngày không hẹn: mời bạn đến lấy số", "No appointments: come and take a number"


def day_in_words(*, office: Office, day: date) -> tuple[str, str] | None:
    """What people should know before they come that day, in Vietnamese and English; None on a usual day."""
    return _IN_WORDS.get(mode_on(office=office, day=day))


def with_plan(office: Office, plan: DayPlan) -> Office:
    """The office with that day in that mode, whatever it was in before; NORMAL takes the mode away.

    Raises `DayCannotHaveMode` when a closed day is to have a ninth hour or a mode of serving, or when no
    working hours lie in the half that is to stay.
    """
    calendar = _without(office.calendar, plan.on)
    match plan.mode:
        case DayMode.HOLIDAY:
            day_off = DayOff(plan.on, plan.name_vi, plan.name_en)
            calendar = replace(calendar, days_off=(*calendar.days_off, day_off))
        case DayMode.MAKE_UP:
            calendar = _open(calendar, plan.on)
        case DayMode.MORNING_ONLY | DayMode.AFTERNOON_ONLY:
            calendar = _half(_open(calendar, plan.on), plan)
        case DayMode.NINTH_HOUR:
            _refuse_closed(calendar, plan.on)
            calendar = _longer(calendar, plan.on)
        case DayMode.NO_APPOINTMENT | DayMode.NO_WAIT:
            _refuse_closed(calendar, plan.on)
    others = tuple(known for known in office.day_plans if known.on != plan.on)
    plans = others if plan.mode is DayMode.NORMAL else (*others, plan)
    return replace(office, calendar=calendar, day_plans=tuple(sorted(plans, key=lambda known: known.on)))


def _plan(office: Office, day: date) -> DayPlan | None:
    return next((plan for plan in office.day_plans if plan.on == day), None)


def _without(calendar: WorkingCalendar, day: date) -> WorkingCalendar:
    """The calendar as if the office had never said anything about the day."""
    hours = tuple(replace(extra, days=extra.days - {day}) for extra in calendar.extra_hours)
    return replace(
        calendar,
        days_off=tuple(day_off for day_off in calendar.days_off if day_off.on != day),
        make_up_days=calendar.make_up_days - {day},
        extra_hours=tuple(extra for extra in hours if extra.days or extra.weekdays),
        day_shifts=tuple(special for special in calendar.day_shifts if special.on != day),
    )


def _open(calendar: WorkingCalendar, day: date) -> WorkingCalendar:
    if calendar.is_working_day(day):
        return calendar
    return replace(calendar, make_up_days=calendar.make_up_days | {day})


def _half(calendar: WorkingCalendar, plan: DayPlan) -> WorkingCalendar:
    if plan.mode is DayMode.MORNING_ONLY:
        kept = [
            Shift(shift.opens_at, min(shift.closes_at, _NOON))
            for shift in calendar.usual_shifts(plan.on)
            if shift.opens_at < _NOON
        ]
    else:
        kept = [
            Shift(max(shift.opens_at, _NOON), shift.closes_at)
            for shift in calendar.usual_shifts(plan.on)
            if shift.closes_at > _NOON
        ]
    if not kept:
        raise DayCannotHaveMode(f"{plan.on} has no hours in that half")
    special = DayShifts(plan.on, tuple(kept), plan.name_vi, plan.name_en)
    return replace(calendar, day_shifts=(*calendar.day_shifts, special))


def _longer(calendar: WorkingCalendar, day: date) -> WorkingCalendar:
    closes = datetime.combine(day, calendar.usual_shifts(day)[-1].closes_at)
    later = closes + _NINTH_HOUR
    if later.date() != day:
        raise DayCannotHaveMode(f"{day} has no hour left after closing")
    extra = ExtraHours(shift=Shift(closes.time(), later.time()), days=frozenset({day}))
    return replace(calendar, extra_hours=(*calendar.extra_hours, extra))


def _refuse_closed(calendar: WorkingCalendar, day: date) -> None:
    if isinstance(calendar.why_closed(day), DayOff | Weekend):
        raise DayCannotHaveMode(f"{day} is closed")
