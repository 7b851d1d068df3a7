"""The simulated wards: what is true of each, known to the oracle alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from api.domain.calendar import Shift, WorkingCalendar
from api.domain.offices import Counter, Office, ServiceGroup
from api.domain.queue import QueuePolicy

SHIFTS = (Shift(time(7, 30), time(11, 30)), Shift(time(13, 30), time(17, 0)))
SERVING_MINUTES = 450


@dataclass(frozen=True, slots=True)
class Procedure:
    """What people come for: its true mean minutes at an average counter, their spread as a share of the
    mean, and its share of the group's people."""

    code: str
    group_id: str
    minutes: float
    spread: float
    share: float


@dataclass(frozen=True, slots=True)
class Ward:
    """An office and the truth about it.

    `load` is the work that comes as a share of what the counters can do; `rush` the share of walk-ins who
    come in the first hour. `speeds` stretch the services of a counter. Of those who booked `show_up` come; of
    those who are called `present` are there. A counter closes for a while with `closing_chance` on a day.
    """

    id: str
    name_vi: str
    name_en: str
    office: Office
    procedures: tuple[Procedure, ...]
    load: float = 0.8
    booked_share: float = 0.3
    priority_share: float = 0.05
    show_up: float = 0.85
    present: float = 0.97
    rush: float = 0.2
    closing_chance: float = 0.0
    speeds: Mapping[int, float] = field(default_factory=dict)

    @property
    def people(self) -> float:
        """People a day, so that the counters have their load."""
        minutes = {
            group.id: sum(one.minutes * one.share for one in self.procedures if one.group_id == group.id)
            for group in self.office.groups
        }
        mean = sum(minutes.values()) / len(minutes)
        return self.load * SERVING_MINUTES * len(self.office.counters) / mean

    def procedure(self, code: str) -> Procedure:
        return next(one for one in self.procedures if one.code == code)


# id, letter, names, minutes the office believes, then its procedures: true minutes, spread, share
_GROUPS = {
    "land": ("A", "Đất đai", "Land", 11, ((7.0, 0.5, 0.6), (17.0, 0.5, 0.4))),
    "civil-status": ("B", "Hộ tịch", "Civil status", 6, ((5.0, 0.6, 0.7), (10.0, 0.6, 0.3))),
    "residence": ("C", "Cư trú", "Residence", 8, ((6.0, 0.7, 1.0),)),
    "social": ("D", "Xã hội", "Social affairs", 6, ((7.0, 0.6, 0.5), (9.0, 0.4, 0.5))),
}


def _ward(
    ward_id: str, name_vi: str, name_en: str, *, counters: Sequence[tuple[str, ...]], load: float
) -> Ward:
    used = [group_id for group_id in _GROUPS if any(group_id in each for each in counters)]
    procedures = tuple(
        Procedure(f"{group_id}-{place}", group_id, *kind)
        for group_id in used
        for place, kind in enumerate(_GROUPS[group_id][4], start=1)
    )
    office = Office(
        id=ward_id,
        name=name_vi,
        unit_vi="Mô phỏng",
        unit_en="Simulated",
        address="",
        agency_code="H17.00",
        calendar=WorkingCalendar(shifts=SHIFTS),
        groups=tuple(
            ServiceGroup(
                id=group_id,
                letter=_GROUPS[group_id][0],
                name_vi=_GROUPS[group_id][1],
                name_en=_GROUPS[group_id][2],
                sectors=(group_id,),
                slot_capacity=2,
                slot_minutes=15,
                desk_minutes=_GROUPS[group_id][3],
            )
            for group_id in used
        ),
        counters=tuple(
            Counter(number=number, name_vi="", name_en="", group_ids=group_ids)
            for number, group_ids in enumerate(counters, start=1)
        ),
        queue_policy=QueuePolicy(),
    )
    speeds = {number: (0.85, 1.0, 1.2)[number % 3] for number in range(1, len(counters) + 1)}
    return Ward(ward_id, name_vi, name_en, office, procedures, load=load, speeds=speeds)


_TWO = (("land", "civil-status"),) * 2
_FOUR = (("land",), ("land",), ("civil-status",), ("civil-status", "residence"))
_SEVEN = (*_FOUR, ("civil-status", "social"), ("residence",), ("social", "land"))


def wards() -> tuple[Ward, ...]:
    """Every scenario, from two counters to seven."""
    four = _ward("four", "", "", counters=_FOUR, load=0.8)
    return (
        _ward("small", "Nhỏ: 2 quầy", "Small: 2 counters", counters=_TWO, load=0.8),
        replace(four, id="usual", name_vi="Thường ngày: 4 quầy", name_en="Usual: 4 counters"),
        _ward("large", "Lớn: 7 quầy", "Large: 7 counters", counters=_SEVEN, load=0.82),
        replace(
            four,
            id="rush",
            name_vi="Dồn lúc mở cửa, chờ qua trưa",
            name_en="Morning rush that lasts past lunch",
            load=0.8,
            booked_share=0.1,
            rush=0.45,
        ),
        replace(
            four,
            id="closing",
            name_vi="Quầy tạm đóng",
            name_en="Counters close for a while",
            closing_chance=0.35,
        ),
        replace(
            four,
            id="booked",
            name_vi="Nhiều lịch hẹn, nhiều người không đến",
            name_en="Mostly booked, many do not come",
            booked_share=0.65,
            show_up=0.7,
            present=0.92,
        ),
        replace(
            four,
            id="priority",
            name_vi="Nhiều người ưu tiên",
            name_en="Many with priority",
            priority_share=0.2,
        ),
    )
