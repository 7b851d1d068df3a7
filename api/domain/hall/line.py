"""The line of a hall: who is expected, who waits, and who missed her call."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.queue import PriorityClass, TurnGiven, WaitingTicket
from api.domain.visit_services import NO_OTHER_SERVICES, VisitServices


@dataclass(frozen=True, slots=True)
class LineEntry:
    """Somebody expected (booked, not yet here) or waiting (here, not yet called).

    `sent_to` is the counter a clerk sent her to, `dossier_code` that of who was received before and sent on;
    `has_outlook` tells that the forecast looked at her wait when it began, so that her call can teach it.
    `places` are those of the service she is in line for, `services` the others of her visit.
    """

    code: str
    group_id: str
    has_arrived: bool
    number: int | None
    appointment_at: datetime | None
    arrived_at: datetime | None
    name: str | None
    procedure_code: str
    short_code: str
    priority: PriorityClass | None = None
    given: TurnGiven | None = None
    sent_to: int | None = None
    dossier_code: str | None = None
    has_outlook: bool = False
    places: int = 1
    services: VisitServices = NO_OTHER_SERVICES

    def waiting(self) -> WaitingTicket | None:
        """As the queue's rules see it; None while not checked in, for who is not here does not count."""
        if not self.has_arrived or self.number is None or self.arrived_at is None:
            return None
        return WaitingTicket(
            code=self.code,
            group_id=self.group_id,
            number=self.number,
            arrived_at=self.arrived_at,
            appointment_at=self.appointment_at,
            priority=self.priority,
            given=self.given,
            procedure_code=self.procedure_code,
            sent_to=self.sent_to,
            places=self.services.places_at(group_id=self.group_id, places=self.places),
        )


@dataclass(frozen=True, slots=True)
class MissedTicket:
    """Somebody who did not come when called: parked with her number, neither counting nor holding up anybody.

    `entry` is her place as it was when she was called.
    """

    entry: LineEntry
    missed_at: datetime
