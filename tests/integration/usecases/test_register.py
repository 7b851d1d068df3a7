"""The register as form 07: every dossier of the days once, numbered on over its parts."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from api.domain.staff import StaffMember
from api.storage import register as register_storage
from api.storage.dossiers import create_dossier, load_dossier
from api.storage.transactions import transact
from api.usecases.outcomes import InputIsInvalid
from api.usecases.register import MOST_ENTRIES_IN_A_PART, RegisterPart, print_register
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.office_day import EXTRACT, RESIDENCE, OfficeDay, share_permits

MONDAY = date(2026, 11, 23)


def printed(day: OfficeDay, part: str | None = None, *, staff: StaffMember | None = None) -> RegisterPart:
    done = print_register(day.services, staff=staff or day.manager, since=MONDAY, until=MONDAY, part=part)
    assert isinstance(done, RegisterPart)
    return done


def text_of(part: RegisterPart) -> str:
    pages = pypdfium2.PdfDocument(part.file.content)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def words(text: str) -> str:
    """Cells wrap: compared are the letters alone."""
    return re.sub(r"[\s\x02\ufffe-]", "", text)


def test_register_says_how_each_dossier_stands(day: OfficeDay) -> None:
    done = received(day, EXTRACT, counter=3).dossier.code
    moved(day, done, "LOOK_UP", "RETURNED")
    asked = received(day, RESIDENCE, counter=6).dossier.code
    moved(day, asked, "SUPPLEMENT")
    part = printed(day)
    said = words(text_of(part))
    for expected in ("Mẫu số 07", "SỔ THEO DÕI HỒ SƠ", done, asked, "Trần Thị Minh Demo", "Chờ bổ sung"):
        assert words(expected) in said, expected
    assert (part.entries, part.next_part, part.file.name) == (
        2,
        None,
        "so-theo-doi-2026-11-23-2026-11-23-tu-so-1.pdf",
    )


def test_long_register_comes_in_parts_that_hold_every_dossier_once(day: OfficeDay) -> None:
    known = load_dossier(received(day, RESIDENCE, counter=6).dossier.code)
    assert known is not None
    others = [replace(known, code=f"H17.45-261123-{number}") for number in range(2001, 2131)]
    for start in range(0, len(others), 40):
        writes = [(create_dossier(each), register_storage.enter(each)) for each in others[start : start + 40]]
        transact(*(write for pair in writes for write in pair))
    with watched_store() as calls:
        first = printed(day)
    assert calls.operations[:2] == ["Query", "BatchGetItem"]
    assert len(calls) == 2
    assert (first.entries, first.next_part is None) == (MOST_ENTRIES_IN_A_PART, False)
    second = printed(day, first.next_part)
    assert (second.entries, second.next_part) == (31, None)
    assert second.file.name.endswith("-tu-so-101.pdf")
    codes = [code for part in (first, second) for code in re.findall(r"261123\d{4}", words(text_of(part)))]
    assert len(codes) == len(set(codes)) == 131
    numbers = re.findall(r"^(\d+) H17", text_of(second), re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(101, 132))


def test_other_office_has_a_register_of_its_own(day: OfficeDay) -> None:
    expert = share_permits(day)
    received(day, RESIDENCE, counter=6)
    assert printed(day, staff=expert).entries == 0


@pytest.mark.parametrize("part", ["x", "#", "12", "-3#2026-11-23#H17", "٣#2026-11-23", "7#zzz"])
def test_part_that_was_never_given_is_no_error(day: OfficeDay, part: str) -> None:
    received(day, RESIDENCE, counter=6)
    assert printed(day, part).entries in (0, 1)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (MONDAY, MONDAY - timedelta(days=1)),
        (MONDAY, MONDAY + timedelta(days=31)),
        (date(1, 1, 1), date(1, 1, 2)),
        (date(2100, 1, 1), date(2100, 1, 2)),
    ],
)
def test_register_of_too_long_a_time_is_refused(day: OfficeDay, since: date, until: date) -> None:
    refused = print_register(day.services, staff=day.manager, since=since, until=until)
    assert refused == InputIsInvalid(field="until", problem="register_period")
