"""The schema of halls answers what it can as the whole one does, and leaves everything else to it."""

import subprocess
import sys

import pytest
from graphql import GraphQLObjectType, is_abstract_type, print_type

from schema.choice import schema_for
from schema.halls import HALL_FIELDS, hall_schema
from schema.persisted import documents
from schema.root import schema

HALLS, WHOLE = hall_schema._schema, schema._schema
BOARD = '{ board(office: "lien-chieu") { asOf } }'


def root_fields(name: str) -> dict[str, str]:
    """The fields of both schemas' Query, by name, as the language prints them."""
    query = {"halls": HALLS, "whole": WHOLE}[name].query_type
    assert isinstance(query, GraphQLObjectType)
    return {
        name: print_type(GraphQLObjectType("Query", {name: field}))
        for name, field in query.fields.items()
        if name in HALL_FIELDS
    }


def test_both_have_the_same_root_fields() -> None:
    assert HALL_FIELDS
    assert root_fields("halls") == root_fields("whole")


@pytest.mark.parametrize("name", sorted(HALLS.type_map.keys() - {"Query"}))
def test_type_of_halls_is_the_same_in_the_whole(name: str) -> None:
    here, there = HALLS.type_map[name], WHOLE.type_map[name]
    assert print_type(here) == print_type(there)
    if is_abstract_type(here) and is_abstract_type(there):
        assert {each.name for each in HALLS.get_possible_types(here)} == {
            each.name for each in WHOLE.get_possible_types(there)
        }


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        pytest.param(BOARD, hall_schema, id="a board"),
        pytest.param(
            'query A { ticket(code: "A") { state } offices { nodes { id } } }', hall_schema, id="two"
        ),
        pytest.param("{ offices { nodes { salary } } }", hall_schema, id="a field that is not there"),
        pytest.param(f"query A {BOARD} query B {BOARD}", schema, id="two operations"),
        pytest.param('{ board(office: "a") { asOf } report { months { month } } }', schema, id="staff's too"),
        pytest.param("{ ...A } fragment A on Query { offices { nodes { id } } }", schema, id="a fragment"),
        pytest.param("{ __schema { types { name } } }", schema, id="introspection"),
        pytest.param("mutation { offices { nodes { id } } }", schema, id="a mutation"),
        pytest.param("{ offices(", schema, id="half of one"),
        pytest.param(f"{{ offices(search: {'[' * 900}", schema, id="a nest without an end"),
        pytest.param("{" + " offices" * 2000 + "}", schema, id="too many tokens"),
    ],
)
def test_document_goes_to_the_smallest_schema_that_can_answer(text: str, chosen: object) -> None:
    assert schema_for(text) is chosen


def test_what_people_who_wait_ask_all_day_needs_halls_alone() -> None:
    by_name = {text.split("(")[0]: text for text in documents().values()}
    for name in ("query OfficeBoard", "query MyTicket"):
        assert schema_for(by_name[name]) is hall_schema


def test_process_that_shows_boards_never_reads_the_rest() -> None:
    program = f"""
import sys
import api.app
from schema.choice import schema_for
schema_for('''{BOARD}''')
print("schema.root" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
