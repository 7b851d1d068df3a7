"""The demo ward: a living hall of invented people that leaves real people's things alone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from api.adapters.files import S3Files
from api.adapters.papers import PdfPrinter
from api.domain.appointments import slot_times
from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, DossierStatus, missing_documents, time_to_answer
from api.domain.hall import Hall
from api.domain.procedures import Channel
from api.domain.staff import StaffMember, StaffRole
from api.domain.tickets import Ticket, TicketState, hall_code
from api.local.demo.diary import Diary
from api.local.demo.morning import STEP, play_morning
from api.local.demo.office import DEMO_OFFICE_ID
from api.local.demo.past_dossiers import make_past_dossiers
from api.local.demo.people import (
    ATTENDANTS,
    COUNTER_LEFT_FREE,
    DEMO_CLERKS,
    EXPERT,
    VISITORS,
    visitor,
)
from api.local.demo.sent_in import send_in
from api.local.demo.stepped_clock import SteppedClock
from api.local.demo.visitors import Visitors
from api.local.demo.ward import Ward, prepare_day, save_ward
from api.storage.hall import load_hall
from api.storage.offices import change_office, load_office
from api.storage.procedures import change_terms, load_procedure
from api.storage.transactions import transact
from api.usecases import appointments, counters, tickets
from api.usecases.dossiers import DossierDue, office_dossiers
from api.usecases.services import Services
from tests.clocks import MONDAY_MORNING

MONDAY = date(2026, 11, 23)
PERMITS = ["SENT_BACK", "SENT"]  # decided by the second office, and waiting there
SECRET = b"a secret that only the tests know, 32 bytes"
NEWCOMER = StaffMember(id="demo-clerk-1", name="Lê Minh Demo", office_id=DEMO_OFFICE_ID, role=StaffRole.CLERK)


class NobodySignsIn:
    """Staff tokens are no part of these tests."""

    def verify(self, token: str, *, now: datetime) -> StaffMember:
        raise AssertionError(token, now)


def demo_services() -> Services:
    """Those of the demo at half past eight."""
    return Services(
        clock=SteppedClock(MONDAY_MORNING),
        code_secret=SECRET,
        site_url="http://den-luot.test",
        staff_tokens=NobodySignsIn(),
        paper_printer=PdfPrinter(),
        files=S3Files(bucket="files"),
    )


@pytest.fixture
def services(store: str) -> Services:
    return demo_services()


@pytest.fixture
def ward(services: Services) -> Ward:
    return save_ward(demo_day=MONDAY)


def hall_of(day: date = MONDAY) -> Hall:
    return load_hall(office_id=DEMO_OFFICE_ID, on=day)


def let_time_pass(visitors: Visitors, services: Services, *, minutes: int) -> Services:
    """Step from the services' moment on, as the morning is played; returns services at the end of it."""
    clock = SteppedClock(services.now())
    played = replace(services, clock=clock)
    for _ in range(minutes * timedelta(minutes=1) // STEP):
        visitors.step(played)
        clock.move(STEP)
    return played


def visitors_of(ward: Ward, *, since: datetime = MONDAY_MORNING) -> Visitors:
    return Visitors(office=ward.office, procedures=ward.procedures, since=since)


def book_in(services: Services, ward: Ward, *, minutes: int, phone: str) -> Ticket:
    """A real person's booking in the first residence slot that begins at least so far ahead."""
    group = ward.office.group("residence")
    assert group is not None
    earliest = services.now() + timedelta(minutes=minutes)
    slots = slot_times(office=ward.office, group=group, day=MONDAY)
    slot = next(slot for slot in slots if slot.starts_at >= earliest)
    booked = appointments.book_appointment(
        services,
        office_id=DEMO_OFFICE_ID,
        procedure_code="1.004222",
        slot_id=slot.id,
        name="Mai Newcomer",
        phone=phone,
        idempotency_key="a-real-persons-booking",
    )
    assert isinstance(booked, appointments.AppointmentBooked)
    return booked.ticket


def test_whole_day_is_prepared_once(services: Services, ward: Ward, tmp_path: Path) -> None:
    diary, said = Diary(tmp_path / "days.json"), list[str]()
    for _ in range(2):
        prepare_day(services, ward=ward, diary=diary, say=said.append)
    hall = hall_of()
    waiting = {ticket.group_id for ticket in hall.waiting()}
    assert waiting == {group.id for group in ward.office.groups}
    assert set(hall.counters) == set(ATTENDANTS)
    assert COUNTER_LEFT_FREE not in hall.counters
    assert sum(counter.served for counter in hall.counters.values()) >= 20
    assert sum(counter.current is not None for counter in hall.counters.values()) >= 3
    assert any(not entry.has_arrived for entry in hall.line), "somebody is expected later"
    assert said.count("  the morning so far …") == 1
    for due, fewest in ((DossierDue.TODAY, 1), (DossierDue.OVERDUE, 1), (DossierDue.LATER, 3)):
        found, _ = office_dossiers(services, staff=NEWCOMER, due=due, first=50, after=None)
        assert len(found) >= fewest, due


def test_first_preparation_cut_off_is_begun_anew(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "days.json")
    diary.begin(MONDAY)
    assert Diary(tmp_path / "days.json").is_torn
    diary.end(MONDAY)
    diary.begin(date(2026, 11, 25))
    assert not Diary(tmp_path / "days.json").is_torn, "a later day cut off costs nobody their data"


def test_past_dossiers_stand_at_many_steps(services: Services, ward: Ward) -> None:
    made = make_past_dossiers(services, office=ward.office, procedures=ward.procedures, demo_day=MONDAY)
    due_days = {local_day(dossier.due_at) for dossier in made if dossier.due_at and dossier.is_open}
    assert len(made) == 14
    assert {dossier.step for dossier in made} >= {
        "APPRAISAL",
        "APPROVAL",
        "SUPPLEMENT",
        "PAYMENT",
        "COMPLETED",
        "RETURNED",
    }
    assert MONDAY in due_days
    assert min(due_days) < MONDAY
    assert all(move.at < MONDAY_MORNING for dossier in made for move in dossier.moves)
    assert all((dossier.name or "").endswith(" Demo") for dossier in made)


def test_some_were_sent_in_since_the_working_day_before(services: Services, ward: Ward) -> None:
    made = send_in(services, office=ward.office, procedures=ward.procedures, demo_day=MONDAY)
    assert [dossier.status for dossier in made] == [DossierStatus.REGISTERED] * 4
    assert sum(bool(missing_documents(dossier.documents)) for dossier in made) == 1
    assert {dossier.channel for dossier in made} == {Channel.ONLINE, Channel.POSTAL}
    left = [time_to_answer(each, calendar=ward.office.calendar, now=MONDAY_MORNING) for each in made]
    assert all(each is not None and timedelta() < each <= timedelta(hours=8) for each in left)


@pytest.mark.parametrize("day", [date(2026, 12, 14), date(2027, 1, 4), date(2027, 2, 15), date(2027, 9, 6)])
def test_past_dossiers_can_be_made_for_any_demo_day(store: str, services: Services, day: date) -> None:
    ward = save_ward(demo_day=day)
    made: list[Dossier] = make_past_dossiers(
        services, office=ward.office, procedures=ward.procedures, demo_day=day
    )
    assert day in {local_day(dossier.due_at) for dossier in made if dossier.due_at and dossier.is_open}
    assert [dossier.step for dossier in made if dossier.workflow_id == "building-permit"] == PERMITS


def test_hall_lives_on(services: Services, ward: Ward) -> None:
    visitors = visitors_of(ward)
    let_time_pass(visitors, services, minutes=60)
    hall = hall_of()
    assert sum(counter.served for counter in hall.counters.values()) >= 5
    assert sum(series.issued for series in hall.series.values()) >= 8


def test_counter_of_a_real_clerk_is_left_alone(services: Services, ward: Ward) -> None:
    counters.open_counter(services, staff=NEWCOMER, number=1, idempotency_key="a-real-clerk-opens")
    let_time_pass(visitors_of(ward), services, minutes=30)
    counter = hall_of().counter(1)
    assert counter is not None
    assert (counter.clerk_id, counter.is_open, counter.served, counter.current) == (
        NEWCOMER.id,
        True,
        0,
        None,
    )


def test_counter_closed_by_a_real_clerk_stays_closed(services: Services, ward: Ward) -> None:
    counters.open_counter(services, staff=NEWCOMER, number=1, idempotency_key="a-real-clerk-opens")
    counters.close_counter(services, staff=NEWCOMER, number=1, idempotency_key="a-real-clerk-closes")
    let_time_pass(visitors_of(ward), services, minutes=5)
    counter = hall_of().counter(1)
    assert counter is not None
    assert not counter.is_open


def test_booking_of_a_real_person_is_never_checked_in_for_them(services: Services, ward: Ward) -> None:
    ticket = book_in(services, ward, minutes=20, phone="0905123456")
    later = let_time_pass(visitors_of(ward), services, minutes=60)
    found = tickets.get_ticket(later, code=ticket.code)
    assert found is not None
    assert found.state is TicketState.BOOKED


def test_real_person_who_takes_a_number_is_served_and_never_a_no_show(services: Services, ward: Ward) -> None:
    taken = []
    for number in range(4):
        answer = tickets.take_ticket(
            services,
            office_id=DEMO_OFFICE_ID,
            procedure_code="1.004222",
            hall_code=hall_code(secret=SECRET, office_id=DEMO_OFFICE_ID, at=services.now()),
            name=None,
            phone=None,
            idempotency_key=f"a-real-person-comes-{number}",
        )
        assert isinstance(answer, tickets.TicketTaken)
        taken.append(answer.ticket.code)
    later = let_time_pass(visitors_of(ward), services, minutes=150)
    states = {found.state for code in taken if (found := tickets.get_ticket(later, code=code))}
    assert states == {TicketState.DONE}


def test_nobody_is_called_while_the_office_is_closed(services: Services, ward: Ward) -> None:
    noon = MONDAY_MORNING + timedelta(hours=3, minutes=10)
    at_noon = replace(services, clock=SteppedClock(noon))
    visitors = visitors_of(ward, since=noon)
    let_time_pass(visitors, at_noon, minutes=20)
    assert not any(counter.is_open for counter in hall_of().counters.values())


def test_counters_close_at_noon_and_open_again(services: Services, ward: Ward) -> None:
    late_morning = MONDAY_MORNING + timedelta(hours=2, minutes=40)
    visitors = visitors_of(ward, since=late_morning)
    at_lunch = let_time_pass(visitors, replace(services, clock=SteppedClock(late_morning)), minutes=75)
    assert not any(counter.is_open for counter in hall_of().counters.values())
    afternoon = replace(at_lunch, clock=SteppedClock(MONDAY_MORNING + timedelta(hours=5)))
    let_time_pass(visitors, afternoon, minutes=2)
    assert all(counter.is_open for counter in hall_of().counters.values())


def test_morning_ends_at_its_moment(services: Services, ward: Ward) -> None:
    until = MONDAY_MORNING - timedelta(minutes=45)
    play_morning(
        services,
        office=ward.office,
        procedures=ward.procedures,
        visitors=visitors_of(ward, since=MONDAY_MORNING - timedelta(hours=3)),
        until=until,
        progress=lambda moment: None,
    )
    served = {number: counter.served for number, counter in hall_of().counters.items()}
    assert sum(served.values()) > 0
    assert all(entry.arrived_at is None or entry.arrived_at <= until for entry in hall_of().line)


def test_every_visitor_is_plainly_invented_and_can_be_entered() -> None:
    from api.domain.people import parse_name, parse_phone

    for number in range(0, VISITORS, 97):
        person = visitor(number)
        assert person.name.endswith(" Demo")
        assert parse_name(person.name) == person.name
        assert parse_phone(person.phone) == person.phone


def test_no_attendant_can_be_signed_in_as() -> None:
    assert not {clerk.id for clerk in DEMO_CLERKS} & {staff.id for staff in (*ATTENDANTS.values(), EXPERT)}


def test_what_a_manager_changed_survives_the_next_start(ward: Ward) -> None:
    changed = replace(ward.office, version=1, address="Số 2 Đường Demo")
    transact(change_office(changed, was=0))
    assert save_ward(demo_day=MONDAY).office == changed
    assert load_office(DEMO_OFFICE_ID) == changed


def test_terms_a_manager_has_set_survive_the_next_start(ward: Ward) -> None:
    first = ward.procedures[0]
    changed = replace(first, cut_off=time(15), terms_version=1)
    transact(*change_terms(office_id=DEMO_OFFICE_ID, procedure=changed, was=0))
    assert save_ward(demo_day=MONDAY).procedures[0] == changed
    assert load_procedure(office_id=DEMO_OFFICE_ID, code=first.code) == changed
