"""The ward that the integration tests ask: GraphQL in, JSON out, with a clock the test moves."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.routing import Mount
from starlette.testclient import TestClient

from api.app import create_app
from api.domain.tickets import display_key, hall_code
from api.local.demo.office import DEMO_OFFICE_ID, demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from api.local.files import FILES_PATH, FolderFiles, file_routes
from api.local.issuer import Clerk, TokenSigner
from api.local.issuer.tokens import KEY_BITS
from api.settings import read_settings
from api.usecases.services import Services
from tests.clocks import MovableClock

SITE_URL = "http://testserver"
BIRTH = "1.001193"  # Đăng ký khai sinh
COUNTER_ACTS = ("openCounter", "closeCounter", "callNext", "recallTicket", "startService", "markNoShow")
INPUT_NAMES = dict.fromkeys((*COUNTER_ACTS, "finishService", "undoLastAct"), "CounterInput") | {
    "closeCounter": "CloseCounterInput"
}


@dataclass
class Ward:
    client: TestClient
    services: Services
    clock: MovableClock
    signer: TokenSigner
    office: str = DEMO_OFFICE_ID
    language: str = "vi"

    def post(self, query: str, *, token: str | None = None, **variables: object) -> dict[str, Any]:
        """The whole GraphQL answer."""
        headers = {"accept-language": self.language}
        if token:
            headers["authorization"] = f"Bearer {token}"
        answer = self.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        body: dict[str, Any] = answer.json()
        return body

    def ask(self, query: str, *, token: str | None = None, **variables: object) -> Any:
        """The data of an answer without errors."""
        body = self.post(query, token=token, **variables)
        assert "errors" not in body, body
        return body["data"]

    def do(
        self,
        mutation: str,
        fields: str = "",
        *,
        token: str | None = None,
        key: str | None = None,
        **wish: object,
    ) -> dict[str, Any]:
        """The outcome of a mutation; `fields` are selected on success types by the caller's fragments."""
        name = INPUT_NAMES.get(mutation, f"{mutation[0].upper()}{mutation[1:]}Input")
        query = f"""mutation($input: {name}!) {{
            {mutation}(input: $input) {{ __typename ... on Outcome {{ message }} {fields} }}
        }}"""
        wish.setdefault("idempotencyKey", key or str(uuid.uuid4()))
        outcome: dict[str, Any] = self.ask(query, token=token, input=wish)[mutation]
        return outcome

    def clerk(self, number: int = 1, *, office: str | None = None, role: str = "clerk") -> str:
        """A signed-in clerk's token."""
        return self.signer.mint_token(
            Clerk(id=f"clerk-{number}", name=f"Cán bộ Demo {number}", office=office or self.office, role=role)
        )

    def hall_code(self) -> str:
        return hall_code(secret=self.services.code_secret, office_id=self.office, at=self.clock.now())

    def display_key(self) -> str:
        return display_key(secret=self.services.code_secret, office_id=self.office)

    def free_slots(self, procedure: str) -> list[dict[str, Any]]:
        """Slots with a place, soonest first."""
        days = self.ask(
            """query($office: ID!, $procedure: ID!) { slots(office: $office, procedure: $procedure) {
                nodes { date isOpen slots { id startsAt freePlaces } } } }""",
            office=self.office,
            procedure=procedure,
        )["slots"]["nodes"]
        return [slot for day in days for slot in day["slots"] if slot["freePlaces"]]

    def book(self, *, procedure: str, slot: str, phone: str = "0905123456", **more: object) -> dict[str, Any]:
        wish = {"name": "Trần Thị Minh Demo", **more}
        return self.do(
            "bookAppointment",
            "... on AppointmentBooked { ticket { code state day appointmentAt mayChange } }",
            office=self.office,
            procedure=procedure,
            slot=slot,
            phone=phone,
            **wish,
        )

    def take(self, procedure: str, **more: object) -> dict[str, Any]:
        """A ticket taken in the hall."""
        done = self.do(
            "takeTicket",
            "... on TicketTaken { ticket { code label state peopleAhead window { from to } } }",
            office=self.office,
            procedure=procedure,
            hallCode=self.hall_code(),
            **more,
        )
        assert done["__typename"] == "TicketTaken", done
        ticket: dict[str, Any] = done["ticket"]
        return ticket


@cache
def _key() -> rsa.RSAPrivateKey:
    """One for all wards: to find it, or to read it again, takes longer than many a test."""
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


@contextmanager
def make_ward(*, clock: MovableClock, folder: Path) -> Iterator[Ward]:
    """The ward on a table with nothing in it."""
    from api.bootstrap import make_services
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures
    from tests.integration.storage.snapshots import write_as_before

    settings = replace(read_settings(), staff_jwks_url=(folder / "jwks.json").as_uri())
    signer = TokenSigner(key=_key(), issuer=settings.staff_issuer, clock=clock)
    (folder / "jwks.json").write_text(json.dumps(signer.key_set), encoding="utf-8")

    def write() -> None:
        save_office(demo_office(group_of_sector=GROUP_OF_SECTOR))
        save_procedures(office_id=DEMO_OFFICE_ID, procedures=load_demo_procedures())

    write_as_before("ward", write)
    files = FolderFiles(folder / "files", site_url=SITE_URL, secret=settings.code_secret, clock=clock)
    services = make_services(settings, clock=clock, files=files)
    app = create_app(services, in_threads=True)
    app.router.routes.append(Mount(FILES_PATH, routes=file_routes(files)))
    with TestClient(app, base_url=SITE_URL) as client:
        yield Ward(client=client, services=services, clock=clock, signer=signer)
