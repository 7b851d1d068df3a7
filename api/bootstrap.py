"""The composition root: settings in, services out."""

from datetime import datetime

from api.adapters.clock import SystemClock
from api.adapters.files import S3Files
from api.adapters.papers import PdfPrinter
from api.adapters.staff_tokens import IssuerTokens
from api.domain.staff import StaffMember
from api.ports import Clock, Files, Mail, TokenIsInvalid
from api.settings import PostSettings, Settings
from api.usecases.files import FileKeeping
from api.usecases.notices.post import Post
from api.usecases.services import Services


def make_services(settings: Settings, *, clock: Clock | None = None, files: Files | None = None) -> Services:
    """The services of this process. Only a local host brings another clock, and another place for files."""
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
        files=files or S3Files(bucket=settings.files_bucket),
    )


def make_post(settings: PostSettings, *, mail: Mail, clock: Clock | None = None) -> Post:
    """What sends notices. Only a local host brings another clock than the machine's."""
    return Post(
        clock=clock or SystemClock(),
        mail=mail,
        code_secret=settings.code_secret,
        site_url=settings.site_url,
    )


def make_file_keeping(*, files_bucket: str) -> FileKeeping:
    """What takes away files that nobody confirmed."""
    return FileKeeping(clock=SystemClock(), files=S3Files(bucket=files_bucket))


class NobodysTokens:
    """Where nobody signs in, every token is wrong."""

    def verify(self, token: str, *, now: datetime) -> StaffMember:
        raise TokenIsInvalid


def make_watching_services() -> Services:
    """The services of a process that only shows boards: it holds no secret and knows no issuer."""
    return _services_of_nobody(code_secret=b"")


def make_waitlist_services(*, code_secret: bytes) -> Services:
    """The services of a process that only hands places on: the secret keys what is offered."""
    return _services_of_nobody(code_secret=code_secret)


def _services_of_nobody(*, code_secret: bytes) -> Services:
    return Services(
        clock=SystemClock(),
        code_secret=code_secret,
        site_url="",
        staff_tokens=NobodysTokens(),
        paper_printer=PdfPrinter(),
        # Its role may touch none, and nothing it does names one.
        files=S3Files(bucket=""),
    )
