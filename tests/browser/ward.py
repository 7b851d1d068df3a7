"""The ward that browsers open: the real site on a clock the test moves, with only the test's own people."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import uvicorn

from api.domain.calendar import local_day
from api.local.issuer import Clerk
from api.local.store import LOOPBACK
from api.storage.offices import load_office, save_office
from tests.clocks import MONDAY_MORNING
from tests.integration.storage.snapshots import write_as_before
from tests.integration.ward import Ward

START_TIMEOUT_IN_SECONDS = 20.0
RESIDENCE = "1.004222"  # Đăng ký thường trú
SENT_PAPERS = ("Tờ khai thay đổi thông tin cư trú", "Giấy tờ chỗ ở")
COUNTER = 6  # serves the residence group alone


class RunningClock:
    """Goes on as a wall clock does from where the test last put it: pages compare their answers."""

    def __init__(self) -> None:
        self.begin_again()

    def begin_again(self) -> None:
        self._shift = MONDAY_MORNING - _steady()

    def now(self) -> datetime:
        return _steady() + self._shift

    def move(self, **by: float) -> None:
        """Go ahead by a timedelta's keywords, such as `minutes=5`."""
        self._shift += timedelta(**by)

    def move_to(self, hour: int, minute: int) -> None:
        """Go to that time of the day in Liên Chiểu."""
        day = local_day(self.now())
        self._shift = datetime(day.year, day.month, day.day, hour - 7, minute, tzinfo=UTC) - _steady()


def _steady() -> datetime:
    return datetime.fromtimestamp(time.monotonic(), UTC)


@dataclass
class BrowserWard(Ward):
    """`url` is where the site answers; what the class inherits asks the same API as any caller would."""

    url: str = ""

    def forget(self) -> None:
        """An empty ward at 8:30 on a Monday. The table is empty already."""
        from api.local.demo.ward import save_ward

        self.clock.begin_again()
        self.services._offices.clear()  # as a process that starts now
        self.services._experiences.clear()
        self.services._accuracies.forget()
        self.services._published.forget()
        day = local_day(self.clock.now())
        write_as_before(("demo", day), lambda: save_ward(demo_day=day))

    def token_of(self, clerk: Clerk) -> str:
        """What the issuer gives that clerk."""
        return self.signer.mint_token(clerk)

    @property
    def board_address(self) -> str:
        return f"{self.url}/board/{self.office}#k={self.display_key()}"

    @property
    def kiosk_address(self) -> str:
        return f"{self.url}/kiosk/{self.office}#k={self.display_key()}"

    @property
    def here_address(self) -> str:
        """What the QR code on the board opens."""
        return f"{self.url}/o/{self.office}/here#h={self.hall_code()}"

    def booked(self, *, minutes: int = 30, phone: str = "0905123456") -> str:
        """The code of an appointment at about that many minutes from now, today."""
        wanted = self.clock.now() + timedelta(minutes=minutes)
        slots = self.free_slots(RESIDENCE)
        slot = next(slot for slot in slots if datetime.fromisoformat(slot["startsAt"]) >= wanted)
        booked = self.book(procedure=RESIDENCE, slot=slot["id"], phone=phone)
        return str(booked["ticket"]["code"])

    def waiting(self, **more: object) -> str:
        """The code of a number taken in the hall."""
        return str(self.take(RESIDENCE, **more)["code"])

    def act(self, mutation: str, **more: object) -> dict[str, Any]:
        """What the clerk of counter 6 does; fails unless it is done."""
        fields = more.pop("fields", "")
        done = self.do(mutation, str(fields), token=self.clerk(6), counter=COUNTER, **more)
        assert done["__typename"] in {
            "CounterOpened",
            "TicketCalled",
            "ServiceStarted",
            "ServiceFinished",
            "TicketRecalled",
            "NoShowMarked",
            "ActUndone",
            "TicketTransferred",
            "CounterClosed",
            "DossierReceived",
            "PrioritySet",
            "ServiceAddedAtCounter",
        }, done
        return done

    def sent_in(self, *, lacks_one: bool = False, portal: str | None = None) -> str:
        """The code of a dossier that came online and waits to be received."""
        states = ("COPY", "MISSING" if lacks_one else "COPY")
        done = self.do(
            "registerDossier",
            "... on DossierRegistered { dossier { code } }",
            token=self.clerk(6),
            procedure=RESIDENCE,
            channel="ONLINE",
            name="Trần Thị Minh Demo",
            phone="0905123456",
            portalCode=portal,
            documents=[
                {"name": name, "state": state} for name, state in zip(SENT_PAPERS, states, strict=True)
            ],
        )
        return str(done["dossier"]["code"])

    def one_call_is_enough(self) -> None:
        """The office's setting: who was called once and did not come may be marked as a no-show."""
        office = load_office(self.office)
        assert office is not None
        save_office(replace(office, queue_policy=replace(office.queue_policy, calls_before_missed=1)))
        self.services._offices.clear()

    def miss(self) -> None:
        """Who was called at counter 6 is called twice more, a minute apart, and does not come."""
        for _ in range(2):
            self.clock.move(minutes=1)
            self.act("recallTicket")
        self.act("markNoShow")

    def dossier(self, *, missing: bool = False) -> str:
        """The code of a dossier received a moment ago; counter 6 must be open and without a ticket."""
        self.waiting(name="Trần Thị Minh Demo", phone="0905123456")
        self.act("callNext")
        self.act("startService")
        states = [("Tờ khai CT01", "ORIGINAL"), ("Giấy tờ chỗ ở", "MISSING" if missing else "COPY")]
        received = self.act(
            "receiveDossier",
            fields="... on DossierReceived { dossier { code } }",
            documents=[{"name": name, "state": state} for name, state in states],
        )
        self.act("finishService")
        return str(received["dossier"]["code"])

    def move_dossier(self, code: str, to: str, *, note: str | None = None) -> None:
        version = self.ask("query($c: ID!) { dossier(code: $c) { version } }", c=code)["dossier"]["version"]
        moved = self.do(
            "advanceDossier", token=self.clerk(6), dossier=code, to=to, version=version, note=note
        )
        assert moved["__typename"] == "DossierAdvanced", moved


@contextmanager
def open_ward(*, pages: Path, folder: Path) -> Iterator[BrowserWard]:
    """The site on a free port, until the context ends. `folder` keeps the issuer's key."""
    from api.app import create_app
    from api.bootstrap import make_services
    from api.domain.tickets import display_key
    from api.local.demo.office import DEMO_OFFICE_ID
    from api.local.demo.people import DEMO_CLERKS
    from api.local.files import FolderFiles, file_routes
    from api.local.issuer import CLIENT_ID, TokenSigner, issuer_routes
    from api.local.site import ISSUER_PATH, create_site
    from api.local.ward import BANNER_EN, BANNER_VI, CLERK_HINT
    from api.settings import read_settings

    clock = RunningClock()
    with socket.socket() as listening:
        listening.bind((LOOPBACK, 0))
        url = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
        issuer = url + ISSUER_PATH
        signer = TokenSigner.in_folder(folder=folder, issuer=issuer, clock=clock)
        settings = replace(
            read_settings(),
            site_url=url,
            staff_issuer=issuer,
            staff_jwks_url=(folder / "jwks.json").absolute().as_uri(),
        )
        files = FolderFiles(folder / "files", site_url=url, secret=settings.code_secret, clock=clock)
        services = make_services(settings, clock=clock, files=files)

        def site_config() -> dict[str, Any]:
            demo = {
                "now": clock.now().isoformat(),
                "bannerVi": BANNER_VI,
                "bannerEn": BANNER_EN,
                "office": DEMO_OFFICE_ID,
                "displayKey": display_key(secret=services.code_secret, office_id=DEMO_OFFICE_ID),
                "clerkHint": CLERK_HINT,
            }
            return {"api": "/graphql", "staff": {"issuer": issuer, "clientId": CLIENT_ID}, "demo": demo}

        site = create_site(
            site_url=url,
            api=create_app(services, in_threads=True),
            issuer=issuer_routes(signer=signer, clerks=DEMO_CLERKS, redirect_uri=f"{url}/staff", clock=clock),
            files=file_routes(files),
            pages=pages,
            config=site_config,
        )
        config = uvicorn.Config(site, lifespan="off", log_level="warning", access_log=False)
        with _served(config, listening), httpx2.Client(base_url=url, timeout=10) as client:
            yield BrowserWard(client=client, services=services, clock=clock, signer=signer, url=url)


@contextmanager
def _served(config: uvicorn.Config, listening: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), name="site", daemon=True)
    thread.start()
    deadline = time.monotonic() + START_TIMEOUT_IN_SECONDS
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started, "the site did not start"
    try:
        yield
    finally:
        # Pages that still poll must not hold the end up.
        server.should_exit = server.force_exit = True
        thread.join(START_TIMEOUT_IN_SECONDS)
