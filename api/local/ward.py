"""What the local server serves: the ward on its clock, its site, and the links to open."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from starlette.types import ASGIApp

from api.adapters.clock import ShiftedClock, SystemClock
from api.app import create_app
from api.bootstrap import make_post, make_services
from api.domain.calendar import local_clock, local_day
from api.domain.people import last_four
from api.domain.tickets import display_key
from api.local.background import counting, handing_on, posting, reckoning, sweeping
from api.local.demo.clock import ClockKeeper, demo_moment, read_saved
from api.local.demo.deciding_office import DECIDING_OFFICE_NAME, ITS_COUNTER
from api.local.demo.diary import Diary
from api.local.demo.office import BASE_CALENDAR, DEMO_OFFICE_ID
from api.local.demo.people import ATTENDANTS, COUNTER_LEFT_FREE, DECIDING_CLERK, DEMO_CLERKS
from api.local.demo.ward import living, prepare_day, save_ward
from api.local.files import FolderFiles, file_routes
from api.local.issuer import CLIENT_ID, TokenSigner, issuer_routes
from api.local.options import Options
from api.local.outbox import SENDER, OutboxFolder
from api.local.site import ISSUER_PATH, create_site
from api.ports import Clock
from api.settings import PostSettings, read_settings
from api.storage.offices import load_office
from api.storage.tables import create_table
from api.usecases.dossiers import DossierDue, office_dossiers
from api.usecases.files import FileKeeping
from api.usecases.services import Services

DEMO_POSTER = "DEMO-1"
BANNER_VI = "Bản dùng thử: đồng hồ bắt đầu lúc 8:30 một sáng làm việc; người và hồ sơ không có thật."
BANNER_EN = "Demonstration: the clock starts at 8:30 of a working morning; people and dossiers are invented."
CLERK_HINT = f"{DEMO_CLERKS[0].name} · quầy {COUNTER_LEFT_FREE}"


@dataclass(frozen=True, slots=True)
class LocalWard:
    """The site to serve and the lines to print once it answers."""

    site: ASGIApp
    links: list[str]


def open_ward(options: Options, *, stack: ExitStack, diary: Diary, say: Callable[..., None]) -> LocalWard:
    """Make the ward ready. Whatever runs beside the server is ended by `stack`."""
    create_table()
    clock = _clock(options, stack)
    settings = read_settings()
    files = FolderFiles(
        options.data / "files", site_url=options.site_url, secret=settings.code_secret, clock=clock
    )
    services = make_services(settings, clock=clock, files=files)
    signer = TokenSigner.in_folder(
        folder=options.data / "issuer", issuer=options.site_url + ISSUER_PATH, clock=clock
    )
    day = None if options.real_time else local_day(clock.now())
    ward = save_ward(demo_day=day)
    if options.visitors and not options.real_time:
        say("Preparing the demo ward …")
        visitors = prepare_day(services, ward=ward, diary=diary, say=say)
        stack.enter_context(living(services, visitors=visitors))
    stack.enter_context(counting((DEMO_OFFICE_ID,)))
    stack.enter_context(handing_on(services))
    letters = PostSettings(code_secret=services.code_secret, site_url=options.site_url, mail_from=SENDER)
    outbox = OutboxFolder(options.data / "outbox", settings=letters, clock=clock, say=say)
    stack.enter_context(posting(make_post(letters, mail=outbox, clock=clock)))
    stack.enter_context(sweeping(FileKeeping(clock=clock, files=files)))
    stack.enter_context(reckoning(clock))
    key = display_key(secret=services.code_secret, office_id=DEMO_OFFICE_ID)
    site = create_site(
        site_url=options.site_url,
        api=create_app(services, in_threads=True),
        issuer=issuer_routes(
            signer=signer, clerks=DEMO_CLERKS, redirect_uri=f"{options.site_url}/staff", clock=clock
        ),
        files=file_routes(files),
        pages=options.pages,
        config=lambda: _config(options, clock=clock, key=key),
    )
    return LocalWard(site=site, links=_links(options, services=services, key=key))


def _clock(options: Options, stack: ExitStack) -> Clock:
    real = SystemClock()
    if options.real_time:
        return real
    path = options.data / "demo" / "clock.json"
    known = load_office(DEMO_OFFICE_ID)
    begins = demo_moment(
        real_now=real.now(),
        saved=read_saved(path),
        calendar=known.calendar if known else BASE_CALENDAR,
    )
    demo = ShiftedClock(begins - real.now())
    keeper = ClockKeeper(path=path, demo=demo, real=real)
    keeper.start()
    stack.callback(keeper.stop)
    return demo


def _config(options: Options, *, clock: Clock, key: str) -> dict[str, Any]:
    """What the pages are told about this site."""
    demo = {
        "now": clock.now().astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "bannerVi": BANNER_VI,
        "bannerEn": BANNER_EN,
        "office": DEMO_OFFICE_ID,
        "displayKey": key,
        "clerkHint": CLERK_HINT,
    }
    return {
        "api": "/graphql",
        "staff": {"issuer": options.site_url + ISSUER_PATH, "clientId": CLIENT_ID},
        "demo": None if options.real_time else demo,
    }


def _links(options: Options, *, services: Services, key: str) -> list[str]:
    site, office = options.site_url, DEMO_OFFICE_ID
    shown = local_clock(services.now())
    lines = [
        f"Đến Lượt is ready. The ward's clock shows {shown:%H:%M}, {shown:%d/%m/%Y}.",
        "",
        f"  Citizen   {site}/o/{office}",
        f"  Poster    {site}/o/{office}?p={DEMO_POSTER}",
        f"  Clerk     {site}/staff   (choose {DEMO_CLERKS[0].name}, open counter {COUNTER_LEFT_FREE})",
        f"  Decider   {site}/staff   (choose {DECIDING_CLERK.name} of {DECIDING_OFFICE_NAME}, open counter"
        f" {ITS_COUNTER}: building permits wait there)",
        f"  Board     {site}/board/{office}#k={key}",
        f"  Kiosk     {site}/kiosk/{office}#k={key}",
        f"  Widget    {site}/widget/example.html",
        f"  Explorer  {site}/explorer",
    ]
    staff = next(iter(ATTENDANTS.values()))
    due, _ = office_dossiers(services, staff=staff, due=DossierDue.TODAY, first=10, after=None)
    lines += [
        f"  Dossier   {site}/d/{dossier.code}   (phone ends in {last_four(dossier.phone or '')})"
        for dossier in [each for each in due if each.is_received][:1]
    ]
    return [*lines, "", "Ctrl-C ends it; everything is kept."]
