"""Persisted documents: fresh, valid, within the limits, and as the pages send them."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse, specified_rules
from strawberry.schema.schema import validate_document

from schema.cost import cost
from schema.limits import DEEPEST, LARGEST_COST, MOST_REPEATS
from schema.persisted import documents, seconds_kept
from schema.root import schema
from schema.shape import MOST_TOKENS, shape
from schema.texts import LARGEST_PAGE

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = {"offices", "office", "procedures", "procedure", "slots", "board"}


def operation(text: str) -> OperationDefinitionNode:
    (found,) = [node for node in parse(text).definitions if isinstance(node, OperationDefinitionNode)]
    return found


def name(text: str) -> str:
    found = operation(text).name
    assert found is not None
    return found.value


BY_NAME = {name(text): text for text in documents().values()}


def test_generated_files_are_fresh() -> None:
    command = [sys.executable, ROOT / "frontend" / "generate_operations.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_document_has_a_name_of_its_own() -> None:
    assert len(BY_NAME) == len(documents())


def test_document_is_stored_under_its_own_hash() -> None:
    for digest, text in documents().items():
        assert digest == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("text", BY_NAME.values(), ids=BY_NAME.keys())
def test_document_is_valid_and_within_every_limit(text: str) -> None:
    document = parse(text, max_tokens=MOST_TOKENS)
    # The rules of a request: at run time these documents are not checked again.
    assert validate_document(schema._schema, document, tuple(specified_rules)) == []
    measured = shape(document)
    assert measured.depth <= DEEPEST
    assert measured.repeats <= MOST_REPEATS
    largest = cost(document=document, schema=schema._schema, variables={"first": LARGEST_PAGE})
    assert largest <= LARGEST_COST


@pytest.mark.parametrize("text", BY_NAME.values(), ids=BY_NAME.keys())
def test_document_is_kept_by_caches_only_when_all_it_asks_is_public(text: str) -> None:
    asked = {node.name.value for node in operation(text).selection_set.selections}  # type: ignore[union-attr]
    is_query = operation(text).operation.value == "query"
    assert (seconds_kept(text) is not None) == (is_query and asked <= PUBLIC)


def test_pages_send_by_get_what_the_api_lets_caches_keep() -> None:
    generated = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "frontend" / "src" / "graphql" / "operations").glob("*.ts"))
    )
    for digest, text in documents().items():
        line = next(line for line in generated.splitlines() if digest in line)
        assert ("isPublic: true" in line) == (seconds_kept(text) is not None), name(text)
