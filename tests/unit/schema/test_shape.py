"""The shape of a document: how deep it nests and how often it repeats itself."""

import pytest
from graphql import get_introspection_query, parse

from schema.shape import BEYOND_ALL_LIMITS, Shape, shape


@pytest.mark.parametrize(
    ("text", "depth", "repeats"),
    [
        ("{ a }", 0, 0),
        ("{ a { b } }", 1, 0),
        ("{ a { b { c } d } }", 2, 0),
        ("{ ... { a { b } } }", 1, 0),
        ("{ ...F } fragment F on T { a { b } }", 1, 0),
        ("{ a { ...F } } fragment F on T { b { ... on U { c { d } } } }", 3, 0),
        ("{ x: a y: b }", 0, 2),
        ("{ a a a }", 0, 2),
        ("{ x: a x: a }", 0, 2),
        ("{ a { b } c { b } }", 1, 0),
        ("{ ... on A { message } ... on B { message } }", 0, 0),
        ("{ ...F ...G } fragment F on T { x: a } fragment G on T { ...F ...F }", 0, 3),
        ("{ ...F } fragment F on T { a { ...F } }", 1, 0),
        ("{ ...Nowhere }", 0, 0),
        ("{ __schema { types { fields { args { type { ofType { name } } } } } } }", 0, 0),
    ],
)
def test_levels_and_repetitions_are_counted(text: str, depth: int, repeats: int) -> None:
    assert shape(parse(text)) == Shape(depth=depth, repeats=repeats)


def test_operations_are_measured_together() -> None:
    assert shape(parse("query A { x: a } mutation B { a { b } y: c }")) == Shape(
        depth=1, repeats=2, operations=2
    )


def test_introspection_is_no_depth() -> None:
    assert shape(parse(get_introspection_query())).depth == 0


def test_fragments_doubling_at_every_level_are_measured_at_once() -> None:
    levels = 60
    doubling = "".join(f"fragment F{n} on T {{ ...F{n + 1} ...F{n + 1} }} " for n in range(levels))
    document = parse(f"{{ ...F0 }} {doubling} fragment F{levels} on T {{ x: a }}")
    assert shape(document).repeats == BEYOND_ALL_LIMITS
