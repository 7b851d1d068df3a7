"""The model of the CDN's edge: it keeps, confirms and sends as an answer's headers say."""

import pytest

from tests.artefact.gateway_events import Answer
from tests.load.edge_cache import HEADER_BYTES, EdgeCache, kept_seconds


class Hall:
    """An origin that confirms what the cache holds while its state is the same."""

    def __init__(self) -> None:
        self.state = "one"
        self.asked_with: list[str | None] = []

    def __call__(self, tag: str | None) -> Answer:
        self.asked_with.append(tag)
        headers = {"cache-control": "public, max-age=0, s-maxage=3", "etag": f'W/"{self.state}"'}
        if tag == headers["etag"]:
            return Answer(304, headers, b"")
        return Answer(200, headers, f"the hall is in state {self.state}".encode())


def test_answer_is_kept_for_its_seconds_and_then_confirmed() -> None:
    hall = Hall()
    cache = EdgeCache(hall)
    for at in (0, 1, 2.9, 3, 5, 6):
        cache.ask(at=at, holds=None)
    assert hall.asked_with == [None, 'W/"one"', 'W/"one"']
    assert (cache.origin_requests, cache.origin_confirmed) == (3, 2)


def test_viewer_who_has_the_answer_is_sent_headers_alone() -> None:
    cache = EdgeCache(Hall())
    first = cache.ask(at=0, holds=None)
    again = cache.ask(at=10, holds=first.answer.headers["etag"])
    assert (first.is_confirmed, again.is_confirmed) == (False, True)
    assert first.sent_bytes > again.sent_bytes == HEADER_BYTES
    assert again.answer.body == first.answer.body
    assert cache.sent_bytes == first.sent_bytes + again.sent_bytes


def test_changed_state_is_sent_once_the_kept_answer_is_over() -> None:
    hall = Hall()
    cache = EdgeCache(hall)
    held = cache.ask(at=0, holds=None).answer.headers["etag"]
    hall.state = "two"
    assert cache.ask(at=2, holds=held).is_confirmed  # as old as the cache may be
    assert cache.ask(at=3, holds=held).answer.body.endswith(b"two")


def test_origin_is_asked_once_in_the_kept_seconds_however_many_ask() -> None:
    hall = Hall()
    cache = EdgeCache(hall)
    for tenth in range(600):
        for _ in range(10):
            cache.ask(at=tenth / 10, holds=None)
    assert cache.requests == 6_000
    assert len(hall.asked_with) <= 60 / 3 + 1


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        ("public, max-age=0, s-maxage=3", 3),
        ("no-store", 0),
        ("private, s-maxage=9", 0),
        ("max-age=60", 0),
        ("", 0),
    ],
)
def test_only_what_is_meant_for_shared_caches_is_kept(rules: str, seconds: int) -> None:
    assert kept_seconds(Answer(200, {"cache-control": rules}, b"")) == seconds
