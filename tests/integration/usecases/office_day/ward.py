"""The ward of the tests: its office, its procedures, and what is changed of them."""

from dataclasses import replace
from typing import Any

from api.domain.offices import Counter, Office
from api.domain.offices.changes import GroupChange, OfficeChange
from api.domain.staff import StaffMember, StaffRole
from api.domain.terms import Terms, terms_of
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from api.storage.offices import save_office
from api.storage.procedures import save_procedures
from tests.integration.usecases.office_day.day import Day

BIRTH, RESIDENCE, LAND = "1.001193", "1.004222", "1.013978"  # khai sinh, thường trú, đất đai
PERMIT, EXTRACT = "1.013225", "2.000635"  # giấy phép xây dựng, trích lục hộ tịch
GROUPS = {
    BIRTH: "civil-status",
    RESIDENCE: "residence",
    LAND: "land",
    PERMIT: "construction",
    EXTRACT: "civil-status",
}
COMPETENT = "so-xay-dung"
PROCEDURES = [procedure for procedure in load_demo_procedures() if procedure.code in GROUPS]


def demo_office_with(
    *,
    places: int | None = None,
    reserve: int = 0,
    counters_of: dict[int, tuple[str, ...]] | None = None,
    refused: dict[int, tuple[str, ...]] | None = None,
    cooling_minutes: int = 0,
    earlier_offers: int = 3,
    slot_minutes: int | None = None,
    calls_before_missed: int = 1,
) -> Office:
    """The demo office, with other places in each slot, other counters, or procedures these must not take.

    What is left does not cool off there, and one call is enough for a no-show, unless a test is about that.
    """
    office = demo_office(group_of_sector=GROUP_OF_SECTOR)
    office = replace(
        office, queue_policy=replace(office.queue_policy, calls_before_missed=calls_before_missed)
    )
    policy = replace(office.booking_policy, cooling_minutes=cooling_minutes, earlier_offers=earlier_offers)
    office = replace(office, booking_policy=policy)
    if places is not None:
        office = replace(
            office,
            groups=tuple(
                replace(group, slot_capacity=places, reserve_places=reserve) for group in office.groups
            ),
        )
    if slot_minutes is not None:
        groups = tuple(replace(group, slot_minutes=slot_minutes) for group in office.groups)
        office = replace(office, groups=groups)
    if counters_of is not None:
        office = replace(
            office,
            counters=tuple(
                Counter(
                    number=number, name_vi=f"Quầy {number}", name_en=f"Counter {number}", group_ids=groups
                )
                for number, groups in counters_of.items()
            ),
        )
    if refused is not None:
        office = replace(
            office,
            counters=tuple(
                replace(counter, refused_procedures=refused.get(counter.number, ()))
                for counter in office.counters
            ),
        )
    return office


def share_permits(day: Day) -> StaffMember:
    """From now on building permits are decided by another office; returns one of its clerks."""
    here = demo_office_with()
    save_office(replace(here, id=COMPETENT, name="Sở Xây dựng Đà Nẵng", agency_code="H17.2"))
    permit = next(each for each in PROCEDURES if each.code == PERMIT)
    shared = replace(permit, workflow="building-permit", competent_office=COMPETENT)
    save_procedures(office_id=day.office.id, procedures=[shared])
    day.clerks[5] = day.clerk(3)
    return StaffMember(id="expert", name="Lê Chuyên Demo", office_id=COMPETENT, role=StaffRole.CLERK)


def terms_with(code: str, **other: Any) -> Terms:
    """The terms of a procedure of the catalogue, some of them others."""
    return replace(terms_of(next(each for each in PROCEDURES if each.code == code)), **other)


def fewer_places(group_id: str = "civil-status", places: int = 1) -> OfficeChange:
    return OfficeChange(groups=(GroupChange(id=group_id, slot_capacity=places),))
