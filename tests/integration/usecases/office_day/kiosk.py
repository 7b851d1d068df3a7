"""What a kiosk does."""

from datetime import timedelta
from typing import Any

from api.domain.leases import IssuedNumber
from api.domain.queue import PriorityClass
from api.usecases import leases
from tests.integration.usecases.office_day.asking import new_key
from tests.integration.usecases.office_day.day import Day
from tests.integration.usecases.office_day.ward import BIRTH


class Kiosk(Day):
    """Numbers leased, given out and reported."""

    def lease(
        self,
        group: str = "civil-status",
        *,
        count: int = 5,
        kiosk: str = "kiosk-cua-chinh",
        key: str | None = None,
        display: str | None = None,
    ) -> Any:
        return leases.lease_numbers(
            self.services,
            office_id=self.office.id,
            display_key=self.display_key() if display is None else display,
            kiosk=kiosk,
            group_id=group,
            count=count,
            idempotency_key=key or new_key(),
        )

    def report(self, lease_id: str, *issued: IssuedNumber, key: str | None = None) -> Any:
        return leases.report_issued_numbers(
            self.services,
            office_id=self.office.id,
            display_key=self.display_key(),
            lease_id=lease_id,
            issued=issued,
            idempotency_key=key or new_key(),
        )

    def given_out(
        self, number: int, *, ago: int = 0, procedure: str = BIRTH, priority: PriorityClass | None = None
    ) -> IssuedNumber:
        """A leased number that a kiosk gave out that many seconds ago."""
        at = self.clock.now() - timedelta(seconds=ago)
        return IssuedNumber(number=number, procedure_code=procedure, issued_at=at, priority=priority)
