"""The local server: it starts, says what is wrong, and survives being killed."""

import base64
import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPErrorProcessor, Request, build_opener, urlopen

import pytest

from tests.local_server import LocalServer

EMPTY_HALL = ("--no-visitors",)
VERIFIER = "a-verifier-that-is-long-enough-for-the-protocol"
SLOTS = """query($office: ID!, $procedure: ID!) {
  slots(office: $office, procedure: $procedure, first: 8) { nodes { slots { id freePlaces } } }
}"""
BOOK = """mutation($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { ticket { code state } } }
}"""
TICKET = "query($code: ID!) { ticket(code: $code) { code state appointmentAt } }"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    return folder


@pytest.fixture
def server(tmp_path: Path, pages: Path) -> Iterator[LocalServer]:
    """Not started yet; whatever the test did with it, it is ended afterwards."""
    server = LocalServer(data=tmp_path / "data", pages=pages, arguments=EMPTY_HALL)
    yield server
    server.stop()


def book(server: LocalServer, *, number: int) -> str:
    procedure = "1.004222"
    days = server.ask(SLOTS, office="lien-chieu", procedure=procedure)["data"]["slots"]["nodes"]
    slots = [slot["id"] for day in days for slot in day["slots"] if slot["freePlaces"]]
    wish = {
        "office": "lien-chieu",
        "procedure": procedure,
        "slot": slots[-number],
        "name": "Mai Demo",
        "phone": f"09051234{number:02}",
        "idempotencyKey": f"a-booking-before-the-kill-{number}",
    }
    booked = server.ask(BOOK, input=wish)["data"]["bookAppointment"]
    assert booked["__typename"] == "AppointmentBooked"
    code: str = booked["ticket"]["code"]
    return code


def shown_moment(server: LocalServer) -> datetime:
    return datetime.fromisoformat(server.get("/config.json")["demo"]["now"])


def store_of(data: Path) -> int:
    return int((data / "store" / "store.lock").read_text(encoding="ascii"))


def is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def sign_in(server: LocalServer, clerk: str) -> str:
    """Through the issuer as the staff page does: code, then token."""
    issuer = server.get("/config.json")["staff"]["issuer"]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
    common = {"client_id": "den-luot-staff", "redirect_uri": f"{server.url}/staff"}
    asked = {"response_type": "code", "code_challenge": challenge, "code_challenge_method": "S256"}
    chosen = urlencode(common | asked | {"clerk": clerk}).encode()

    class KeepRedirect(HTTPErrorProcessor):
        def http_response(self, request, response):  # type: ignore[no-untyped-def]
            return response

    with build_opener(KeepRedirect).open(Request(f"{issuer}/authorize", data=chosen)) as answer:
        code = parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]
    exchange = common | {"grant_type": "authorization_code", "code": code, "code_verifier": VERIFIER}
    with urlopen(f"{issuer}/token", data=urlencode(exchange).encode()) as answer:
        token: str = json.load(answer)["access_token"]
    return token


def test_killed_server_and_store_lose_nothing_they_acknowledged(server: LocalServer, tmp_path: Path) -> None:
    server.start()
    codes = [book(server, number=number) for number in range(1, 4)]
    before = shown_moment(server)
    server.kill()
    subprocess.run(["kill", "-9", str(store_of(tmp_path / "data"))], check=True)
    with server:
        assert [server.ask(TICKET, code=code)["data"]["ticket"]["code"] for code in codes] == codes
        assert shown_moment(server) >= before


def test_server_killed_alone_finds_its_store_again(server: LocalServer, tmp_path: Path) -> None:
    server.start()
    code = book(server, number=1)
    left_behind = store_of(tmp_path / "data")
    server.kill()
    assert is_running(left_behind)
    with server:
        assert server.ask(TICKET, code=code)["data"]["ticket"]["state"] == "BOOKED"
        assert not is_running(left_behind)


def test_stopped_server_stops_its_store(server: LocalServer, tmp_path: Path) -> None:
    server.start()
    assert server.stop() == 0
    assert not is_running(store_of(tmp_path / "data"))


def test_signed_in_clerk_is_known_to_the_api(server: LocalServer) -> None:
    with server:
        token = sign_in(server, "demo-clerk-1")
        me = server.ask("{ me { name officeId role } }", token=token)["data"]["me"]
        assert me == {"name": "Lê Minh Demo", "officeId": "lien-chieu", "role": "CLERK"}
        refused = server.ask("{ me { name } }", token=token[:-8] + "AAAAAAAA")
        assert refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_demo_begins_at_half_past_eight_with_an_open_office(server: LocalServer) -> None:
    with server:
        answer = server.ask('{ office(id: "lien-chieu") { opening { isOpen } } }')
        assert answer["data"]["office"]["opening"]["isOpen"]
        assert "08:30" in server.printed()
        config = server.get("/config.json")
        assert (config["demo"]["office"], config["api"]) == ("lien-chieu", "/graphql")


def test_display_key_of_the_printed_link_opens_the_hall_code(server: LocalServer) -> None:
    with server:
        found = re.search(r"/board/lien-chieu#k=(\w+)", server.printed())
        assert found is not None
        query = 'query($key: String!) { hallCode(office: "lien-chieu", displayKey: $key) { code } }'
        assert server.ask(query, key=found[1])["data"]["hallCode"]["code"]
        assert server.ask(query, key="wrong")["data"]["hallCode"] is None


def test_real_time_shows_no_demo(tmp_path: Path, pages: Path) -> None:
    with LocalServer(data=tmp_path / "data", pages=pages, arguments=("--real-time",)) as server:
        assert server.get("/config.json")["demo"] is None
        holidays = '{ board(office: "lien-chieu") { asOf counters { isStaffed } } }'
        board = server.ask(holidays)["data"]["board"]
        assert abs((datetime.fromisoformat(board["asOf"]) - datetime.now().astimezone()).total_seconds()) < 60
        assert not any(counter["isStaffed"] for counter in board["counters"])


@pytest.mark.parametrize(
    ("second", "told"),
    [("port", "PORT="), ("data", "DATA=")],
)
def test_taken_port_or_folder_is_told_with_what_to_do(
    tmp_path: Path, pages: Path, server: LocalServer, second: str, told: str
) -> None:
    with server:
        other = LocalServer(
            data=tmp_path / ("data" if second == "data" else "other-data"),
            pages=pages,
            port=server.port if second == "port" else None,
        )
        other.output = tmp_path / "second.log"
        with pytest.raises(AssertionError, match=told):
            other.start()
        assert server.ask("{ offices { nodes { id } } }")["data"], "the first goes on"


def test_missing_site_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="make run"):
        LocalServer(data=tmp_path / "data", pages=tmp_path / "none").start()
