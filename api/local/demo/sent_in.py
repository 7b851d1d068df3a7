"""What citizens have sent in online or by post since the working day before, waiting to be received."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from api.domain.calendar import at_local
from api.domain.dossiers import Dossier
from api.domain.dossiers.workflows import ONE_STOP
from api.domain.offices import Office
from api.domain.procedures import Channel, Procedure
from api.local.demo.people import ATTENDANTS, visitor
from api.local.demo.stepped_clock import SteppedClock
from api.local.demo.visitors import handed_in
from api.usecases import dossiers
from api.usecases.services import Services

# When each was sent on that day, how, and whether a paper is missing.
_SENT = (
    (time(9, 20), Channel.POSTAL, False),
    (time(14, 5), Channel.ONLINE, False),
    (time(15, 40), Channel.ONLINE, True),
    (time(20, 15), Channel.ONLINE, False),
)
_FIRST_SENDER = 500
# So that one can be missing.
_PAPERS = 2


def send_in(
    services: Services, *, office: Office, procedures: Sequence[Procedure], demo_day: date
) -> list[Dossier]:
    """Register them; returns the dossiers."""
    day = demo_day - timedelta(days=1)
    while not office.calendar.is_working_day(day):
        day -= timedelta(days=1)
    possible = [
        each
        for each in procedures
        if each.workflow == ONE_STOP and len(handed_in(each, lacks_one=False)) >= _PAPERS
    ]
    attendant = next(iter(ATTENDANTS.values()))
    made = []
    for number, ((clock, channel, lacks_one), procedure) in enumerate(zip(_SENT, possible, strict=False)):
        sent_at = at_local(day, clock)
        person = visitor(_FIRST_SENDER + number)
        done = dossiers.register_dossier(
            replace(services, clock=SteppedClock(sent_at)),
            staff=attendant,
            procedure_code=procedure.code,
            channel=channel,
            name=person.name,
            phone=person.phone,
            documents=handed_in(procedure, lacks_one=lacks_one),
            note=None,
            portal_code=f"000.00.17.{sent_at:%y%m%d}-{number:04}" if channel is Channel.ONLINE else None,
            idempotency_key=f"sent-in-{sent_at:%y%m%d-%H%M}-{number:04}",
        )
        if not isinstance(done, dossiers.DossierRegistered):
            raise RuntimeError(f"the demo's dossier was refused: {done}")
        made.append(done.dossier)
    return made
