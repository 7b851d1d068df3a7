"""`kill -9` of the server and its store in the middle of a busy day: what was acknowledged is there."""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from api.local.environment import store_environment
from api.local.issuer import Clerk, TokenSigner
from api.local.server import TABLE
from api.local.site import ISSUER_PATH
from api.local.store import LOOPBACK
from tests.clocks import MovableClock
from tests.local_server import ROOT, LocalServer

OFFICE, PROCEDURE, COUNTER = "lien-chieu", "1.001193", 3
PEOPLE = 5
ANSWERS_BEFORE_THE_KILL = (15, 45)
PATIENCE_IN_SECONDS = 60
TICKET = "ticket { code label appointmentAt }"
DESK = "desk { counter { label } served }"
MUTATIONS = {
    "takeTicket": ("TakeTicketInput", f"... on TicketTaken {{ {TICKET} }}"),
    "bookAppointment": ("BookAppointmentInput", f"... on AppointmentBooked {{ {TICKET} }}"),
    "cancelAppointment": ("CancelAppointmentInput", f"... on AppointmentCancelled {{ {TICKET} }}"),
    "openCounter": ("CounterInput", f"... on CounterOpened {{ {DESK} }}"),
    "callNext": ("CounterInput", f"... on TicketCalled {{ {DESK} }}"),
    "startService": ("CounterInput", f"... on ServiceStarted {{ {DESK} }}"),
    "finishService": ("CounterInput", f"... on ServiceFinished {{ {DESK} }}"),
}
SLOTS = (
    """query($o: ID!, $p: ID!) { slots(office: $o, procedure: $p) { nodes { slots { id freePlaces } } } }"""
)


@dataclass
class Sent:
    """A wish and its answer; None when the server died before it answered."""

    mutation: str
    wish: dict[str, Any]
    answer: dict[str, Any] | None = None


@dataclass
class Day:
    """People and one clerk at a running server, and all they ever sent."""

    server: LocalServer
    data: Path
    token: str = ""
    sent: list[Sent] = field(default_factory=list)

    def send(self, mutation: str, **wish: Any) -> dict[str, Any]:
        noted = Sent(mutation, {"idempotencyKey": str(uuid.uuid4()), **wish})
        self.sent.append(noted)
        noted.answer = self.ask(noted)
        return noted.answer

    def ask(self, sent: Sent) -> dict[str, Any]:
        type_name, fields = MUTATIONS[sent.mutation]
        document = f"""mutation($input: {type_name}!) {{
            {sent.mutation}(input: $input) {{ __typename {fields} }} }}"""
        for _ in range(50):
            told = self.server.ask(document, token=self.token, input=sent.wish)
            if "errors" not in told:
                answer: dict[str, Any] = told["data"][sent.mutation]
                return answer
            assert told["errors"][0]["extensions"]["code"] == "STORE_BUSY", told
            time.sleep(0.05)
        raise AssertionError("the store stayed busy")

    def start(self) -> None:
        self.server.start()
        signer = TokenSigner.in_folder(
            folder=self.data / "issuer",
            issuer=self.server.url + ISSUER_PATH,
            clock=MovableClock(datetime.fromisoformat(self.server.get("/config.json")["demo"]["now"])),
        )
        clerk = Clerk(id="clerk-demo", name="Cán bộ Demo", office=OFFICE, role="clerk")
        self.token = signer.mint_token(clerk)

    def acknowledged(self) -> list[Sent]:
        return [sent for sent in self.sent if sent.answer is not None]

    def hall_code(self) -> str:
        key = self.server.get("/config.json")["demo"]["displayKey"]
        told = self.server.ask(
            "query($o: ID!, $k: String!) { hallCode(office: $o, displayKey: $k) { code } }", o=OFFICE, k=key
        )
        code: str = told["data"]["hallCode"]["code"]
        return code


def be_a_person(day: Day, chance: random.Random) -> None:
    days = day.server.ask(SLOTS, o=OFFICE, p=PROCEDURE)["data"]["slots"]["nodes"]
    slots = [slot["id"] for each in days for slot in each["slots"] if slot["freePlaces"]]
    hall_code = day.hall_code()
    while True:
        if chance.random() < 0.5:
            day.send("takeTicket", office=OFFICE, procedure=PROCEDURE, hallCode=hall_code)
            continue
        booked = day.send(
            "bookAppointment",
            office=OFFICE,
            procedure=PROCEDURE,
            slot=chance.choice(slots),
            name="Trần Thị Minh Demo",
            phone=f"09051{chance.randrange(10**5):05}",
        )
        if "ticket" in booked and chance.random() < 0.5:
            day.send("cancelAppointment", ticket=booked["ticket"]["code"])


def be_the_clerk(day: Day, chance: random.Random) -> None:
    day.send("openCounter", counter=COUNTER)
    while True:
        for mutation in ("callNext", "startService", "finishService"):
            day.send(mutation, counter=COUNTER)


def until_the_server_dies(live: Callable[[Day, random.Random], None], day: Day, seed: int) -> None:
    try:
        live(day, random.Random(seed))
    except (OSError, http.client.HTTPException):
        return


def kill_both(server: LocalServer, store: int, *, store_first: bool) -> None:
    """With a moment between: the server without its store, or the store without its server."""
    kills = [lambda: os.kill(store, signal.SIGKILL), server.kill]
    for kill in kills if store_first else reversed(kills):
        kill()
        time.sleep(0.1)


def store_of(data: Path) -> int:
    return int((data / "store" / "store.lock").read_text(encoding="ascii"))


def assert_the_table_agrees(data: Path) -> None:
    """The check needs models bound to this store, so it runs in a process of its own."""
    command = Path(f"/proc/{store_of(data)}/cmdline").read_text().split("\0")
    endpoint = f"http://{LOOPBACK}:{command[command.index('--port') + 1]}"
    check = "from tests.integration.usecases.truth import assert_items_agree; assert_items_agree()"
    settings = {
        "DENLUOT_CODE_SECRET": (data / "code-secret").read_text(encoding="ascii"),
        "DENLUOT_SITE_URL": "http://127.0.0.1",
        "DENLUOT_STAFF_ISSUER": "http://127.0.0.1",
        "DENLUOT_STAFF_AUDIENCE": "den-luot-staff",
        "DENLUOT_STAFF_JWKS_URL": "file:///dev/null",
    }
    subprocess.run(
        [sys.executable, "-c", check],
        env={**os.environ, **store_environment(endpoint=endpoint, table=TABLE), **settings},
        cwd=ROOT,
        check=True,
    )


@pytest.fixture
def day(tmp_path: Path) -> Day:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text("<!doctype html>", encoding="utf-8")
    data = tmp_path / "data"
    return Day(LocalServer(data=data, pages=pages, arguments=("--no-visitors",)), data)


def test_nothing_acknowledged_is_missing_after_kills_in_the_middle_of_the_day(day: Day) -> None:
    chance = random.Random(20261123)
    day.start()
    try:
        for round_number in range(2):
            wanted = len(day.acknowledged()) + chance.randint(*ANSWERS_BEFORE_THE_KILL)
            with ThreadPoolExecutor(PEOPLE + 1) as pool:
                lives = [
                    pool.submit(until_the_server_dies, be_a_person, day, seed + 100 * round_number)
                    for seed in range(PEOPLE)
                ]
                lives.append(pool.submit(until_the_server_dies, be_the_clerk, day, 0))
                wait_for_answers(day, wanted)
                kill_both(day.server, store_of(day.data), store_first=chance.random() < 0.5)
            for life in lives:
                life.result()
            day.start()
            assert_everything_is_there(day)
    finally:
        day.server.stop()


def wait_for_answers(day: Day, wanted: int) -> None:
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while len(day.acknowledged()) < wanted and time.monotonic() < deadline:
        time.sleep(0.005)


def assert_everything_is_there(day: Day) -> None:
    acknowledged = day.acknowledged()
    unanswered = [sent for sent in day.sent if sent.answer is None]
    assert unanswered, "nobody was waiting for an answer when the server died"
    given = [sent for sent in acknowledged if sent.answer and "ticket" in sent.answer]
    assert len(given) >= 10, "the day was too quiet to prove anything"
    for sent in given:
        assert sent.answer is not None
        ticket = sent.answer["ticket"]
        told = day.server.ask("query($c: ID!) { ticket(code: $c) { code label } }", c=ticket["code"])["data"][
            "ticket"
        ]
        assert told == {"code": ticket["code"], "label": ticket["label"]}
        assert day.ask(sent)["ticket"]["code"] == ticket["code"]
    for sent in unanswered:
        sent.answer = day.ask(sent)
    assert_the_table_agrees(day.data)
