"""An office with slots for tests of appointments."""

from datetime import date, time

from api.domain.appointments import slot_id
from api.domain.calendar import ExtraHours, Shift, WorkingCalendar, at_local
from api.domain.offices import Counter, Office, ServiceGroup

MONDAY, HOLIDAY, WEDNESDAY, SATURDAY = (date(2026, 11, day) for day in (23, 24, 25, 28))
NINTH_HOUR = ExtraHours(shift=Shift(time(17), time(18)), days=frozenset({WEDNESDAY}))
NOW = at_local(MONDAY, time(8, 30))


def office(*, slot_minutes: int = 15, capacity: int = 2, calendar: WorkingCalendar | None = None) -> Office:
    shifts = (Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17)))
    return Office(
        id="lien-chieu",
        name="Phường Liên Chiểu",
        unit_vi="Trung tâm Phục vụ hành chính công",
        unit_en="Public Service Centre",
        address="1 Đường Demo",
        agency_code="H17.45",
        calendar=calendar or WorkingCalendar(shifts=shifts, extra_hours=(NINTH_HOUR,)),
        groups=(
            ServiceGroup("land", "A", "Đất đai", "Land", (), 1, 20, 20),
            ServiceGroup("residence", "C", "Cư trú", "Residence", (), capacity, slot_minutes, 12),
        ),
        counters=(Counter(1, "Tất cả", "All", ("land", "residence")),),
    )


OFFICE = office()
RESIDENCE = OFFICE.groups[1]


def local_slot(day: date, clock: str, group_id: str = "residence") -> str:
    return slot_id(group_id=group_id, starts_at=at_local(day, time.fromisoformat(clock)))
