"""Dataclasses through JSON and back: what goes in comes out, in every noun that is stored whole."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import DayOff, EditedDay, ExtraHours, FormerShifts, Shift, WorkingCalendar
from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.dossiers import DocumentReceipt, Dossier, DossierMove
from api.domain.offices import Office
from api.domain.procedures import Procedure
from api.domain.queue import CallWindow, Outlook, PriorityClass
from api.domain.queue.experience import Wait
from api.domain.tickets import LeftNumber, Standing, TicketState
from api.domain.visit_services import VisitService, VisitServices
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from api.storage.codec import decode, encode

OFFICE = demo_office(
    group_of_sector=GROUP_OF_SECTOR, days_off=(DayOff(date(2026, 11, 26), "Nghỉ lễ", "Holiday"),)
)
MOMENTS = st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]),
    min_value=datetime(2020, 1, 1),
    max_value=datetime(2100, 1, 1),
)
MORNING = (Shift(time(7), time(11, 30)),)
PAPERS = st.builds(DocumentReceipt)
MOVES = st.builds(DossierMove, at=MOMENTS)
DEADLINES = st.builds(Deadline, amount=st.integers(1, 400), unit=st.sampled_from(DeadlineUnit))


def test_demo_office_comes_back_as_it_was() -> None:
    assert decode(Office, encode(OFFICE)) == OFFICE


def test_office_stored_before_the_graces_has_five_and_ten_minutes() -> None:
    stored = json.loads(encode(OFFICE))
    for added in ("early_minutes", "late_minutes"):
        del stored["queue_policy"][added]
    policy = decode(Office, json.dumps(stored)).queue_policy
    assert (policy.early_minutes, policy.late_minutes) == (5, 10)


@pytest.mark.parametrize("procedure", load_demo_procedures(), ids=lambda procedure: procedure.code)
def test_demo_procedure_comes_back_as_it_was(procedure: Procedure) -> None:
    assert decode(Procedure, encode(procedure)) == procedure


@given(
    st.builds(
        Dossier,
        received_at=MOMENTS,
        due_at=st.none() | MOMENTS,
        deadline=st.none() | DEADLINES,
        documents=st.lists(PAPERS, max_size=5).map(tuple),
        moves=st.lists(MOVES, min_size=1, max_size=5).map(tuple),
    )
)
def test_any_dossier_comes_back_as_it_was(dossier: Dossier) -> None:
    assert decode(Dossier, encode(dossier)) == dossier


@given(
    st.builds(
        WorkingCalendar,
        shifts=st.just((Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17)))),
        days_off=st.lists(st.builds(DayOff), max_size=4).map(tuple),
        make_up_days=st.frozensets(st.dates()),
        weekend=st.frozensets(st.integers(0, 6)),
        extra_hours=st.lists(
            st.builds(
                ExtraHours,
                shift=st.just(Shift(time(17), time(18))),
                weekdays=st.frozensets(st.integers(0, 6)),
                days=st.frozensets(st.dates()),
            ),
            max_size=2,
        ).map(tuple),
        former_shifts=st.lists(st.builds(FormerShifts, shifts=st.just(MORNING)), max_size=2).map(tuple),
        edited_days=st.lists(st.builds(EditedDay, shifts=st.sampled_from([(), MORNING])), max_size=2).map(
            tuple
        ),
    )
)
def test_any_calendar_comes_back_as_it_was(calendar: WorkingCalendar) -> None:
    assert decode(WorkingCalendar, encode(calendar)) == calendar


def test_calendar_stored_before_it_kept_former_hours_has_none() -> None:
    stored = json.loads(encode(OFFICE.calendar))
    for added in ("former_shifts", "edited_days"):
        del stored[added]
    assert decode(WorkingCalendar, json.dumps(stored)) == OFFICE.calendar


def test_standing_before_an_act_comes_back_with_what_was_foreseen_and_told() -> None:
    moment = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    before = Standing(
        state=TicketState.SERVING,
        group_id="civil-status",
        number=4,
        left_numbers=(LeftNumber("land", 2),),
        called_at=moment,
        priority=PriorityClass.ELDERLY,
        services=VisitServices((VisitService("1.001193", "civil-status", done_at=moment),)),
        outlook=Outlook("civil-status", 480.0, Wait(300.0, 480.0, 600.0), {"load": 0.25}, kind="arrival"),
        told=CallWindow(moment, moment + timedelta(minutes=20), is_too_wide=True),
    )
    assert decode(Standing, encode(before)) == before
    assert decode(Standing, encode(Standing(TicketState.WAITING, "land"))).told is None


class Colour(StrEnum):
    RED = "RED"


@dataclass(frozen=True)
class Before:
    name: str
    gone: int


@dataclass(frozen=True)
class After:
    name: str
    colour: Colour | None = Colour.RED
    amounts: dict[str, int] | None = None


def test_field_added_since_takes_its_default_and_removed_field_is_ignored() -> None:
    assert decode(After, encode(Before(name="Một", gone=7))) == After(name="Một")


def test_field_without_default_that_is_missing_is_a_fault() -> None:
    with pytest.raises(TypeError, match="gone"):
        decode(Before, '{"name": "Một"}')


@given(st.builds(After, amounts=st.none() | st.dictionaries(st.text(), st.integers())))
def test_mappings_and_enums_come_back_as_they_were(value: After) -> None:
    assert decode(After, encode(value)) == value


def test_text_is_kept_readable_and_small() -> None:
    assert encode(Before(name="Đăng ký", gone=1)) == '{"name":"Đăng ký","gone":1}'
    assert json.loads(encode(OFFICE))["name"] == OFFICE.name
