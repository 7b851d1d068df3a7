"""The cost of a document: told before anything is read, and never below what it may answer."""

from typing import Any

import pytest
from graphql import build_schema, parse
from hypothesis import given
from hypothesis import strategies as st

from schema.cost import SHORT_LIST, cost

SCHEMA = build_schema("""
    type Query { shops(first: Int! = 20): ShopConnection! shop: Shop }
    type Mutation { close: Shop }
    type ShopConnection { nodes: [Shop!]! }
    type Shop { name: String! tags: [String!]! doors: [Door!]! nearest(first: Int = 3): [Shop!] same: Shop }
    type Door { number: Int! board: Int }
""")


def of(text: str, operation_name: str | None = None, /, **variables: Any) -> int:
    return cost(document=parse(text), schema=SCHEMA, variables=variables, operation_name=operation_name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ shop { name } }", 2),
        ("{ __typename }", 1),
        ("{ shop { tags } }", 2),
        ("{ shop { doors { number } } }", 2 + SHORT_LIST),
        ("{ shop { doors { board } } }", 2 + SHORT_LIST * 20),
        ("{ shop { nearest { name } } }", 2 + 3),
        ("{ shop { nearest(first: 50) { name } } }", 2 + 50),
        ("{ shops(first: 7) { nodes { name } } }", 1 + 7 * (1 + SHORT_LIST)),
        ("mutation { close { name } }", 2),
        ("{ shop { ...F ...F } } fragment F on Shop { name }", 3),
        ("{ shop { ... on Shop { name } ... { name } } }", 3),
        ("{ a: shop { name } b: shop { name } }", 4),
    ],
)
def test_field_counts_as_often_as_it_may_be_answered(text: str, expected: int) -> None:
    assert of(text) == expected


WIDE = "query($n: Int! = 90) { shops(first: $n) { nodes { name } } }"


@pytest.mark.parametrize(
    ("variables", "first"),
    [
        ({}, 90),
        ({"n": 4}, 4),
        ({"n": 100.0}, 100),
        ({"other": 4}, 90),
        # What is no whole number is refused when the variables are read.
        ({"n": "100"}, 1),
        ({"n": 4.5}, 1),
        ({"n": float("nan")}, 1),
        ({"n": float("inf")}, 1),
        ({"n": None}, 1),
        ({"n": -3}, 1),
    ],
)
def test_variable_counts_as_it_will_be_read(variables: dict[str, Any], first: int) -> None:
    assert of(WIDE, **variables) == 1 + first * (1 + SHORT_LIST)


def test_absent_variable_without_default_leaves_the_fields_own() -> None:
    text = "query($n: Int) { shop { nearest(first: $n) { name } } }"
    assert of(text) == of("{ shop { nearest { name } } }")


def test_only_the_operation_to_run_counts_and_else_the_dearest() -> None:
    text = "query Dear { shops(first: 100) { nodes { name } } } query Cheap { shop { name } }"
    assert of(text, "Cheap") == 2
    assert of(text, "Dear") == of(text) > 600


def test_nested_lists_multiply() -> None:
    text = "{ shops(first: 10) { nodes { nearest(first: 10) { nearest(first: 10) { name } } } } }"
    assert of(text) > 10 * SHORT_LIST * 10 * 10


def test_fragments_doubling_at_every_level_are_counted_at_once() -> None:
    levels = 60
    doubling = "".join(f"fragment F{n} on Shop {{ ...F{n + 1} ...F{n + 1} }} " for n in range(levels))
    text = f"{{ shop {{ ...F0 }} }} {doubling} fragment F{levels} on Shop {{ name }}"
    assert of(text) == 1 + 2**levels


@given(first=st.integers(1, 100), more=st.integers(0, 50))
def test_asking_for_more_never_costs_less(first: int, more: int) -> None:
    assert of(WIDE, n=first) <= of(WIDE, n=first + more)


@given(first=st.integers(1, 100))
def test_a_literal_costs_what_the_variable_does(first: int) -> None:
    assert of(WIDE, n=first) == of(WIDE.replace("$n)", f"{first})"))
