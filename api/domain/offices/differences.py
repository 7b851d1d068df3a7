"""What differs between an office before and after a change, in words a manager reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.domain.calendar import Shift
from api.domain.offices.booking_policy import BookingPolicy
from api.domain.offices.day_modes import mode_on
from api.domain.offices.day_plan import DayPlan
from api.domain.offices.office import Office, ServiceGroup
from api.domain.offices.report_targets import ReportTargets
from api.domain.queue import PriorityClass, QueuePolicy

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting: its name, and what it said before and after, each in Vietnamese and English."""

    setting_vi: str
    setting_en: str
    before_vi: str
    before_en: str
    after_vi: str
    after_en: str


_BOOKING = {
    "horizon_days": ("Đặt trước tối đa (ngày)", "Days one can book ahead"),
    "opens_at": ("Giờ mở đặt lịch mỗi ngày", "Time of day at which booking opens"),
    "hold_minutes": ("Giữ chỗ khi đang điền (phút)", "Minutes a place is held while typing"),
    "bookings_per_day": ("Số lịch mỗi người mỗi ngày", "Appointments of one person a day"),
    "cooling_minutes": ("Chỗ vừa hủy tạm đóng (phút)", "Minutes a cancelled place stays closed"),
    "offer_minutes": ("Giữ chỗ mời người chờ (phút)", "Minutes an offer to the waitlist holds"),
    "earlier_offers": ("Số lần mời giờ sớm hơn", "Offers of an earlier time"),
    "needs_citizen_number": ("Đặt lịch cần số căn cước", "Booking asks for the citizen number"),
}
_ABSENT = ("chưa có", "not there")
_GONE = ("bỏ", "removed")
_GROUP = {
    "slot_capacity": ("số chỗ mỗi khung giờ", "places in a slot"),
    "reserve_places": ("số chỗ dành cho cán bộ", "places reserved for clerks"),
    "slot_minutes": ("độ dài khung giờ (phút)", "minutes of a slot"),
}


def differences(before: Office, after: Office) -> tuple[Difference, ...]:
    """Every setting that differs, in the order of the settings page; none when nothing does."""
    return (
        *_of_days(before, after),
        *_of_groups(before, after),
        *_of_counters(before, after),
        *_of_shifts(before, after),
        *_of_booking(before.booking_policy, after.booking_policy),
        *_of_queue(before.queue_policy, after.queue_policy),
        *_of_targets(before.report_targets, after.report_targets),
    )


def _of_days(before: Office, after: Office) -> Iterator[Difference]:
    days = {plan.on for plan in (*before.day_plans, *after.day_plans)}
    for day in sorted(days):
        was, now = (_plan(office, day) for office in (before, after))
        if was != now:
            yield _difference((f"Ngày {day:%d/%m/%Y}", f"{day:%d/%m/%Y}"), was, now)


def _plan(office: Office, day: object) -> Words:
    plan: DayPlan | None = next((plan for plan in office.day_plans if plan.on == day), None)
    if plan is None:
        mode = mode_on(office=office, day=day)  # type: ignore[arg-type]
        return mode.name_vi, mode.name_en
    return _named(plan.mode.name_vi, plan.name_vi), _named(plan.mode.name_en, plan.name_en)


def _named(mode: str, name: str) -> str:
    return mode if name == mode else f"{mode}: {name}"


def _of_groups(before: Office, after: Office) -> Iterator[Difference]:
    for was in before.groups:
        now = after.group(was.id)
        if now is None:
            name = (f"Nhóm dịch vụ {was.letter}", f"Service group {was.letter}")
            yield _difference(name, (was.name_vi, was.name_en), _GONE)
            continue
        for setting, (vi, en) in _GROUP.items():
            name = (f"{was.name_vi}: {vi}", f"{was.name_en}: {en}")
            yield from _if_other(name, _plain(getattr(was, setting)), _plain(getattr(now, setting)))
        name = (f"{was.name_vi}: lĩnh vực", f"{was.name_en}: sectors")
        yield from _if_other(name, _codes(was.sectors), _codes(now.sectors))
    for new in after.groups:
        if before.group(new.id) is None:
            name = (f"Nhóm dịch vụ {new.letter}", f"Service group {new.letter}")
            yield _difference(name, _ABSENT, _new_group(new))


def _new_group(group: ServiceGroup) -> Words:
    sectors_vi, sectors_en = _codes(group.sectors)
    places, minutes = group.slot_capacity, group.slot_minutes
    return (
        f"{group.name_vi}; lĩnh vực: {sectors_vi}; {places} chỗ mỗi khung {minutes} phút",
        f"{group.name_en}; sectors: {sectors_en}; {places} places in a slot of {minutes} minutes",
    )


def _of_counters(before: Office, after: Office) -> Iterator[Difference]:
    for was in before.counters:
        vi, en = f"Quầy {was.number}", f"Counter {was.number}"
        now = after.counter(was.number)
        if now is None:
            yield _difference((vi, en), (was.name_vi, was.name_en), _GONE)
            continue
        yield from _if_other(
            (f"{vi}: tên", f"{en}: name"), (was.name_vi, was.name_en), (now.name_vi, now.name_en)
        )
        groups = _groups(before, was.group_ids), _groups(after, now.group_ids)
        yield from _if_other((f"{vi}: nhóm dịch vụ", f"{en}: service groups"), *groups)
        refused = (f"{vi}: thủ tục không nhận", f"{en}: procedures it does not take")
        yield from _if_other(refused, *(_codes(counter.refused_procedures) for counter in (was, now)))
    for new in after.counters:
        if before.counter(new.number) is None:
            groups_vi, groups_en = _groups(after, new.group_ids)
            yield _difference(
                (f"Quầy {new.number}", f"Counter {new.number}"),
                _ABSENT,
                (f"{new.name_vi}; phục vụ: {groups_vi}", f"{new.name_en}; serves: {groups_en}"),
            )


def _codes(procedures: Iterable[str]) -> Words:
    codes = ", ".join(sorted(procedures))
    return codes or "không", codes or "none"


def _groups(office: Office, ids: Iterable[str]) -> Words:
    found = [group for group in office.groups if group.id in set(ids)]
    return ", ".join(group.name_vi for group in found), ", ".join(group.name_en for group in found)


def _of_shifts(before: Office, after: Office) -> Iterator[Difference]:
    was, now = _hours(before.calendar.shifts), _hours(after.calendar.shifts)
    yield from _if_other(("Giờ làm việc", "Working hours"), _plain(was), _plain(now))


def _hours(shifts: Iterable[Shift]) -> str:
    return ", ".join(f"{shift.opens_at:%H:%M}–{shift.closes_at:%H:%M}" for shift in shifts)


def _of_booking(before: BookingPolicy, after: BookingPolicy) -> Iterator[Difference]:
    for setting, name in _BOOKING.items():
        was, now = getattr(before, setting), getattr(after, setting)
        if setting == "opens_at":
            was, now = f"{was:%H:%M}", f"{now:%H:%M}"
        yield from _if_other(name, _said(was), _said(now))


def _said(value: object) -> Words:
    if isinstance(value, bool):
        return ("có", "yes") if value else ("không", "no")
    return _plain(value)


def _of_queue(before: QueuePolicy, after: QueuePolicy) -> Iterator[Difference]:
    classes = _classes(before), _classes(after)
    yield from _if_other(("Diện ưu tiên", "Priority classes"), *classes)
    ratio = ("Một lượt ưu tiên trong số lượt gọi", "One priority call in so many")
    yield from _if_other(ratio, _plain(before.calls_per_priority), _plain(after.calls_per_priority))
    wait = ("Chờ đủ thì không bị vượt (phút)", "Minutes after which nobody is passed")
    yield from _if_other(wait, _plain(before.longest_wait_minutes), _plain(after.longest_wait_minutes))
    calls = ("Gọi đủ số lần rồi mới ghi vắng", "Calls before a no-show")
    yield from _if_other(calls, _plain(before.calls_before_missed), _plain(after.calls_before_missed))
    back = ("Vắng mặt được quay lại trong (phút)", "Minutes in which the missed may come back")
    yield from _if_other(back, _plain(before.return_minutes), _plain(after.return_minutes))
    early = ("Gọi lịch hẹn trước giờ (phút)", "Minutes before its time an appointment goes first")
    yield from _if_other(early, _plain(before.early_minutes), _plain(after.early_minutes))
    late = ("Giữ lịch hẹn khi đến muộn (phút)", "Minutes an appointment is kept for who is late")
    yield from _if_other(late, _plain(before.late_minutes), _plain(after.late_minutes))


def _of_targets(before: ReportTargets, after: ReportTargets) -> Iterator[Difference]:
    online = ("Mục tiêu nộp trực tuyến (%)", "Target: filed online (%)")
    yield from _if_other(online, _plain(before.online_percent), _plain(after.online_percent))
    digitised = ("Mục tiêu số hóa hồ sơ (%)", "Target: digitised (%)")
    yield from _if_other(digitised, _plain(before.digitised_percent), _plain(after.digitised_percent))


def _classes(policy: QueuePolicy) -> Words:
    found = [PriorityClass(one) for one in policy.priority_classes]
    return ", ".join(one.name_vi for one in found) or "không", ", ".join(
        one.name_en for one in found
    ) or "none"


def _plain(value: object) -> Words:
    return str(value), str(value)


def _if_other(name: Words, was: Words, now: Words) -> Iterator[Difference]:
    if was != now:
        yield _difference(name, was, now)


def _difference(name: Words, was: Words, now: Words) -> Difference:
    return Difference(*name, *was, *now)
