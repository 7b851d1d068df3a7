"""Which bookings a change strands, and where they would go: nobody twice, nobody to a time that is taken."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import slot_times
from api.domain.calendar import Shift
from api.domain.offices import DayMode, DayPlan, Office
from api.domain.offices.changes import CounterChange, GroupChange, OfficeChange, apply_change
from api.domain.offices.differences import differences
from api.domain.offices.report_targets import ReportTargets
from api.domain.stranded import Booking, days_with_other_times, nearest_free, newly_stranded, plan_moves
from api.local.demo.office import demo_office
from tests.clocks import MONDAY_MORNING

FRIDAY = date(2026, 11, 27)
OFFICE = demo_office(group_of_sector={"Hộ tịch": "civil-status"})
GROUP = OFFICE.groups[1]
STARTS = [slot.starts_at for slot in slot_times(office=OFFICE, group=GROUP, day=FRIDAY)]


def booking(number: int, start: datetime) -> Booking:
    return Booking(
        code=f"C{number:03}",
        group_id=GROUP.id,
        starts=(start,),
        booked_at=MONDAY_MORNING + timedelta(seconds=number * 7 % 60),
    )


bookings = st.lists(st.sampled_from(STARTS), max_size=40).map(
    lambda starts: [booking(number, start) for number, start in enumerate(starts)]
)
changes = st.one_of(
    st.builds(
        lambda places, minutes: OfficeChange(
            groups=(GroupChange(id=GROUP.id, slot_capacity=places, slot_minutes=minutes),)
        ),
        st.integers(1, 4),
        st.sampled_from([10, 15, 20, 30]),
    ),
    st.sampled_from(DayMode).map(
        lambda mode: OfficeChange(days=(DayPlan(on=FRIDAY, mode=mode, name_vi="", name_en=""),))
    ),
)


def changed(change: OfficeChange) -> Office:
    return apply_change(OFFICE, change, now=MONDAY_MORNING)


@given(held=bookings, change=changes)
def test_who_is_not_stranded_fits_into_the_office_as_it_will_be(
    held: list[Booking], change: OfficeChange
) -> None:
    after = changed(change)
    lost = {one.code for one in newly_stranded(before=OFFICE, after=after, bookings=held)}
    group = after.group(GROUP.id)
    assert group is not None
    places = {slot.starts_at: slot.capacity for slot in slot_times(office=after, group=group, day=FRIDAY)}
    usual = dict.fromkeys(STARTS, GROUP.slot_capacity)
    for start in STARTS:
        there = [one for one in held if one.starts_at == start]
        kept = [one for one in there if one.code not in lost]
        already_too_many = max(0, len(there) - usual[start])
        assert len(kept) <= places.get(start, 0) + already_too_many
        if kept and len(kept) < len(there):
            first_lost = min((one.booked_at, one.code) for one in there if one.code in lost)
            within = sorted((one.booked_at, one.code) for one in there)[: places.get(start, 0)]
            assert first_lost not in within, "who booked first stays"


@given(held=bookings, change=changes)
def test_change_strands_only_on_days_whose_times_differ(held: list[Booking], change: OfficeChange) -> None:
    after = changed(change)
    if newly_stranded(before=OFFICE, after=after, bookings=held):
        assert FRIDAY in days_with_other_times(before=OFFICE, after=after, days=[FRIDAY])


@given(
    held=bookings,
    free=st.dictionaries(st.sampled_from(STARTS), st.integers(0, 3)),
)
def test_planned_times_are_free_and_given_once(held: list[Booking], free: dict[datetime, int]) -> None:
    planned = plan_moves(office=OFFICE, bookings=held, free={GROUP.id: free}, now=MONDAY_MORNING)
    assert set(planned) <= {one.code for one in held}
    for start, places in free.items():
        assert sum(to == start for to in planned.values()) <= places
    assert all(planned.get(one.code) != one.starts_at for one in held)


def test_earlier_time_needs_a_days_notice() -> None:
    start = STARTS[5]
    free = {STARTS[4]: 1, STARTS[8]: 1}
    early = nearest_free(starts_at=start, free=free, now=MONDAY_MORNING)
    assert early == [STARTS[4], STARTS[8]]
    same_day = nearest_free(starts_at=start, free=free, now=STARTS[0])
    assert same_day == [STARTS[8]]


def test_who_was_without_a_place_before_is_not_named_again() -> None:
    held = [booking(number, STARTS[0]) for number in range(5)]
    before = changed(OfficeChange(groups=(GroupChange(id=GROUP.id, slot_capacity=2),)))
    after = replace(before, groups=tuple(replace(group, slot_capacity=1) for group in before.groups))
    (only,) = newly_stranded(before=before, after=after, bookings=held)
    ranked = sorted(held, key=lambda one: (one.booked_at, one.code))
    assert only == ranked[1]


def test_every_difference_is_named_in_both_languages() -> None:
    after = changed(
        OfficeChange(
            groups=(GroupChange(id="land", slot_capacity=1),),
            counters=(
                CounterChange(number=1, name_vi="Đất đai 1", name_en="Land 1", group_ids=("land", "social")),
            ),
            days=(DayPlan(on=FRIDAY, mode=DayMode.HOLIDAY, name_vi="Nghỉ do bão", name_en=""),),
            report_targets=ReportTargets(online_percent=70, digitised_percent=60),
        )
    )
    found = {
        one.setting_vi: (one.before_vi, one.after_vi, one.after_en) for one in differences(OFFICE, after)
    }
    assert found == {
        "Ngày 27/11/2026": ("Ngày thường", "Ngày nghỉ: Nghỉ do bão", "Day off: Nghỉ do bão"),
        "Đất đai: số chỗ mỗi khung giờ": ("2", "1", "1"),
        "Quầy 1: tên": ("Đất đai", "Đất đai 1", "Land 1"),
        "Quầy 1: nhóm dịch vụ": ("Đất đai", "Đất đai, Lao động, xã hội", "Land, Labour and social affairs"),
        "Mục tiêu nộp trực tuyến (%)": ("65", "70", "70"),
    }
    assert differences(OFFICE, OFFICE) == ()


def test_half_day_follows_changed_shifts() -> None:
    half = changed(
        OfficeChange(days=(DayPlan(on=FRIDAY, mode=DayMode.MORNING_ONLY, name_vi="", name_en=""),))
    )
    later = apply_change(half, OfficeChange(shifts=(Shift(time(8), time(16)),)), now=MONDAY_MORNING)
    assert later.calendar.shifts_on(FRIDAY) == (Shift(time(8), time(12)),)


def test_who_holds_several_places_in_a_row_is_stranded_and_moved_as_one() -> None:
    in_a_row = Booking(code="C900", group_id=GROUP.id, starts=tuple(STARTS[2:4]), booked_at=MONDAY_MORNING)
    single = booking(1, STARTS[3])
    fewer = changed(OfficeChange(groups=(GroupChange(id=GROUP.id, slot_capacity=1),)))
    lost = newly_stranded(before=OFFICE, after=fewer, bookings=[in_a_row, single])
    assert [one.code for one in lost] == [single.code]
    free = {STARTS[5]: 1, STARTS[7]: 1, STARTS[8]: 1}
    planned = plan_moves(office=OFFICE, bookings=[in_a_row], free={GROUP.id: free}, now=MONDAY_MORNING)
    assert planned == {in_a_row.code: STARTS[7]}
