"""Persisted documents: which answers caches may keep, and for how long."""

import pytest

from schema.persisted import KEPT_IN_SECONDS, documents, find_document, seconds_kept


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
