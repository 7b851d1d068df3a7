"""Request units, against examples of the published rules."""

import pytest

from tests.load.request_units import Item, item_bytes, read_units, write_units


def item_of(size: int, **more: dict[str, str]) -> Item:
    """An item of `size` bytes, not counting `more`."""
    return {"pk": {"S": "x" * (size - 2)}, **more}


INDEXED = {"due_office": {"S": "lien-chieu"}, "due_at_key": {"S": "2026-11-30"}}
MOVED = {"due_office": {"S": "lien-chieu"}, "due_at_key": {"S": "2026-12-01"}}


@pytest.mark.parametrize(
    ("item", "size"),
    [
        ({}, 0),
        ({"pk": {"S": "abc"}}, 5),
        ({"pk": {"S": "Đến"}}, 2 + 6),
        ({"n": {"N": "1000"}}, 1 + 2),
        ({"n": {"N": "-12345"}}, 1 + 4),
        ({"b": {"BOOL": True}}, 2),
        ({"s": {"SS": ["ab", "cde"]}}, 1 + 5),
        ({"l": {"L": [{"S": "ab"}, {"N": "7"}]}}, 1 + 3 + 2 + 2 + 2),
        ({"m": {"M": {"k": {"S": "ab"}}}}, 1 + 3 + 3 + 1),
    ],
)
def test_item_is_as_large_as_its_names_and_values(item: Item, size: int) -> None:
    assert item_bytes(item) == size


@pytest.mark.parametrize(
    ("sizes", "consistent", "units"),
    [
        ([], False, 0.5),
        ([100], False, 0.5),
        ([100], True, 1),
        ([4096], True, 1),
        ([4097], True, 2),
        ([1000] * 20, False, 2.5),
        ([1000] * 20, True, 5),
    ],
)
def test_read_is_charged_by_four_kilobytes_together(sizes: list[int], consistent: bool, units: float) -> None:
    assert read_units([item_of(size) for size in sizes], consistent=consistent) == units


@pytest.mark.parametrize(
    ("before", "after", "in_transaction", "units"),
    [
        (None, item_of(100), False, 1),
        (None, item_of(1025), False, 2),
        (item_of(3000), item_of(100), False, 3),
        (item_of(100), None, False, 1),
        (None, None, False, 1),
        (None, item_of(100), True, 2),
        (None, item_of(2500), True, 6),
        (None, item_of(100, **INDEXED), False, 2),
        (item_of(100, **INDEXED), item_of(101, **INDEXED), False, 2),
        (item_of(100, **INDEXED), item_of(100, **INDEXED), False, 1),
        (item_of(100, **INDEXED), item_of(100, **MOVED), False, 3),
        (item_of(100, **INDEXED), item_of(100), True, 3),
    ],
)
def test_write_is_charged_by_the_kilobyte_with_its_index_entry(
    before: Item | None, after: Item | None, in_transaction: bool, units: int
) -> None:
    assert write_units(before=before, after=after, in_transaction=in_transaction) == units
