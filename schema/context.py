"""What a resolver knows of the request: the services, the person's language, and who signed in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from strawberry.types.info import Info as StrawberryInfo

from api.domain.offices import Office
from api.domain.procedures import Procedure
from api.domain.staff import StaffMember, StaffRole
from api.usecases.procedures import get_procedure
from api.usecases.services import Services
from api.usecases.staff import TokenIsInvalid, identify_staff
from schema.errors import RequestRefused
from schema.messages import Language

BEARER = "Bearer "
T = TypeVar("T")


@dataclass(slots=True)
class Context:
    services: Services
    language: Language = "vi"
    authorization: str | None = None
    is_rehearsal: bool = False
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def staff(self) -> StaffMember:
        """The member of staff who signed in. Every staff field asks; nobody else gets an answer."""
        if not self.authorization or not self.authorization.startswith(BEARER):
            raise RequestRefused("UNAUTHENTICATED", "sign_in", self.language)
        try:
            return identify_staff(self.services, token=self.authorization.removeprefix(BEARER).strip())
        except TokenIsInvalid:
            raise RequestRefused("UNAUTHENTICATED", "sign_in_again", self.language) from None

    def staff_of(self, *office_ids: str) -> StaffMember:
        """The member of staff who signed in, of one of these offices."""
        staff = self.staff()
        if staff.office_id not in office_ids:
            raise RequestRefused("FORBIDDEN", "other_office", self.language)
        return staff

    def manager(self, refusal: str = "managers_only") -> StaffMember:
        """The manager who signed in; clerks may look at their desks, not change or judge their office."""
        staff = self.staff()
        if staff.role is not StaffRole.MANAGER:
            raise RequestRefused("FORBIDDEN", refusal, self.language)
        return staff

    def office(self, office_id: str) -> Office:
        """An office that something already stored belongs to."""
        office = self.services.office(office_id)
        if office is None:
            raise LookupError(f"office {office_id} is gone")
        return office

    def once(self, key: tuple[str, str], load: Callable[[], T]) -> T:
        """What `load` gives, loaded once in a request."""
        if key not in self._known:
            self._known[key] = load()
        return self._known[key]

    def procedure(self, *, office_id: str, code: str) -> Procedure | None:
        """A procedure, read once in a request."""
        return self.once(
            ("procedure", f"{office_id}/{code}"), lambda: get_procedure(office_id=office_id, code=code)
        )


Info: TypeAlias = StrawberryInfo[Context, None]
