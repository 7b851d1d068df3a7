"""Staff: known by the token they bring."""

from api.domain.staff import StaffMember
from api.ports import TokenIsInvalid
from api.usecases.services import Services

__all__ = ["TokenIsInvalid", "identify_staff"]


def identify_staff(services: Services, *, token: str) -> StaffMember:
    """The member of staff a bearer token speaks for. Raises `TokenIsInvalid`."""
    return services.staff_tokens.verify(token, now=services.now())
