"""What else a visit is for: further services of the same ticket, done at once or at the next group's line."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

# More is an afternoon's work: then an appointment of several places is the better way.
MOST_SERVICES = 4


class ServiceState(StrEnum):
    """Where one service of a visit stands: done, the matter of the present line or counter, or to come."""

    DONE = "DONE"
    NOW = "NOW"
    NEXT = "NEXT"


@dataclass(frozen=True, slots=True)
class VisitService:
    """A service besides the one the ticket is in line for.

    `done_at` and `counter` are None until it is done.
    """

    procedure_code: str
    group_id: str
    dossier_code: str | None = None
    done_at: datetime | None = None
    counter: int | None = None


@dataclass(frozen=True, slots=True)
class VisitServices:
    """The other services of a visit: those that are done, then those to come as they were added."""

    others: tuple[VisitService, ...] = ()

    @property
    def done(self) -> tuple[VisitService, ...]:
        return tuple(service for service in self.others if service.done_at is not None)

    @property
    def to_come(self) -> tuple[VisitService, ...]:
        return tuple(service for service in self.others if service.done_at is None)

    def served_together(
        self, *, group_id: str, refused_procedures: Container[str] = ()
    ) -> tuple[VisitService, ...]:
        """What a counter does in one go with the ticket's own service: the same group's, if it may."""
        return tuple(
            service
            for service in self.to_come
            if service.group_id == group_id and service.procedure_code not in refused_procedures
        )

    def next(self, *, group_id: str, refused_procedures: Container[str] = ()) -> VisitService | None:
        """The first that a counter of this group leaves to others; None when the visit ends there."""
        here = self.served_together(group_id=group_id, refused_procedures=refused_procedures)
        return next((service for service in self.to_come if service not in here), None)

    def of(self, procedure_code: str) -> VisitService | None:
        return next((service for service in self.others if service.procedure_code == procedure_code), None)

    def with_service(self, service: VisitService) -> "VisitServices":
        return VisitServices((*self.others, service))

    def without(self, procedure_code: str) -> "VisitServices":
        return VisitServices(
            tuple(service for service in self.others if service.procedure_code != procedure_code)
        )

    def may_remove(self, procedure_code: str) -> bool:
        """Whether it can still be taken out again: neither done nor received."""
        service = self.of(procedure_code)
        return service is not None and service.done_at is None and service.dossier_code is None

    def with_dossier(self, *, procedure_code: str, dossier_code: str) -> "VisitServices":
        return VisitServices(
            tuple(
                replace(service, dossier_code=dossier_code)
                if service.procedure_code == procedure_code
                else service
                for service in self.others
            )
        )

    def own_places(self, places: int) -> int:
        """How many services' time the ticket's own one takes: its places were booked for the first alone."""
        return 1 if self.done else places

    def places_at(self, *, group_id: str, places: int, refused_procedures: Container[str] = ()) -> int:
        """How many services' time a visit to a counter of this group takes."""
        together = self.served_together(group_id=group_id, refused_procedures=refused_procedures)
        return self.own_places(places) + len(together)


NO_OTHER_SERVICES = VisitServices()
