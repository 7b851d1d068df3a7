"""What clerks do with a dossier afterwards."""

from datetime import date
from typing import Any

from api.domain.dossiers.inbox import statuses_of
from api.domain.staff import StaffMember
from api.usecases import dossiers
from tests.integration.usecases.office_day.asking import new_key
from tests.integration.usecases.office_day.day import Day

NOTE = "Mời bạn xem phiếu."


class Dossiers(Day):
    """A dossier moved on, given to somebody, or extended."""

    def advance(
        self,
        code: str,
        *,
        to: str = "APPRAISAL",
        version: int = 1,
        key: str | None = None,
        reason: str | None = None,
        note: str | None = None,
        staff: StaffMember | None = None,
    ) -> Any:
        """What the citizen must hear of is moved with a note, as the console asks for."""
        if note is None and any(status.asks_citizen for status in statuses_of(to)):
            note = NOTE
        return dossiers.advance_dossier(
            self.services,
            staff=staff or self.clerk(3),
            code=code,
            to=to,
            version=version,
            note=note,
            reason=reason,
            idempotency_key=key or new_key(),
        )

    def assign(self, code: str, *, to: str = "clerk-4", version: int = 1, key: str | None = None) -> Any:
        return dossiers.assign_dossier(
            self.services,
            staff=self.clerk(3),
            code=code,
            version=version,
            clerk_id=to,
            clerk_name="Cán bộ Demo 4",
            until=None,
            reason="Hồ sơ cần người am hiểu.",
            idempotency_key=key or new_key(),
        )

    def extend(self, code: str, *, to: date, version: int = 1, key: str | None = None) -> Any:
        return dossiers.extend_dossier(
            self.services,
            staff=self.clerk(3),
            code=code,
            version=version,
            new_due_on=to,
            apology="Xin lỗi bạn vì chậm trễ.",
            idempotency_key=key or new_key(),
        )
