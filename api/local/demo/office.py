"""The demo ward's office: seven counters, six service groups, real hours, a holiday in the coming week."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from api.domain.calendar import DayOff, ExtraHours, Shift, Weekend, WorkingCalendar
from api.domain.offices import BookingPolicy, Counter, Office, ServiceGroup

DEMO_OFFICE_ID = "lien-chieu"
AGENCY_CODE = "H17.45"
SHOWN_HOLIDAY_VI, SHOWN_HOLIDAY_EN = "Nghỉ lễ (minh họa)", "Holiday (for show)"
SHOWN_HOLIDAY_IS_WORKING_DAY = 3
TUESDAY, THURSDAY = 1, 3

SHIFTS = (Shift(time(7, 0), time(11, 30)), Shift(time(13, 30), time(17, 0)))
NINTH_HOUR = ExtraHours(shift=Shift(time(17, 0), time(18, 0)), weekdays=frozenset({TUESDAY, THURSDAY}))
BASE_CALENDAR = WorkingCalendar(shifts=SHIFTS, extra_hours=(NINTH_HOUR,))

# id, letter, names, places in a slot, minutes of a slot, minutes a visit is believed to take
_GROUPS = (
    ("land", "A", "Đất đai", "Land", 2, 20, 11),
    ("civil-status", "B", "Hộ tịch, chứng thực", "Civil status and certification", 3, 15, 6),
    ("residence", "C", "Cư trú", "Residence", 2, 15, 6),
    ("construction", "D", "Xây dựng", "Construction", 1, 30, 8),
    ("business", "E", "Kinh doanh", "Business", 1, 20, 7),
    ("social", "F", "Lao động, xã hội", "Labour and social affairs", 2, 20, 6),
)
_COUNTERS = (
    (1, ("land",)),
    (2, ("land",)),
    (3, ("civil-status",)),
    (4, ("civil-status",)),
    (5, ("construction", "business")),
    (6, ("residence",)),
    (7, ("social", "civil-status")),
)


def demo_office(*, group_of_sector: Mapping[str, str], days_off: tuple[DayOff, ...] = ()) -> Office:
    """The office of Phường Liên Chiểu; `group_of_sector` says which group handles which sector."""
    names = {group_id: (name_vi, name_en) for group_id, _, name_vi, name_en, *_ in _GROUPS}
    return Office(
        id=DEMO_OFFICE_ID,
        name="Phường Liên Chiểu",
        unit_vi="Trung tâm Phục vụ hành chính công",
        unit_en="Public Administration Service Centre",
        address="Phường Liên Chiểu, thành phố Đà Nẵng",
        agency_code=AGENCY_CODE,
        calendar=WorkingCalendar(shifts=SHIFTS, extra_hours=(NINTH_HOUR,), days_off=days_off),
        groups=tuple(
            ServiceGroup(
                id=group_id,
                letter=letter,
                name_vi=name_vi,
                name_en=name_en,
                sectors=tuple(
                    sorted(sector for sector, group in group_of_sector.items() if group == group_id)
                ),
                slot_capacity=capacity,
                slot_minutes=slot_minutes,
                desk_minutes=desk_minutes,
            )
            for group_id, letter, name_vi, name_en, capacity, slot_minutes, desk_minutes in _GROUPS
        ),
        counters=tuple(
            Counter(
                number=number,
                name_vi=" · ".join(names[group_id][0] for group_id in group_ids),
                name_en=" · ".join(names[group_id][1] for group_id in group_ids),
                group_ids=group_ids,
            )
            for number, group_ids in _COUNTERS
        ),
    )


def days_off_from(*, demo_day: date, known: tuple[DayOff, ...] = ()) -> tuple[DayOff, ...]:
    """The office's own days off, so that a holiday lies within the days one can book on `demo_day`.

    Where neither the country nor an earlier demo day (`known`) gives one, the third working day after
    `demo_day` is declared one, under a name that says it is for show.
    """
    calendar = WorkingCalendar(shifts=SHIFTS, days_off=known)
    coming = (demo_day + timedelta(days=days) for days in range(1, BookingPolicy().horizon_days + 1))
    if any(closed and not isinstance(closed, Weekend) for closed in map(calendar.why_closed, coming)):
        return known
    shown = calendar.add_working_days(start=demo_day, count=SHOWN_HOLIDAY_IS_WORKING_DAY)
    return (*known, DayOff(shown, SHOWN_HOLIDAY_VI, SHOWN_HOLIDAY_EN))
