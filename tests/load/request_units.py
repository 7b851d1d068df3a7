"""What DynamoDB on demand charges for an operation, computed from its items by the published rules.

Sizes and rounding: "DynamoDB read consistency and throughput" and "DynamoDB item sizes and formats" in the
Developer Guide. Local stores report some figures wrongly (a query's above all), so none is believed.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any

READ_BLOCK_IN_BYTES = 4096
WRITE_BLOCK_IN_BYTES = 1024
# Every list or map costs three bytes and every element one.
COLLECTION_BYTES = 3
ELEMENT_BYTES = 1
TRANSACTION_FACTOR = 2
# What an index projects besides its keys; None for everything.
_ROW = ("pk", "sk", "kind", "step", "worker_of", "status_of", "sector_of", "due_at_key")
INDEXES: Mapping[str, tuple[str, ...] | None] = {
    "due_office": None,
    "worker_of": _ROW,
    "status_of": _ROW,
    "sector_of": _ROW,
}
SORTED_BY = "due_at_key"

Item = Mapping[str, Mapping[str, Any]]


def item_bytes(item: Item) -> int:
    """The size of an item: its attribute names and values."""
    return sum(len(name.encode()) + _value_bytes(value) for name, value in item.items())


def read_units(items: Iterable[Item], *, consistent: bool) -> float:
    """Read units of a query over `items`, or of one read item; nothing found costs as much as little."""
    blocks = max(1, ceil(sum(map(item_bytes, items)) / READ_BLOCK_IN_BYTES))
    return blocks if consistent else blocks / 2


def write_units(*, before: Item | None, after: Item | None, in_transaction: bool) -> int:
    """Write units of changing one item, with its entries in the indexes; None where the item is absent.

    A write that its condition refuses costs the same as one that changes nothing.
    """
    own = max(1, _write_blocks(before), _write_blocks(after))
    entries = sum(_index_units(before, after, hashed_by=key) for key in INDEXES)
    return own * (TRANSACTION_FACTOR if in_transaction else 1) + entries


def _index_units(before: Item | None, after: Item | None, *, hashed_by: str) -> int:
    old, new = _entry(before, hashed_by), _entry(after, hashed_by)
    if old == new:
        return 0
    if old and new and all(old[name] == new[name] for name in (hashed_by, SORTED_BY)):
        return max(_write_blocks(old), _write_blocks(new))
    # A moved entry is deleted and written.
    return _write_blocks(old) + _write_blocks(new)


def _entry(item: Item | None, hashed_by: str) -> Item | None:
    """What stands of the item in an index; it is sparse."""
    if item is None or hashed_by not in item or SORTED_BY not in item:
        return None
    projected = INDEXES[hashed_by]
    return item if projected is None else {name: item[name] for name in projected if name in item}


def _write_blocks(item: Item | None) -> int:
    return 0 if item is None else ceil(item_bytes(item) / WRITE_BLOCK_IN_BYTES)


def _value_bytes(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "N":
            return _number_bytes(content)
        case "SS":
            return sum(len(text.encode()) for text in content)
        case "NS":
            return sum(map(_number_bytes, content))
        case "BOOL" | "NULL":
            return 1
        case "L":
            return COLLECTION_BYTES + sum(_value_bytes(part) + ELEMENT_BYTES for part in content)
        case "M":
            return COLLECTION_BYTES + item_bytes(content) + ELEMENT_BYTES * len(content)
    raise ValueError(f"the store has no items with attributes of type {kind}")


def _number_bytes(number: str) -> int:
    digits = number.lstrip("-").replace(".", "").strip("0")
    return ceil(len(digits) / 2) + 1
