"""What citizens do in the hall."""

from typing import Any

from api.domain.queue import PriorityClass
from api.usecases import offices, queue, tickets, visit_services
from tests.integration.usecases.office_day.asking import new_key
from tests.integration.usecases.office_day.day import Day
from tests.integration.usecases.office_day.ward import BIRTH


class Arrivals(Day):
    """Numbers taken, check-ins, and what may be asked for while one waits."""

    def take(
        self,
        procedure: str = BIRTH,
        *,
        key: str | None = None,
        name: str | None = None,
        priority: PriorityClass | None = None,
    ) -> Any:
        return tickets.take_ticket(
            self.services,
            office_id=self.office.id,
            procedure_code=procedure,
            hall_code=self.hall_code(),
            name=name,
            phone=None,
            idempotency_key=key or new_key(),
            priority=priority,
        )

    def check_in(self, code: str, *, key: str | None = None, priority: PriorityClass | None = None) -> Any:
        return tickets.check_in(
            self.services,
            code=code,
            office_id=self.office.id,
            hall_code=self.hall_code(),
            idempotency_key=key or new_key(),
            priority=priority,
        )

    def add_service(self, code: str, procedure: str, *, key: str | None = None) -> Any:
        return visit_services.add_service(
            self.services, code=code, procedure_code=procedure, idempotency_key=key or new_key()
        )

    def let_others_go_first(self, code: str, *, key: str | None = None) -> Any:
        return queue.let_others_go_first(self.services, code=code, idempotency_key=key or new_key())

    def scan(self, poster: str = "cho-hoa-khanh", *, key: str | None = None) -> Any:
        return offices.count_poster_scan(
            self.services, office_id=self.office.id, poster=poster, idempotency_key=key or new_key()
        )
