"""The composition root: settings in, services out."""

from datetime import datetime

from api.adapters.clock import SystemClock
from api.adapters.papers import PdfPrinter
from api.adapters.staff_tokens import IssuerTokens
from api.domain.staff import StaffMember
from api.ports import Clock, Mail, TokenIsInvalid
from api.settings import PostSettings, Settings
from api.usecases.notices.post import Post
from api.usecases.services import Services


def make_services(settings: Settings, *, clock: Clock | None = None) -> Services:
    """The services of this process. Only a local host brings another clock than the machine's."""
    return Services(
        clock=clock or SystemClock(),
        code_secret=settings.code_secret,
        site_url=settings.site_url,
        staff_tokens=IssuerTokens(
            issuer=settings.staff_issuer,
            audience=settings.staff_audience,
            jwks_url=settings.staff_jwks_url,
        ),
        paper_printer=PdfPrinter(),
    )


def make_post(settings: PostSettings, *, mail: Mail, clock: Clock | None = None) -> Post:
    """What sends notices. Only a local host brings another clock than the machine's."""
    return Post(
        clock=clock or SystemClock(),
        mail=mail,
        code_secret=settings.code_secret,
        site_url=settings.site_url,
    )


class NobodysTokens:
    """Where nobody signs in, every token is wrong."""

    def verify(self, token: str, *, now: datetime) -> StaffMember:
        raise TokenIsInvalid


def make_watching_services() -> Services:
    """The services of a process that only shows boards: it holds no secret and knows no issuer."""
    return Services(
        clock=SystemClock(),
        code_secret=b"",
        site_url="",
        staff_tokens=NobodysTokens(),
        paper_printer=PdfPrinter(),
    )
