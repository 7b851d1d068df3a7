"""The demo's second office: it decides on the ward's building permits and receives nothing itself."""

from collections.abc import Sequence
from dataclasses import replace

from api.domain.calendar import DayOff, WorkingCalendar
from api.domain.dossiers.workflows import newest_workflow
from api.domain.offices import Counter, Office, ServiceGroup
from api.domain.procedures import Procedure
from api.domain.terms import leaves
from api.local.demo.office import SHIFTS

DECIDING_OFFICE_ID = "so-xay-dung-demo"
DECIDING_OFFICE_NAME = "Sở Xây dựng Demo"
ITS_COUNTER = 1


def deciding_office(*, days_off: tuple[DayOff, ...] = ()) -> Office:
    """An invented department with one desk, at which its staff find the dossiers sent to them."""
    return Office(
        id=DECIDING_OFFICE_ID,
        name=DECIDING_OFFICE_NAME,
        unit_vi="Phòng Quản lý cấp phép (minh họa)",
        unit_en="Permit division (for show)",
        address="Thành phố Đà Nẵng (minh họa)",
        agency_code="H17.99",
        calendar=WorkingCalendar(shifts=SHIFTS, days_off=days_off),
        groups=(
            ServiceGroup(
                id="permits",
                letter="A",
                name_vi="Cấp phép xây dựng",
                name_en="Building permits",
                sectors=("Hoạt động xây dựng",),
                slot_capacity=1,
                reserve_places=1,  # citizens book at the ward
                slot_minutes=30,
                desk_minutes=10,
            ),
        ),
        counters=(
            Counter(
                number=ITS_COUNTER,
                name_vi="Cấp phép xây dựng",
                name_en="Building permits",
                group_ids=("permits",),
            ),
        ),
    )


def decided_there(procedures: Sequence[Procedure]) -> tuple[Procedure, ...]:
    """The same procedures; those whose workflow leaves the ward are decided by the second office."""
    return tuple(
        replace(procedure, competent_office=DECIDING_OFFICE_ID)
        if leaves(newest_workflow(procedure.workflow))
        else procedure
        for procedure in procedures
    )
