"""The directory of staff: filled at the first sign-in, changed by managers with a record."""

from dataclasses import replace
from typing import Any

import pytest

from api.domain.staff_members import MOST_STAFF, DirectoryEntry
from api.storage.staff_members import save_staff_member
from api.storage.transactions import transact
from api.usecases import staff_members
from tests.integration.usecases.office_day import OfficeDay, at_once, names, new_key
from tests.integration.usecases.wishes.inbox import manager, save


def enter(day: OfficeDay, number: int, **more: Any) -> Any:
    staff = replace(day.clerk(number), **more)
    return staff_members.enter_directory(day.services, staff=staff, idempotency_key=new_key())


def shown(day: OfficeDay) -> list[tuple[str, bool]]:
    return [(each.name, each.is_active) for each in staff_members.colleagues(staff=day.clerk(1))]


def test_first_sign_in_enters_and_a_later_one_changes_nothing(day: OfficeDay) -> None:
    assert shown(day) == []
    first = enter(day, 4)
    assert (first.entry.name, first.entry.version) == ("Cán bộ Demo 4", 1)
    save(day, "clerk-4", name="Lan", version=1)
    assert enter(day, 4).entry.name == "Lan", "her manager's name for her stays"
    enter(day, 3)
    assert shown(day) == [("Cán bộ Demo 3", True), ("Lan", True)]
    assert names(at_once([lambda: enter(day, 5)] * 4)) == ["DirectoryEntered"] * 4
    assert len(shown(day)) == 3


def test_neighbours_do_not_see_each_others_staff(day: OfficeDay) -> None:
    enter(day, 4)
    enter(day, 5, office_id="hoa-khanh")
    assert shown(day) == [("Cán bộ Demo 4", True)]


def test_every_change_is_recorded_with_who_when_what_and_why(day: OfficeDay) -> None:
    enter(day, 4)
    day.clock.move(minutes=1)
    save(day, "clerk-4", name="  Lan   Demo ", version=1)
    day.clock.move(minutes=1)
    save(day, "clerk-4", name="Lan Demo", version=2, is_active=False)
    newest, cursor = staff_members.directory_changes(staff=manager(day), first=2, before=None)
    oldest, end = staff_members.directory_changes(staff=manager(day), first=2, before=cursor)
    assert end is None
    told = [
        (
            change.by_name,
            change.before and (change.before.name, change.before.is_active),
            (change.after.name, change.after.is_active),
            change.reason,
        )
        for change in (*newest, *oldest)
    ]
    why = "Sắp xếp lại bộ phận."
    assert told == [
        ("Trưởng Demo", ("Lan Demo", True), ("Lan Demo", False), why),
        ("Trưởng Demo", ("Cán bộ Demo 4", True), ("Lan Demo", True), why),
        ("Cán bộ Demo 4", None, ("Cán bộ Demo 4", True), ""),
    ]
    assert newest[0].at == day.clock.now()
    assert shown(day) == [("Lan Demo", False)]


def test_of_two_managers_at_once_one_wins(day: OfficeDay) -> None:
    enter(day, 4)
    second = replace(manager(day), id="deputy", name="Phó Demo")
    done = at_once(
        [
            lambda: save(day, "clerk-4", name="Lan", version=1),
            lambda: save(day, "clerk-4", name="Mai", version=1, staff=second),
        ]
    )
    assert sorted(names(done)) == ["StaffMemberHasChanged", "StaffMemberSaved"]
    (loser,) = (each for each in done if type(each).__name__ == "StaffMemberHasChanged")
    assert loser.entry.name == shown(day)[0][0]  # type: ignore[attr-defined]
    assert len(staff_members.directory_changes(staff=second, first=10, before=None)[0]) == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"staff_id": ""}, "id"),
        ({"staff_id": "x" * 101}, "id"),
        ({"staff_id": " x"}, "id"),
        ({"name": "   "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "a\x00b"}, "name"),
    ],
)
def test_entry_that_cannot_be_kept_is_refused(day: OfficeDay, wrong: dict[str, str], field: str) -> None:
    refused = save(day, wrong.get("staff_id", "ba"), name=wrong.get("name", "Bà Demo"))
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", field)
    assert shown(day) == []


def test_version_that_nobody_saw_is_refused(day: OfficeDay) -> None:
    assert type(save(day, "ba", name="Ba", version=3)).__name__ == "StaffMemberHasChanged"
    save(day, "ba", name="Ba")
    assert type(save(day, "ba", name="Ba", version=0)).__name__ == "StaffMemberHasChanged"


def test_full_directory_takes_nobody_more(day: OfficeDay) -> None:
    for number in range(MOST_STAFF):
        entry = DirectoryEntry(id=f"old-{number}", name=f"Cũ {number}")
        transact(save_staff_member(office_id=day.office.id, entry=entry, was=None))
    assert type(enter(day, 4)).__name__ == "DirectoryIsFull"
    assert type(save(day, "ba", name="Ba")).__name__ == "DirectoryIsFull"
    assert len(shown(day)) == MOST_STAFF
