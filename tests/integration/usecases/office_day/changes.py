"""What the manager changes of her office."""

from collections.abc import Sequence
from typing import Any

from api.domain.offices.changes import OfficeChange
from api.domain.offices.records import BookingAct
from api.domain.staff import StaffMember
from api.domain.terms import Terms
from api.usecases import office_changes, terms
from tests.integration.usecases.office_day.asking import new_key
from tests.integration.usecases.office_day.day import Day


class Changes(Day):
    """Settings and terms previewed and changed."""

    def preview(self, change: OfficeChange) -> Any:
        return office_changes.preview_change(self.services, staff=self.manager, change=change)

    def change(
        self,
        change: OfficeChange,
        *,
        acts: Sequence[BookingAct] = (),
        version: int | None = None,
        key: str | None = None,
        reason: str = "Cán bộ nghỉ ốm",
        manager: StaffMember | None = None,
        seen: Any = None,
    ) -> Any:
        """The manager previews and applies; `acts` in the order of the bookings she is shown, then MOVE."""
        seen = seen or self.preview(change)
        chosen = [*acts, *[BookingAct.MOVE] * len(seen.affected)]
        return office_changes.change_office(
            self.services,
            staff=manager or self.manager,
            version=seen.before.version if version is None else version,
            change=change,
            reason=reason,
            affected=seen.digest,
            acts={one.reference: act for one, act in zip(seen.affected, chosen, strict=False)},
            idempotency_key=key or new_key(),
        )

    def resume(self, version: int, *, key: str | None = None) -> Any:
        return office_changes.resume_change(
            self.services, staff=self.manager, version=version, idempotency_key=key or new_key()
        )

    def set_terms(
        self,
        code: str,
        wanted: Terms,
        *,
        version: int = 0,
        key: str | None = None,
        reason: str = "Theo quyết định mới",
        manager: StaffMember | None = None,
    ) -> Any:
        return terms.change_terms(
            self.services,
            staff=manager or self.manager,
            code=code,
            version=version,
            terms=wanted,
            reason=reason,
            idempotency_key=key or new_key(),
        )
