"""The documents our own pages send by their hash, and how long their answers may be kept."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, parse

from schema.shape import DOCUMENTS_KEPT, MOST_TOKENS

DOCUMENTS_FILE = Path(__file__).with_name("persisted_documents.json")
DOCUMENT_PREFIX = "sha256:"
TAG_BYTES = 12
UP_TO_THE_MINUTE = len("2026-11-23T01:30")

# What anybody may see. The answer to a document with any other root field is never kept, however it is sent.
KEPT_IN_SECONDS = {"offices": 60, "office": 5, "procedures": 60, "procedure": 60, "slots": 2, "board": 3}


@cache
def documents() -> Mapping[str, str]:
    """Document texts by the hexadecimal SHA-256 of each."""
    if not DOCUMENTS_FILE.exists():
        return {}
    found: dict[str, str] = json.loads(DOCUMENTS_FILE.read_text(encoding="utf-8"))
    return found


def find_document(document_id: str) -> str | None:
    """The text of `sha256:<hex>`; None when there is none."""
    if not document_id.startswith(DOCUMENT_PREFIX):
        return None
    return documents().get(document_id.removeprefix(DOCUMENT_PREFIX))


@cache
def _texts() -> frozenset[str]:
    return frozenset(documents().values())


def is_ours(text: str | None) -> bool:
    """Whether the document is one of those that our pages send, which tests hold against the schema."""
    return text in _texts()


@lru_cache(maxsize=DOCUMENTS_KEPT)
def asked_by_query(text: str) -> frozenset[str]:
    """The root fields of the one query that the document is; none when it is anything else."""
    try:
        document = parse(text, max_tokens=MOST_TOKENS)
    except (GraphQLError, RecursionError):
        return frozenset()
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].operation.value != "query":
        return frozenset()
    selections = operations[0].selection_set.selections
    fields = [node.name.value for node in selections if isinstance(node, FieldNode)]
    return frozenset(fields) if len(fields) == len(selections) else frozenset()


def seconds_kept(text: str) -> int | None:
    """How long caches may keep the answer: the shortest time of its fields; None for not at all."""
    fields = asked_by_query(text)
    if not fields or not fields <= KEPT_IN_SECONDS.keys():
        return None
    return min(KEPT_IN_SECONDS[field] for field in fields)


def watches_a_hall(text: str) -> bool:
    """Whether the document asks for public boards and nothing else."""
    return asked_by_query(text) == {"board"}


def entity_tag(data: Mapping[str, Any], *, media_type: str) -> str:
    """A weak tag of an answer: the same as long as nothing but the second of `asOf` is another.

    So a hall in which nothing happens is confirmed without being sent again, and what a page holds is never
    more than a minute older than its confirmation.
    """
    state = {name: _without_seconds(value) for name, value in data.items()}
    text = json.dumps([media_type, state], separators=(",", ":"), default=str)
    return f'W/"{hashlib.blake2b(text.encode(), digest_size=TAG_BYTES).hexdigest()}"'


def _without_seconds(value: Any) -> Any:
    if isinstance(value, Mapping) and isinstance(value.get("asOf"), str):
        return {**value, "asOf": value["asOf"][:UP_TO_THE_MINUTE]}
    return value


def is_known(tag: str, *, if_none_match: str | None) -> bool:
    """Whether an If-None-Match header names the tag; weak tags are compared without their mark."""
    known = {part.strip().removeprefix("W/") for part in (if_none_match or "").split(",")}
    return tag.removeprefix("W/") in known
