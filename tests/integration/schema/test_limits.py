"""Limits on what one request may ask: refused before anything is read, and at no cost to the caches."""

import json
import time
from typing import Any

import pytest
import strawberry.schema.schema
from graphql import get_introspection_query
from strawberry.extensions.parser_cache import _get_parse_cache

from api.app import GRAPHQL_JSON
from schema.choice import rehearse
from schema.limits import DEEPEST, LARGEST_COST, LIMITS, MOST_REPEATS
from schema.persisted import documents
from schema.root import schema
from schema.shape import DOCUMENTS_KEPT, MOST_TOKENS
from tests.integration.ward import Ward

LONGEST_REFUSAL_IN_SECONDS_OF_WORK = 1.0


def nested(levels: int) -> str:
    """A query of so many levels. The schema itself nests less deep, so it is never a valid one."""
    inside = "name"
    for _ in range(levels - 1):
        inside = f"dossier {{ {inside} }}"
    return f"{{ dossier {{ {inside} }} }}"


DOUBLING = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(40))
WIDE: dict[str, tuple[str, dict[str, Any]]] = {
    "lists in lists": ("{ offices(first: 100) { nodes { groups { nextFree(first: 100) { id } } } } }", {}),
    "through fragments": (
        "{ ...A } fragment A on Query { offices(first: 100) { nodes { ...B } } } "
        "fragment B on Office { ... on Office { groups { ...C } } } "
        "fragment C on ServiceGroup { nextFree(first: 100) { id startsAt } }",
        {},
    ),
    "by variables": (
        "query($n: Int!) { offices(first: $n) { nodes { groups { nextFree(first: $n) { id } } } } }",
        {"n": 100},
    ),
    "by variables with a fraction of zero": (
        "query($n: Int!) { offices(first: $n) { nodes { groups { nextFree(first: $n) { id } } } } }",
        {"n": 100.0},
    ),
    "by a variable's default": (
        "query($n: Int! = 100) { offices(first: $n) { nodes { groups { nextFree(first: $n) { id } } } } }",
        {},
    ),
    "by aliases": (
        "{"
        + " ".join(
            f'p{n}: procedures(office: "lien-chieu", first: 100) {{ nodes {{ cases {{ name }} }} }}'
            for n in range(MOST_REPEATS)
        )
        + "}",
        {},
    ),
    "by what reads much": ("{ offices(first: 100) { nodes { sectors } } }", {}),
    "by fragments that double": (f"{{ ...F0 }} {DOUBLING} fragment F40 on Query {{ __typename }}", {}),
}


def refused(ward: Ward, query: str, operation_name: str | None = None, **variables: Any) -> dict[str, Any]:
    """The error of a request that was refused whole and at once."""
    headers = {"accept": GRAPHQL_JSON, "accept-language": ward.language, "content-type": "application/json"}
    began = time.process_time()
    asked = {"query": query, "variables": variables, "operationName": operation_name}
    answer = ward.client.post("/graphql", content=json.dumps(asked), headers=headers)
    assert time.process_time() - began < LONGEST_REFUSAL_IN_SECONDS_OF_WORK
    body = answer.json()
    assert answer.status_code == 400, body
    assert "data" not in body
    error: dict[str, Any] = body["errors"][0]
    return error


@pytest.mark.parametrize(("query", "variables"), WIDE.values(), ids=WIDE.keys())
def test_wide_query_is_refused_before_anything_is_read(
    quiet_ward: Ward, store_calls: list[str], query: str, variables: dict[str, Any]
) -> None:
    error = refused(quiet_ward, query, **variables)
    assert error["extensions"] == {"code": "COST_LIMIT"}
    assert f"tối đa {LARGEST_COST}" in error["message"]
    assert store_calls == []


def test_counting_of_store_calls_counts(quiet_ward: Ward, store_calls: list[str]) -> None:
    quiet_ward.ask("{ offices { nodes { id } } }")
    assert "Query" in store_calls


@pytest.mark.parametrize("first", [1, 50, 100])
def test_page_of_any_allowed_size_is_answered(quiet_ward: Ward, first: int) -> None:
    found = quiet_ward.ask(
        'query($n: Int!) { procedures(office: "lien-chieu", first: $n) { nodes { code name } } }', n=first
    )
    assert len(found["procedures"]["nodes"]) == min(first, 40)


@pytest.mark.parametrize("first", [-1, 0, 101])
@pytest.mark.parametrize("field", ["offices", "procedures", "slots"])
def test_page_of_another_size_is_refused(quiet_ward: Ward, field: str, first: int) -> None:
    arguments = {
        "offices": "",
        "procedures": 'office: "lien-chieu",',
        "slots": 'office: "lien-chieu", procedure: "1.001193",',
    }
    query = f"query($n: Int!) {{ {field}({arguments[field]} first: $n) {{ pageInfo {{ hasNextPage }} }} }}"
    for language, words in (
        ("vi", "'first' phải từ 1 đến 100."),
        ("en", "'first' must be between 1 and 100."),
    ):
        quiet_ward.language = language
        (error,) = quiet_ward.post(query, n=first)["errors"]
        assert error["message"] == words
        assert error["extensions"] == {"code": "BAD_REQUEST"}


def test_deep_query_is_refused(quiet_ward: Ward, store_calls: list[str]) -> None:
    error = refused(quiet_ward, nested(DEEPEST + 1))
    assert error["extensions"] == {"code": "DEPTH_LIMIT"}
    assert error["message"] == f"Truy vấn lồng quá {DEEPEST} tầng."
    assert store_calls == []


def test_query_as_deep_as_allowed_reaches_validation(quiet_ward: Ward) -> None:
    error = refused(quiet_ward, nested(DEEPEST))
    assert error["message"].startswith("Cannot query field")


@pytest.mark.parametrize(
    "query",
    [
        "{" + " ".join(f"a{n}: __typename" for n in range(MOST_REPEATS + 1)) + "}",
        "{" + " __typename" * (MOST_REPEATS + 2) + "}",
        "{ ...F ...F } fragment F on Query {" + " ".join(f"a{n}: __typename" for n in range(8)) + "}",
        "query A {" + " ".join(f"a{n}: __typename" for n in range(8)) + "} "
        "query B {" + " ".join(f"b{n}: __typename" for n in range(8)) + "}",
    ],
    ids=["aliases", "one field again and again", "in a fragment", "in two operations"],
)
def test_repetitive_query_is_refused(quiet_ward: Ward, query: str) -> None:
    quiet_ward.language = "en"
    error = refused(quiet_ward, query, operation_name="A" if query.startswith("query A") else None)
    assert error["extensions"] == {"code": "ALIAS_LIMIT"}
    assert error["message"] == f"The query has more than {MOST_REPEATS} aliases or repeated fields."


def test_query_as_repetitive_as_allowed_is_answered(quiet_ward: Ward) -> None:
    query = "{" + " ".join(f"a{n}: __typename" for n in range(MOST_REPEATS)) + "}"
    assert len(quiet_ward.ask(query)) == MOST_REPEATS


@pytest.mark.parametrize(
    "query",
    [
        "{" + " __typename" * MOST_TOKENS + "}",
        "{ __typename " + "@include(if: true) " * MOST_TOKENS + "}",
        " ".join(f"query A{n} {{ __typename }}" for n in range(MOST_TOKENS)),
        "{ offices(search: [" + "1 " * MOST_TOKENS + "]) { nodes { id } } }",
    ],
    ids=["fields", "directives", "operations", "values"],
)
def test_long_query_is_refused_while_it_is_read(quiet_ward: Ward, query: str) -> None:
    assert f"more than {MOST_TOKENS} tokens" in refused(quiet_ward, query)["message"]


@pytest.mark.parametrize(
    "query",
    [
        "{" + "a{" * 400 + "}" * 400 + "}",
        "{ offices(search: " + "[" * 450 + "]" * 450 + ") { nodes { id } } }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "{ ...Nowhere }",
        "{ offices(first: " + "9" * 5000 + ") { nodes { id } } }",
    ],
    ids=["braces", "brackets", "a circle", "an unknown fragment", "a number beyond all bounds"],
)
def test_malicious_document_is_the_callers_mistake_and_not_ours(quiet_ward: Ward, query: str) -> None:
    assert refused(quiet_ward, query)["extensions"]["code"] in ("BAD_REQUEST", "DEPTH_LIMIT")


def test_introspection_is_answered_whole(quiet_ward: Ward) -> None:
    types = quiet_ward.ask(get_introspection_query())["__schema"]["types"]
    assert {"Ticket", "Dossier", "BookAppointmentResult"} <= {kind["name"] for kind in types}


def test_document_is_parsed_and_validated_once_however_often_it_comes(
    quiet_ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    validations: list[object] = []
    validate = strawberry.schema.schema.validate

    def counted(*arguments: Any, **more: Any) -> Any:
        validations.append(arguments)
        return validate(*arguments, **more)

    monkeypatch.setattr(strawberry.schema.schema, "validate", counted)
    parsed = _get_parse_cache(DOCUMENTS_KEPT)
    before = parsed.cache_info().misses  # type: ignore[attr-defined]
    query = "query Unheard($o: ID!) { office(id: $o) { id name } }"
    for office in (quiet_ward.office, "nowhere", quiet_ward.office):
        quiet_ward.ask(query, o=office)
    assert len(validations) == 1
    assert parsed.cache_info().misses == before + 1  # type: ignore[attr-defined]


def test_persisted_document_is_not_validated_again_but_any_other_is(
    quiet_ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    validated: list[object] = []
    monkeypatch.setattr(
        strawberry.schema.schema, "validate", lambda schema, document, rules: validated.append(document) or []
    )
    ours = next(iter(documents().values()))
    quiet_ward.post(ours)
    assert validated == []
    quiet_ward.post(f"{ours} # and more")
    assert len(validated) == 1


def test_rehearsal_readies_every_persisted_document_and_reads_nothing(
    quiet_ward: Ward, store_calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearse(quiet_ward.services)
    assert store_calls == []
    parsed = _get_parse_cache(DOCUMENTS_KEPT)
    before = parsed.cache_info().misses  # type: ignore[attr-defined]

    validations: list[object] = []
    monkeypatch.setattr(strawberry.schema.schema, "validate", lambda *given: validations.append(given) or [])
    for text in documents().values():
        quiet_ward.post(text)
    assert validations == []
    assert parsed.cache_info().misses == before  # type: ignore[attr-defined]


def test_validation_uses_the_same_rules_for_every_request() -> None:
    def rules() -> list[object]:
        return [type(extension) for extension in schema.get_extensions(sync=True)]

    assert rules() == rules()
    assert set(LIMITS) <= set(rules())
