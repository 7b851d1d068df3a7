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
INDEX_KEYS = ("due_office", "due_at_key")

Item = Mapping[str, Mapping[str, Any]]


def item_bytes(item: Item) -> int:
    """The size of an item: its attribute names and values."""
    return sum(len(name.encode()) + _value_bytes(value) for name, value in item.items())


def read_units(items: Iterable[Item], *, consistent: bool) -> float:
    """Read units of a query over `items`, or of one read item; nothing found costs as much as little."""
    blocks = max(1, ceil(sum(map(item_bytes, items)) / READ_BLOCK_IN_BYTES))
    return blocks if consistent else blocks / 2


def write_units(*, before: Item | None, after: Item | None, in_transaction: bool) -> int:
    """Write units of changing one item, with its entry in the index; None where the item is absent.

    A write that its condition refuses costs the same as one that changes nothing.
    """
    own = max(1, _write_blocks(before), _write_blocks(after))
    return own * (TRANSACTION_FACTOR if in_transaction else 1) + _index_units(before, after)


def _index_units(before: Item | None, after: Item | None) -> int:
    old, new = _index_key(before), _index_key(after)
    if before == after or (old is None and new is None):
        return 0
    if old == new:
        return max(_write_blocks(before), _write_blocks(after))
    # A moved entry is deleted and written.
    return (_write_blocks(before) if old else 0) + (_write_blocks(after) if new else 0)


def _index_key(item: Item | None) -> tuple[Any, ...] | None:
    if item is None or not all(name in item for name in INDEX_KEYS):
        return None
    return tuple(item[name] for name in INDEX_KEYS)


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
