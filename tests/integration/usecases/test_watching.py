"""However many watch a hall, it is read once in a few seconds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from api.usecases.services import BOARD_KEPT_FOR
from schema.persisted import documents
from tests.integration.ward import Ward

BIRTH = "1.001193"


@pytest.fixture
def reads(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The offices whose hall was read for a board, one entry for each read."""
    from api.storage import hall

    seen: list[str] = []
    load = hall.load_hall

    def counted(**asked: Any) -> Any:
        seen.append(asked["office_id"])
        return load(**asked)

    monkeypatch.setattr(hall, "load_hall", counted)
    return seen


def watch(ward: Ward) -> dict[str, Any]:
    (digest,) = [digest for digest, text in documents().items() if text.startswith("query OfficeBoard(")]
    query = urlencode({"documentId": f"sha256:{digest}", "variables": f'{{"office": "{ward.office}"}}'})
    board: dict[str, Any] = ward.client.get(f"/graphql?{query}").json()["data"]["board"]
    return board


def waiting(board: dict[str, Any]) -> int:
    return sum(int(group["waiting"]) for group in board["groups"])


def test_many_watchers_read_the_hall_once(ward: Ward, reads: list[str]) -> None:
    ward.take(BIRTH)
    reads.clear()
    with ThreadPoolExecutor(8) as watchers:
        seen = list(watchers.map(lambda _: waiting(watch(ward)), range(40)))
    assert seen == [1] * 40
    assert len(reads) == 1
    ward.clock.move(seconds=BOARD_KEPT_FOR.total_seconds())
    watch(ward)
    assert len(reads) == 2


def test_watchers_who_post_read_the_hall_once(ward: Ward, reads: list[str]) -> None:
    ward.take(BIRTH)
    reads.clear()
    ask = "query ($o: ID!) { board(office: $o) { groups { waiting } } }"
    with ThreadPoolExecutor(8) as watchers:
        seen = list(watchers.map(lambda _: waiting(ward.ask(ask, o=ward.office)["board"]), range(50)))
    assert seen == [1] * 50
    assert len(reads) == 1


def test_who_acted_sees_the_act_at_once(ward: Ward) -> None:
    assert waiting(watch(ward)) == 0
    ward.take(BIRTH)
    assert waiting(watch(ward)) == 1


def test_place_of_who_joins_the_line_is_told_by_the_reading_she_joined_by(
    ward: Ward, reads: list[str]
) -> None:
    ward.do("openCounter", token=ward.clerk(4), counter=4)
    booked = ward.book(procedure=BIRTH, slot=ward.free_slots(BIRTH)[0]["id"])["ticket"]["code"]
    reads.clear()
    first = ward.take(BIRTH)
    assert (first["peopleAhead"], len(reads)) == (0, 1)
    assert first["window"] is not None
    place = "... on CheckedIn { ticket { peopleAhead window { from to } } }"
    arrived = ward.do("checkIn", place, ticket=booked, hallCode=ward.hall_code())["ticket"]
    assert (arrived["peopleAhead"], len(reads)) == (1, 2)
    again = ward.ask("query($t: ID!) { ticket(code: $t) { peopleAhead window { from to } } }", t=booked)[
        "ticket"
    ]
    assert again == arrived


def test_board_is_asked_for_seldom_in_an_empty_hall_and_less_in_a_closed_one(ward: Ward) -> None:
    query = "query($office: ID!) { board(office: $office) { nextPollSeconds } }"

    def pause() -> int:
        return int(ward.ask(query, office=ward.office)["board"]["nextPollSeconds"])

    assert pause() == 10
    ward.take(BIRTH)
    assert pause() == 5
    ward.clock.move(days=2)  # tomorrow is a holiday
    assert pause() == 10
    ward.clock.move(hours=12)
    assert pause() == 30


def test_each_person_in_line_is_told_when_to_look_again(ward: Ward) -> None:
    ward.do("openCounter", token=ward.clerk(3), counter=3)
    for _ in range(12):
        ward.clock.move(seconds=30)
        ward.take(BIRTH)
    (line,) = [group["line"] for group in watch(ward)["groups"] if group["line"]]
    pauses = [place["nextPollSeconds"] for place in line]
    assert pauses[0] == 5
    assert pauses == sorted(pauses)
    assert pauses[-1] == 120


def test_unchanged_hall_keeps_its_tag_within_the_minute_and_not_beyond(ward: Ward) -> None:
    (digest,) = [digest for digest, text in documents().items() if text.startswith("query OfficeBoard(")]
    query = urlencode({"documentId": f"sha256:{digest}", "variables": f'{{"office": "{ward.office}"}}'})

    def tag(after: timedelta) -> str:
        ward.clock.move(seconds=after.total_seconds())
        return str(ward.client.get(f"/graphql?{query}").headers["etag"])

    first = tag(timedelta())
    assert tag(timedelta(seconds=20)) == first
    assert tag(timedelta(seconds=20)) == first
    later = tag(timedelta(seconds=30))
    assert later != first
    ward.take(BIRTH)
    assert tag(timedelta()) != later
