"""Offices: opening hours as shown to citizens, and what makes an office unfit to serve."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from api.domain.calendar import DayOff, ExtraHours, Shift, WorkingCalendar, at_local, local_clock
from api.domain.offices import (
    BookingPolicy,
    Counter,
    Office,
    OfficeIsInvalid,
    ServiceGroup,
    opening,
    validate_office,
)
from api.domain.queue import QueuePolicy

CALENDAR = WorkingCalendar(
    shifts=(Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17))),
    days_off=(DayOff(date(2026, 11, 26), "Nghỉ do bão", "Closed for the storm"),),
    extra_hours=(ExtraHours(shift=Shift(time(17, 15), time(18, 15)), days=frozenset({date(2026, 11, 25)})),),
)
LAND = ServiceGroup("land", "A", "Đất đai", "Land", ("Đất đai",), 2, 15, 20)
RESIDENCE = ServiceGroup("residence", "C", "Cư trú", "Residence", ("Cư trú", "Căn cước"), 1, 15, 12)
OFFICE = Office(
    id="lien-chieu",
    name="Phường Liên Chiểu",
    unit_vi="Trung tâm Phục vụ hành chính công",
    unit_en="Public Service Centre",
    address="1 Đường Demo",
    agency_code="H17.45",
    calendar=CALENDAR,
    groups=(LAND, RESIDENCE),
    counters=(
        Counter(1, "Đất đai", "Land", ("land",)),
        Counter(2, "Tổng hợp", "General", ("land", "residence")),
    ),
)


@pytest.mark.parametrize(
    ("day", "clock", "until"),
    [
        (23, "07:00", "11:30"),
        (23, "11:29", "11:30"),
        (23, "13:30", "17:00"),
        (25, "17:15", "18:15"),  # the ninth hour
    ],
)
def test_open_office_says_until_when(day: int, clock: str, until: str) -> None:
    now_open = opening(office=OFFICE, now=at_local(date(2026, 11, day), time.fromisoformat(clock)))
    assert now_open.is_open
    assert now_open.until is not None
    assert f"{local_clock(now_open.until):%H:%M}" == until
    assert (now_open.opens_at, now_open.reason_vi, now_open.reason_en) == (None, None, None)


@pytest.mark.parametrize(
    ("day", "clock", "reason", "opens_at"),
    [
        (23, "06:59", "Ngoài giờ làm việc", "23 07:00"),
        (23, "11:30", "Nghỉ trưa", "23 13:30"),
        (23, "13:29", "Nghỉ trưa", "23 13:30"),
        (23, "17:00", "Ngoài giờ làm việc", "25 07:00"),  # Tuesday 24 November is a national holiday
        (25, "17:05", "Ngoài giờ làm việc", "25 17:15"),
        (26, "09:00", "Nghỉ do bão", "27 07:00"),
        (28, "09:00", "Cuối tuần", "30 07:00"),
    ],
)
def test_closed_office_says_why_and_when_it_opens(day: int, clock: str, reason: str, opens_at: str) -> None:
    shut = opening(office=OFFICE, now=at_local(date(2026, 11, day), time.fromisoformat(clock)))
    assert not shut.is_open
    assert shut.until is None
    assert shut.reason_vi == reason
    assert shut.reason_en
    assert shut.opens_at is not None
    assert f"{local_clock(shut.opens_at):%d %H:%M}" == opens_at


def test_national_holiday_is_named_as_the_reason() -> None:
    shut = opening(office=OFFICE, now=datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    holiday = CALENDAR.why_closed(date(2026, 11, 24))
    assert holiday is not None
    assert (shut.reason_vi, shut.reason_en) == (holiday.name_vi, holiday.name_en)


def test_office_finds_its_groups_and_counters() -> None:
    assert OFFICE.group("land") == LAND
    assert OFFICE.group("business") is None
    assert OFFICE.counter(2) == OFFICE.counters[1]
    assert OFFICE.counter(3) is None
    assert [counter.number for counter in OFFICE.counters_of("land")] == [1, 2]
    assert OFFICE.counters_of("business") == ()
    assert OFFICE.group_of_sector("Căn cước") == RESIDENCE
    assert OFFICE.group_of_sector("Xây dựng") is None


def test_well_described_office_is_valid() -> None:
    validate_office(OFFICE)


@pytest.mark.parametrize(
    ("office", "fault"),
    [
        (replace(OFFICE, id="Liên Chiểu"), "office id"),
        (replace(OFFICE, agency_code="17.45"), "agency code '17.45'"),
        (replace(OFFICE, name=" "), "name is empty"),
        (replace(OFFICE, calendar=replace(CALENDAR, shifts=())), "no shifts: no day would be a working day"),
        (
            replace(OFFICE, calendar=replace(CALENDAR, weekend=frozenset(range(7)))),
            "all seven days: leave a weekday to work on",
        ),
        (replace(OFFICE, groups=(), counters=()), "no service group"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, id="land"))), "service group id 'land'"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, letter="A"))), "letter 'A' is used 2 times"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, letter="Đ"))), "letter 'Đ' must be one of A to Z"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, sectors=("Đất đai",)))), "sector 'Đất đai'"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, name_en=""))), "in Vietnamese and in English"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, slot_capacity=0))), "slot_capacity"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, slot_minutes=4))), "slot_minutes"),
        (replace(OFFICE, groups=(LAND, replace(RESIDENCE, desk_minutes=0))), "desk_minutes"),
        (replace(OFFICE, counters=OFFICE.counters[:1]), "residence: no counter serves it"),
        (replace(OFFICE, counters=(*OFFICE.counters, OFFICE.counters[0])), "counter number 1 is used 2"),
        (replace(OFFICE, counters=(*OFFICE.counters, Counter(0, "Q", "C", ("land",)))), "must be 1 to 99"),
        (replace(OFFICE, counters=(*OFFICE.counters, Counter(3, "", "C", ("land",)))), "counter 3: name it"),
        (replace(OFFICE, counters=(*OFFICE.counters, Counter(3, "Q", "C", ()))), "it serves no group"),
        (
            replace(OFFICE, counters=(*OFFICE.counters, Counter(3, "Q", "C", ("x",)))),
            "no service group 'x'",
        ),
    ],
)
def test_faulty_office_is_told_what_to_mend(office: Office, fault: str) -> None:
    with pytest.raises(OfficeIsInvalid) as raised:
        validate_office(office)
    assert fault in str(raised.value)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(OfficeIsInvalid) as raised:
        validate_office(replace(OFFICE, name="", agency_code="?", groups=(replace(LAND, slot_capacity=-1),)))
    faults = str(raised.value).split("; ")
    assert len(faults) == 4  # and the counter that serves the missing group


def refusing(**codes: tuple[str, ...]) -> Office:
    """The office with what counters `c1` and `c2` must not take."""
    return replace(
        OFFICE,
        counters=tuple(
            replace(counter, refused_procedures=codes.get(f"c{counter.number}", ()))
            for counter in OFFICE.counters
        ),
    )


@pytest.mark.parametrize(
    ("office", "catalogue", "fault"),
    [
        (refusing(c2=("1.004222",)), {}, None),
        (refusing(c1=("1.013978",)), {}, None),
        (refusing(c1=("1.013978",), c2=("1.013978",)), {}, "procedure 1.013978: every counter refuses it"),
        # counter 1 serves land alone, counter 2 land and residence
        (refusing(c2=("1.004222",)), {"1.004222": "residence"}, "1.004222: every counter refuses it"),
        (refusing(c2=("1.013978",)), {"1.013978": "land"}, None),
        (refusing(c1=("1", "1")), {}, "procedure refused at counter 1 '1' is used 2 times"),
        (refusing(c1=tuple(str(code) for code in range(101))), {}, "it may refuse at most 100"),
    ],
)
def test_refused_procedure_keeps_a_counter(
    office: Office, catalogue: dict[str, str], fault: str | None
) -> None:
    if fault is None:
        validate_office(office, group_of_procedure=catalogue)
        return
    with pytest.raises(OfficeIsInvalid, match=fault):
        validate_office(office, group_of_procedure=catalogue)


def test_counter_serves_its_groups_but_for_what_it_refuses() -> None:
    counter = refusing(c2=("1.004222",)).counters[1]
    assert counter.serves(group_id="residence", procedure_code="1.004194")
    assert not counter.serves(group_id="residence", procedure_code="1.004222")
    assert not counter.serves(group_id="business", procedure_code="1.004194")


@pytest.mark.parametrize(
    ("policy", "fault"),
    [
        (QueuePolicy(early_minutes=-1), "early_minutes must be 0 to 30"),
        (QueuePolicy(early_minutes=31), "early_minutes must be 0 to 30"),
        (QueuePolicy(late_minutes=-1), "late_minutes must be 0 to 60"),
        (QueuePolicy(late_minutes=61), "late_minutes must be 0 to 60"),
    ],
)
def test_graces_around_an_appointment_have_their_ranges(policy: QueuePolicy, fault: str) -> None:
    with pytest.raises(OfficeIsInvalid, match=fault):
        validate_office(replace(OFFICE, queue_policy=policy))
    validate_office(replace(OFFICE, queue_policy=QueuePolicy(early_minutes=0, late_minutes=0)))
    validate_office(replace(OFFICE, queue_policy=QueuePolicy(early_minutes=30, late_minutes=60)))


@pytest.mark.parametrize("calls", [0, 4])
def test_calls_before_a_no_show_have_their_range(calls: int) -> None:
    with pytest.raises(OfficeIsInvalid, match="calls_before_missed must be 1 to 3"):
        validate_office(replace(OFFICE, queue_policy=QueuePolicy(calls_before_missed=calls)))


@pytest.mark.parametrize("minutes", [4, 121])
def test_grace_for_coming_back_has_its_range(minutes: int) -> None:
    with pytest.raises(OfficeIsInvalid, match="return_minutes must be 5 to 120"):
        validate_office(replace(OFFICE, queue_policy=QueuePolicy(return_minutes=minutes)))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("horizon_days", 0),
        ("hold_minutes", 31),
        ("bookings_per_day", 0),
        ("offer_minutes", 4),
        ("earlier_offers", 4),
    ],
)
def test_booking_policy_out_of_range_is_refused_by_name(setting: str, value: int) -> None:
    with pytest.raises(OfficeIsInvalid, match=setting):
        validate_office(replace(OFFICE, booking_policy=BookingPolicy(**{setting: value})))


def test_reserve_cannot_exceed_the_places_of_a_slot() -> None:
    with pytest.raises(OfficeIsInvalid, match="reserve_places must be 0 to slot_capacity"):
        validate_office(replace(OFFICE, groups=(replace(LAND, reserve_places=3), RESIDENCE)))
