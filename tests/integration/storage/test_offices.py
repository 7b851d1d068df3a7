"""Offices: found by a piece of their name, listed page by page, replaced whole."""

from dataclasses import replace

import pytest

from api.domain.procedures import fold
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR
from api.storage.offices import list_offices, load_office, save_office

OFFICE = demo_office(group_of_sector=GROUP_OF_SECTOR)
# As many communes as Đà Nẵng has, in the shapes of their names.
NAMES = [f"Phường Hòa {number:02}" for number in range(60)] + [f"Xã Đại {number:02}" for number in range(34)]


@pytest.fixture
def many() -> dict[str, str]:
    """Names by id."""
    names = {f"office-{number}": name for number, name in enumerate(NAMES)}
    for office_id, name in names.items():
        save_office(replace(OFFICE, id=office_id, name=name))
    return names


def pages(*, search: str, first: int) -> list[list[str]]:
    found, after = [], None
    while True:
        page, after = list_offices(search=search, first=first, after=after)
        found.append(page)
        if after is None:
            return found


def test_saved_office_is_loaded_whole_and_replaced_whole() -> None:
    save_office(OFFICE)
    assert load_office(OFFICE.id) == OFFICE
    moved = replace(OFFICE, address="Số 1 Đường Demo")
    save_office(moved)
    assert load_office(OFFICE.id) == moved
    assert list_offices(search="", first=10, after=None) == ([OFFICE.id], None)


def test_renamed_office_stands_in_the_list_once() -> None:
    save_office(OFFICE)
    for _ in range(2):
        save_office(replace(OFFICE, name="Phường Hòa Khánh"))
    assert list_offices(search="", first=10, after=None) == ([OFFICE.id], None)
    assert list_offices(search="lien chieu", first=10, after=None) == ([], None)


def test_unknown_office_is_none() -> None:
    assert load_office("nowhere") is None


def test_pages_hold_every_office_once_by_name(many: dict[str, str]) -> None:
    by_name = sorted(many, key=lambda office_id: fold(many[office_id]))
    for first in (7, 20, 93, 94, 100):
        found = pages(search="", first=first)
        assert [len(page) for page in found[:-1]] == [first] * (len(found) - 1)
        assert 0 < len(found[-1]) <= first
        assert [office_id for page in found for office_id in page] == by_name


def test_search_finds_names_without_accents_and_case(many: dict[str, str]) -> None:
    counts = {
        search: len({office_id for page in pages(search=search, first=8) for office_id in page})
        for search in ("", "  ", "Đại", "dai", "PHƯỜNG HÒA", "hoa 0", "Xã Đại 33", "x")
    }
    assert counts == {
        "": 94,
        "  ": 94,
        "Đại": 34,
        "dai": 34,
        "PHƯỜNG HÒA": 60,
        "hoa 0": 10,
        "Xã Đại 33": 1,
        "x": 34,
    }


def test_search_for_nothing_known_finds_nothing() -> None:
    save_office(OFFICE)
    assert list_offices(search="Sài Gòn", first=20, after=None) == ([], None)
