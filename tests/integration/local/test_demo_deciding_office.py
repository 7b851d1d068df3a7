"""The demo's second office: a building permit goes there and comes back, and its people stand ready."""

from dataclasses import replace

import pytest

from api.domain.staff import StaffMember, StaffRole
from api.local.demo.deciding_office import DECIDING_OFFICE_ID, deciding_office
from api.local.demo.office import DEMO_OFFICE_ID
from api.local.demo.past_dossiers import make_past_dossiers
from api.local.demo.people import DECIDING_CLERK, DEMO_CLERKS
from api.local.demo.ward import Ward, save_ward
from api.storage.offices import change_office, load_office
from api.storage.staff_members import staff_members
from api.storage.transactions import transact
from api.usecases.dossiers import DossierAdvanced, DossierDue, advance_dossier, office_dossiers
from api.usecases.services import Services
from tests.integration.local.test_demo_ward import MONDAY, NEWCOMER, demo_services


@pytest.fixture
def services(store: str) -> Services:
    return demo_services()


@pytest.fixture
def ward(services: Services) -> Ward:
    return save_ward(demo_day=MONDAY)


def test_second_office_has_a_permit_to_decide_and_sends_it_back(services: Services, ward: Ward) -> None:
    made = make_past_dossiers(services, office=ward.office, procedures=ward.procedures, demo_day=MONDAY)
    decided, waits = (dossier for dossier in made if dossier.workflow_id == "building-permit")
    assert {move.office_id for move in decided.moves} == {DEMO_OFFICE_ID, DECIDING_OFFICE_ID}
    assert not decided.is_elsewhere
    expert = StaffMember(
        id=DECIDING_CLERK.id, name=DECIDING_CLERK.name, office_id=DECIDING_CLERK.office, role=StaffRole.CLERK
    )
    found, _ = office_dossiers(services, staff=expert, due=DossierDue.LATER, first=50, after=None)
    assert [dossier.code for dossier in found] == [waits.code]
    for number, step in enumerate(("APPRAISAL", "APPROVAL", "SENT_BACK")):
        moved = advance_dossier(
            services,
            staff=expert,
            code=waits.code,
            to=step,
            version=waits.version + number,
            note=None,
            idempotency_key=f"the-newcomer-moves-on-{number}",
        )
        assert isinstance(moved, DossierAdvanced), moved
    back, _ = office_dossiers(services, staff=NEWCOMER, due=DossierDue.LATER, first=50, after=None)
    assert waits.code in {dossier.code for dossier in back if not dossier.is_elsewhere}


def test_second_office_stands_with_its_people_and_keeps_what_its_manager_changed(ward: Ward) -> None:
    office = load_office(DECIDING_OFFICE_ID)
    assert office == deciding_office(days_off=ward.office.calendar.days_off)
    entries = {entry.id: entry.role for entry in staff_members(office_id=DECIDING_OFFICE_ID)}
    assert entries == {"demo-expert": StaffRole.CLERK, "demo-head": StaffRole.MANAGER}
    assert len(list(staff_members(office_id=DEMO_OFFICE_ID))) == 3
    assert len({clerk.id for clerk in DEMO_CLERKS}) == len(DEMO_CLERKS) == 5
    changed = replace(office, version=1, address="Số 9 Đường Demo")
    transact(change_office(changed, was=0))
    save_ward(demo_day=MONDAY)
    assert load_office(DECIDING_OFFICE_ID) == changed


def test_building_permits_alone_are_decided_by_the_second_office(ward: Ward) -> None:
    shared = {each.code for each in ward.procedures if each.competent_office == DECIDING_OFFICE_ID}
    assert shared == {each.code for each in ward.procedures if each.workflow == "building-permit"} != set()
    assert {each.competent_office for each in ward.procedures if each.code not in shared} == {None}
