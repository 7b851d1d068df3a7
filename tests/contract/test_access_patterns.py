"""ACCESS_PATTERNS.md lists every question that api/storage answers, and nothing that it does not."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from infra.node_tools import INFRA

STORAGE = INFRA.parent / "api" / "storage"
DOCUMENT = STORAGE / "ACCESS_PATTERNS.md"
# How writes are sent, coded and named; they answer no question of their own.
MECHANICS = frozenset({"__init__", "codec", "keys", "transactions"})
WRITES = frozenset({"Check", "Delete", "Put", "Update"})
ROW = re.compile(r"^\| [^|]+ \| `(\w+\.\w+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@cache
def rows() -> dict[str, tuple[str, str]]:
    """Key and units by function, as written."""
    found = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    assert len({name for name, _, _ in found}) == len(found), "a function is listed twice"
    return {name: (key, units) for name, key, units in found}


def functions(module: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def names_in(function: ast.FunctionDef) -> set[str]:
    """Names the body uses; annotations only tell what is passed through."""
    return {node.id for part in function.body for node in ast.walk(part) if isinstance(node, ast.Name)}


def touching_the_table(module: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Public functions that reach an item's class, themselves or through a function of their module."""
    known = functions(module)

    def reaches(name: str, seen: frozenset[str]) -> bool:
        used = names_in(known[name])
        if any(each == "Base" or each.endswith("Item") for each in used):
            return True
        return any(reaches(each, seen | {each}) for each in (used & known.keys()) - seen)

    for name, function in known.items():
        if not name.startswith("_") and reaches(name, frozenset({name})):
            yield f"{module.stem}.{name}", function


@cache
def accesses() -> dict[str, ast.FunctionDef]:
    modules = [path for path in sorted(STORAGE.glob("*.py")) if path.stem not in MECHANICS]
    return {name: function for module in modules for name, function in touching_the_table(module)}


def test_every_function_that_touches_the_table_is_listed() -> None:
    assert accesses().keys() - rows().keys() == set()


def test_every_listed_function_exists_and_touches_the_table() -> None:
    assert rows().keys() - accesses().keys() == set()


def test_function_that_only_reckons_needs_no_row() -> None:
    assert "attempts.window_ends_at" not in accesses()


@pytest.mark.parametrize("name", sorted(accesses()))
def test_writes_that_join_a_transaction_are_priced_as_such(name: str) -> None:
    returned = accesses()[name].returns
    assert returned is not None
    joins = bool(WRITES & {node.id for node in ast.walk(returned) if isinstance(node, ast.Name)})
    assert ("in a transaction" in rows()[name][1]) == joins


def partition_prefixes() -> set[str]:
    """What the keys of keys.py begin with: every literal before its first '#', and the fixed ones."""
    text = (STORAGE / "keys.py").read_text(encoding="utf-8")
    built = set(re.findall(r'f"([A-Z-]+)#', text))
    return built | {"OFFICES"}


def test_every_partition_of_the_table_is_described_with_its_lifetime() -> None:
    items = DOCUMENT.read_text(encoding="utf-8").split("## Units")[0]
    described = set(re.findall(r"\| `([A-Z-]+)(?:#[^`]*)?` \|", items))
    assert described - {"OFFICE", "TICKET", "DOSSIER", "IDEMPOTENCY"} <= partition_prefixes()
    assert partition_prefixes() <= described


@pytest.mark.parametrize("name", sorted(rows()))
def test_row_names_a_partition_or_the_index(name: str) -> None:
    key, _ = rows()[name]
    named = re.findall(r"`([A-Z-]+)(?:#)?`", key)
    assert set(named) <= partition_prefixes() | {"LINE", "SERIES", "COUNTER", "MISSED"}
    indexes = {
        "`due-index`, query between moments",
        "`status-index`, query",
        "`worker-index`, `status-index` or `sector-index`, query between moments",
    }
    assert named or key in indexes | {"the table"}
