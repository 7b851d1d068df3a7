"""The demo ward as a whole: its office and procedures, what has happened so far, and its living visitors."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.domain.calendar import DayOff, local_clock, local_day
from api.domain.offices import Office, validate_office
from api.domain.procedures import Procedure
from api.domain.staff import StaffRole
from api.domain.staff_members import DirectoryEntry
from api.local.background import Background
from api.local.demo.deciding_office import DECIDING_OFFICE_ID, decided_there, deciding_office
from api.local.demo.diary import Diary
from api.local.demo.morning import book_ahead, play_morning
from api.local.demo.office import DEMO_OFFICE_ID, days_off_from, demo_office
from api.local.demo.past_dossiers import make_past_dossiers
from api.local.demo.people import DEMO_CLERKS
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from api.local.demo.sent_in import send_in
from api.local.demo.stepped_clock import SteppedClock
from api.local.demo.visitors import Visitors
from api.storage.offices import load_office, save_office
from api.storage.procedures import load_procedures, save_procedures
from api.storage.staff_members import save_staff_member, staff_members
from api.storage.transactions import transact
from api.usecases.services import Services

TOLD_EVERY = timedelta(minutes=15)
BOOKED_BEFORE_OPENING = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ward:
    """What the demo stands on."""

    office: Office
    procedures: tuple[Procedure, ...]


def save_ward(*, demo_day: date | None) -> Ward:
    """Write the office, its procedures and the second office; writing them again changes nothing.

    An office, and terms of a procedure, that a manager has changed since stay as she made them.
    With a `demo_day` the office gets a holiday in the week after it; in real time it has the country's alone.
    """
    known = load_office(DEMO_OFFICE_ID)
    days_off = known.calendar.days_off if known else ()
    if demo_day is not None:
        days_off = days_off_from(demo_day=demo_day, known=days_off)
    if known is not None and known.version:
        office = replace(known, calendar=replace(known.calendar, days_off=days_off))
    else:
        office = demo_office(group_of_sector=GROUP_OF_SECTOR, days_off=days_off)
    procedures = decided_there(load_demo_procedures())
    validate_office(
        office,
        group_of_procedure={
            procedure.code: group.id
            for procedure in procedures
            if (group := office.group_of_sector(procedure.sector)) is not None
        },
    )
    if office != known:
        save_office(office)
    _save_deciding_office(days_off=days_off)
    kept = load_procedures(office_id=office.id, codes=[procedure.code for procedure in procedures])
    procedures = tuple(
        procedure.with_terms_of(kept[procedure.code])
        if procedure.code in kept and kept[procedure.code].terms_version
        else procedure
        for procedure in procedures
    )
    save_procedures(office_id=office.id, procedures=procedures)
    _enter_clerks()
    return Ward(office=office, procedures=procedures)


def _save_deciding_office(*, days_off: tuple[DayOff, ...]) -> None:
    """It is off when the ward is; what its manager has changed stays."""
    known = load_office(DECIDING_OFFICE_ID)
    if known is not None and known.version:
        office = replace(known, calendar=replace(known.calendar, days_off=days_off))
    else:
        office = deciding_office(days_off=days_off)
    validate_office(office)
    if office != known:
        save_office(office)


def _enter_clerks() -> None:
    """Whom the issuer signs in stands in the directory, as after a first sign-in; what was changed stays."""
    for office_id in (DEMO_OFFICE_ID, DECIDING_OFFICE_ID):
        known = {entry.id for entry in staff_members(office_id=office_id)}
        for clerk in DEMO_CLERKS:
            if clerk.office == office_id and clerk.id not in known:
                entry = DirectoryEntry(id=clerk.id, name=clerk.name, role=StaffRole(clerk.role))
                transact(save_staff_member(office_id=office_id, entry=entry, was=None))


def prepare_day(services: Services, *, ward: Ward, diary: Diary, say: Callable[[str], None]) -> Visitors:
    """Play what happened before this moment of the demo's day, unless an earlier start did.

    Returns the visitors, ready to go on from now.
    """
    now = services.now()
    day = local_day(now)
    if diary.knows(day):
        return Visitors(office=ward.office, procedures=ward.procedures, since=now)
    is_first = diary.is_empty
    diary.begin(day)
    office, procedures = ward.office, ward.procedures
    if is_first:
        say("  dossiers of the last weeks …")
        make_past_dossiers(services, office=office, procedures=procedures, demo_day=day)
        send_in(services, office=office, procedures=procedures, demo_day=day)
    say("  appointments of the coming week …")
    dawn = SteppedClock(_opening(office, now) - BOOKED_BEFORE_OPENING)
    book_ahead(replace(services, clock=dawn), office=office, procedures=procedures)
    say("  the morning so far …")
    visitors = Visitors(office=office, procedures=procedures, since=dawn.now())
    play_morning(
        services,
        office=office,
        procedures=procedures,
        visitors=visitors,
        until=now,
        progress=_told_every_quarter(say),
    )
    diary.end(day)
    return visitors


def _opening(office: Office, now: datetime) -> datetime:
    midnight = local_clock(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return office.calendar.next_opening(after=midnight)


def _told_every_quarter(say: Callable[[str], None]) -> Callable[[datetime], None]:
    told: list[datetime] = []

    def progress(moment: datetime) -> None:
        if not told or moment - told[-1] >= TOLD_EVERY:
            told.append(moment)
            say(f"    {local_clock(moment):%H:%M}")

    return progress


def living(services: Services, *, visitors: Visitors) -> Background:
    """Lets the visitors do what is due; one who stumbles takes the site from nobody."""
    return Background(
        lambda: visitors.step(services),
        name="demo-visitors",
        every_seconds=2,
        sorry="The demo's visitors stumbled; they go on soon.",
        after_fault_seconds=10,
    )
