"""Persisted documents: which answers caches may keep, and for how long."""

import pytest

from api.usecases.services import BOARD_KEPT_FOR
from schema.persisted import (
    KEPT_IN_SECONDS,
    documents,
    entity_tag,
    find_document,
    is_known,
    seconds_kept,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ('{ board(office: "x") { asOf } }', KEPT_IN_SECONDS["board"]),
        ('{ offices { nodes { id } } board(office: "x") { asOf } }', KEPT_IN_SECONDS["board"]),
        ('{ a: office(id: "x") { id } }', KEPT_IN_SECONDS["office"]),
        ('{ ticket(code: "x") { state } }', None),
        ('{ board(office: "x") { asOf } ticket(code: "x") { state } }', None),
        ('{ board: ticket(code: "x") { state } }', None),
        ("{ me { name } }", None),
        ("{ ...F } fragment F on Query { me { name } }", None),
        ('{ ... on Query { ticket(code: "x") { state } } }', None),
        ('query A { board(office: "x") { asOf } } query B { me { name } }', None),
        ("mutation { board }", None),
        ("{ __schema { types { name } } }", None),
    ],
)
def test_only_what_anybody_may_see_is_kept(text: str, seconds: int | None) -> None:
    assert seconds_kept(text) == seconds


def test_document_is_found_by_its_whole_id_alone() -> None:
    digest, text = next(iter(documents().items()))
    assert find_document(f"sha256:{digest}") == text
    for wrong in (digest, f"sha256:{digest.upper()}x", f"sha256:{digest[:-1]}", f"SHA256:{digest}", ""):
        assert find_document(wrong) is None


def tag(**board: object) -> str:
    state = {"asOf": "2026-11-23T01:30:00+00:00", **board}
    return entity_tag({"board": state}, media_type="application/json")


def test_board_is_kept_in_the_process_as_long_as_in_caches() -> None:
    assert BOARD_KEPT_FOR.total_seconds() == KEPT_IN_SECONDS["board"]


def test_tag_is_the_same_while_nothing_but_the_second_is_another() -> None:
    assert tag(waiting=3) == tag(waiting=3, asOf="2026-11-23T01:30:59.123456+00:00")
    assert tag(waiting=3).startswith('W/"')


@pytest.mark.parametrize(
    "board",
    [{"waiting": 4}, {"asOf": "2026-11-23T01:31:00+00:00", "waiting": 3}, {"waiting": 3, "more": None}],
)
def test_tag_is_another_when_the_state_or_the_minute_is(board: dict[str, object]) -> None:
    assert tag(**board) != tag(waiting=3)


def test_tag_knows_in_which_form_it_was_asked() -> None:
    assert entity_tag({"board": None}, media_type="a") != entity_tag({"board": None}, media_type="b")


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (None, False),
        ("", False),
        ('W/"aa"', True),
        ('"aa"', True),  # a cache may have dropped the mark
        ('W/"bb", W/"aa"', True),
        ('W/"bb"', False),
        ("aa", False),
        ("*", False),  # says nothing of which answer the caller has
    ],
)
def test_header_names_what_the_caller_has(header: str | None, known: bool) -> None:
    assert is_known('W/"aa"', if_none_match=header) is known
