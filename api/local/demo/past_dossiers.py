"""Dossiers of the days before: one due today, one overdue, others under way, at a second office or done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import at_local, local_day
from api.domain.deadlines import Deadline, DeadlineUnit, due_at
from api.domain.dossiers import Dossier
from api.domain.dossiers.handover import ReceiverRelation
from api.domain.dossiers.workflows import ONE_STOP
from api.domain.offices import Office
from api.domain.procedures import Channel, Procedure
from api.domain.staff import StaffMember
from api.domain.tickets import hall_code
from api.local.demo.people import ATTENDANTS, EXPERT, visitor
from api.local.demo.stepped_clock import SteppedClock
from api.local.demo.visitors import handed_in
from api.usecases import counters, dossiers, handovers, tickets
from api.usecases.services import Services

LOOKED_BACK_IN_DAYS = 60
FIRST_RECEIVED_AT = time(8, 0)
BETWEEN_RECEIPTS = timedelta(minutes=12)
BETWEEN_STEPS = timedelta(minutes=80)

_APPRAISED = ("APPRAISAL",)
_APPROVED = ("APPRAISAL", "APPROVAL")
_SIGNATURE = "M60 140l20 -70 24 60 12 -30 10 24 30 -10 20 14 60 -6"
_COMPLETED = (*_APPROVED, "COMPLETED")
_SHARED = "building-permit"


@dataclass(frozen=True, slots=True)
class _Story:
    """Working days from the demo's day to the due day (0: today, negative: before), and the steps taken.

    `or_later`: so many days later will do as well, where no working day of receipt leads to the due day.
    """

    due_in: int
    steps: tuple[str, ...]
    note: str | None = None
    lacks_one: bool = False
    workflow: str = ONE_STOP
    or_later: int = 0


_STORIES = (
    _Story(0, _APPRAISED),
    _Story(0, _APPROVED),
    _Story(-1, _APPRAISED, "Đang chờ ý kiến của đơn vị liên quan."),
    _Story(1, _APPROVED),
    _Story(1, _APPRAISED),
    _Story(2, _APPRAISED),
    _Story(2, ()),
    _Story(3, (), lacks_one=True),
    _Story(4, ("APPRAISAL", "PAYMENT"), "Mời bạn nộp lệ phí để nhận kết quả."),
    _Story(1, _COMPLETED, "Mời bạn đến nhận kết quả tại quầy."),
    _Story(-1, (*_COMPLETED, "RETURNED")),
    _Story(2, ("WITHDRAWN",), "Rút theo yêu cầu của người nộp."),
    _Story(1, ("SENT", *_APPROVED, "SENT_BACK"), workflow=_SHARED, or_later=5),
    _Story(4, ("SENT",), workflow=_SHARED, or_later=5),
)


@dataclass(frozen=True, slots=True)
class _Receipt:
    """What a story comes to: this procedure, received at this moment."""

    story: _Story
    procedure: Procedure
    received_at: datetime


def make_past_dossiers(
    services: Services, *, office: Office, procedures: Sequence[Procedure], demo_day: date
) -> list[Dossier]:
    """Play the stories on the days they fell on, in the order of time; returns the dossiers as they stand."""
    made = []
    for number, receipt in enumerate(_receipts(office, procedures, demo_day)):
        clock = SteppedClock(receipt.received_at)
        played = replace(services, clock=clock)
        dossier = _receive(played, clock, office=office, receipt=receipt, number=number)
        made.append(_advance(played, clock, office=office, dossier=dossier, story=receipt.story))
    return made


def _receipts(office: Office, procedures: Sequence[Procedure], demo_day: date) -> list[_Receipt]:
    used: set[str] = set()
    receipts = []
    for number, story in enumerate(_STORIES):
        for procedure, received_on in _ways_to_be_due(office, procedures, demo_day, story):
            if procedure.code not in used or story.workflow == _SHARED:  # only few of them are shared
                used.add(procedure.code)
                received_at = at_local(received_on, FIRST_RECEIVED_AT) + BETWEEN_RECEIPTS * number
                receipts.append(_Receipt(story=story, procedure=procedure, received_at=received_at))
                break
    return sorted(receipts, key=lambda receipt: receipt.received_at)


def _ways_to_be_due(
    office: Office, procedures: Sequence[Procedure], demo_day: date, story: _Story
) -> Iterator[tuple[Procedure, date]]:
    """Procedures and days of receipt before the demo's day that make a dossier due when the story says."""
    calendar = office.calendar
    wanted = calendar.add_working_days(start=demo_day, count=max(story.due_in, 0))
    for _ in range(-story.due_in):
        wanted = _working_day_before(office, wanted)
    for procedure in procedures:
        if procedure.workflow != story.workflow:
            continue
        deadline = procedure.deadline(Channel.IN_PERSON)
        counter = _counter_of(office, procedure)
        # Due dates in hours would depend on the minute of receipt.
        is_by_day = deadline is not None and deadline.unit is not DeadlineUnit.HOURS
        if deadline is None or not is_by_day or counter is None or len(procedure.cases[0].documents) < 2:
            continue
        for back in range(1, LOOKED_BACK_IN_DAYS):
            day = demo_day - timedelta(days=back)
            if calendar.is_working_day(day) and _due_on(office, deadline, day) == wanted:
                yield procedure, day
                break
    if story.or_later:
        later = replace(story, due_in=story.due_in + 1, or_later=story.or_later - 1)
        yield from _ways_to_be_due(office, procedures, demo_day, later)


def _working_day_before(office: Office, day: date) -> date:
    days = (day - timedelta(days=back) for back in range(1, LOOKED_BACK_IN_DAYS))
    return next(before for before in days if office.calendar.is_working_day(before))


def _due_on(office: Office, deadline: Deadline, received_on: date) -> date | None:
    received_at = at_local(received_on, FIRST_RECEIVED_AT)
    due = due_at(received_at=received_at, deadline=deadline, calendar=office.calendar)
    return local_day(due) if due else None


def _counter_of(office: Office, procedure: Procedure) -> int | None:
    group = office.group_of_sector(procedure.sector)
    served_at = office.counters_of(group.id) if group else ()
    return next((counter.number for counter in served_at if counter.number in ATTENDANTS), None)


def _receive(
    services: Services, clock: SteppedClock, *, office: Office, receipt: _Receipt, number: int
) -> Dossier:
    """A visit of that day, from the number taken to the dossier handed in."""
    counter = _counter_of(office, receipt.procedure) or 0
    attendant, person = ATTENDANTS[counter], visitor(number)
    key = f"past-{clock.now():%y%m%d}-{receipt.procedure.code.replace('.', '-')}-{number:02}"
    tickets.take_ticket(
        services,
        office_id=office.id,
        procedure_code=receipt.procedure.code,
        hall_code=hall_code(secret=services.code_secret, office_id=office.id, at=clock.now()),
        name=person.name,
        phone=person.phone,
        idempotency_key=key,
    )
    counters.open_counter(services, staff=attendant, number=counter, idempotency_key=f"{key}-open")
    counters.call_next(services, staff=attendant, number=counter, idempotency_key=f"{key}-call")
    clock.move(timedelta(seconds=40))
    counters.start_service(services, staff=attendant, number=counter, idempotency_key=f"{key}-start")
    clock.move(timedelta(minutes=8))
    received = dossiers.receive_dossier(
        services,
        staff=attendant,
        number=counter,
        documents=handed_in(receipt.procedure, lacks_one=receipt.story.lacks_one),
        note=None,
        idempotency_key=f"{key}-receive",
    )
    counters.finish_service(services, staff=attendant, number=counter, idempotency_key=f"{key}-finish")
    if not isinstance(received, dossiers.DossierReceived):
        raise RuntimeError(f"the demo's dossier was refused: {received}")
    return received.dossier


def _who_has(dossier: Dossier) -> StaffMember:
    """Somebody of the office where the dossier is."""
    return EXPERT if dossier.holder_office_id == EXPERT.office_id else next(iter(ATTENDANTS.values()))


def _advance(
    services: Services, clock: SteppedClock, *, office: Office, dossier: Dossier, story: _Story
) -> Dossier:
    """The steps the dossier has taken since; the story's note stands on the last."""
    for nth, step in enumerate(story.steps, start=1):
        clock.moment = office.calendar.add_working_time(start=clock.now(), amount=BETWEEN_STEPS)
        attendant = _who_has(dossier)
        key = f"past-{dossier.code.replace('.', '-')}-{nth}"
        note = story.note if nth == len(story.steps) else None
        moved: object
        if dossier.workflow.step(step).says_how:
            moved = handovers.hand_over_result(
                services,
                staff=attendant,
                code=dossier.code,
                version=dossier.version,
                receiver_name=dossier.name or "",
                relation=ReceiverRelation.APPLICANT,
                signature=_SIGNATURE,
                unsigned_because=None,
                note=note,
                idempotency_key=key,
            )
        else:
            moved = dossiers.advance_dossier(
                services,
                staff=attendant,
                code=dossier.code,
                to=step,
                version=dossier.version,
                note=note,
                idempotency_key=key,
            )
        if not isinstance(moved, dossiers.DossierAdvanced | handovers.ResultHandedOver):
            raise RuntimeError(f"the demo's dossier was not moved: {moved}")
        dossier = moved.dossier
    return dossier
