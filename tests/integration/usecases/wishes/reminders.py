"""The wishes about reminders: who is written to, and one more attempt; and an office whose officers are."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from api.domain.calendar import local_clock
from api.domain.dossiers import Dossier
from api.domain.reminders import Reminder
from api.domain.staff import StaffMember
from api.ports import LetterIsRefused
from api.storage.dossiers import create_dossier, load_dossier
from api.storage.reminders import ReminderItem, WarnedItem, load_reminder
from api.storage.transactions import transact
from api.usecases import reminders, staff_members
from tests.integration.usecases.dossier_acts import received
from tests.integration.usecases.mail import MailStandIn, post_of
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, new_key
from tests.integration.usecases.truth import items_of
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.inbox import manager, save

OFFICER, HEAD = "lan@example.vn", "truong@example.vn"
WRITTEN_AT_ONCE = 90


def written_to(day: OfficeDay, staff: StaffMember, email: str | None, **more: Any) -> None:
    """She enters by signing in; a manager writes her address down."""
    entered: Any = staff_members.enter_directory(day.services, staff=staff, idempotency_key=new_key())
    done = save(
        day,
        staff.id,
        name=staff.name,
        version=entered.entry.version,
        email=email,
        staff=replace(manager(day), office_id=staff.office_id),
        **more,
    )
    assert type(done).__name__ == "StaffMemberSaved"


def staffed(day: OfficeDay) -> None:
    """The clerk of counter 3 and the head have addresses."""
    written_to(day, day.clerk(3), OFFICER)
    written_to(day, day.manager, HEAD)


def handed_in(day: OfficeDay) -> Dossier:
    """A residence registration that the clerk of counter 3 has."""
    known = load_dossier(received(day, RESIDENCE, counter=6).dossier.code)
    assert known is not None
    return known


def copies(known: Dossier, count: int, *, days_later: int = 0) -> list[Dossier]:
    """As many dossiers like it, due so many days later."""
    due = known.due_at + timedelta(days=days_later) if known.due_at else None
    moves = tuple(replace(move, due_at=due) for move in known.moves)
    made = [
        replace(known, code=f"H17.45-2611{10 + days_later % 80:02}-{number:04}", due_at=due, moves=moves)
        for number in range(1, count + 1)
    ]
    for start in range(0, count, WRITTEN_AT_ONCE):
        transact(*(create_dossier(each) for each in made[start : start + WRITTEN_AT_ONCE]))
    return made


def look(day: OfficeDay, mail: MailStandIn) -> None:
    """What the schedule has done every five minutes."""
    post = post_of(day, mail)
    reminders.remind_offices(post)
    while reminders.send_waiting_reminders(post):
        pass


def go_to(day: OfficeDay, known: Dossier, *, days: int = 0, hour: int = 8) -> None:
    """To that hour of the day on which it is due, or of so many days later."""
    assert known.due_at is not None
    at = local_clock(known.due_at + timedelta(days=days)).replace(hour=hour, minute=0)
    day.clock.moment = at.astimezone(day.clock.moment.tzinfo)


def live_through(day: OfficeDay, mail: MailStandIn, *, days: int) -> list[tuple[str, str, int]]:
    """Look every six hours for so many days; each letter with its day, its reader and how many it names."""
    for _ in range(days * 4):
        day.clock.move(hours=6)
        look(day, mail)
    return [
        (letter.notice_id.split("/")[1], letter.to, letter.text.partition("--------")[0].count("/staff#H"))
        for letter in mail.letters
    ]


def known_reminders() -> list[Reminder]:
    found = [
        load_reminder(office_id=item.pk.removeprefix("REMINDERS#"), told_apart_by=item.sk)
        for item in items_of(ReminderItem)
    ]
    return [each for each in found if each is not None]


def marks() -> dict[str, str]:
    """What was told of each dossier, by code and office."""
    return {
        f"{item.pk.removeprefix('DOSSIER#')} {item.sk.removeprefix('WARNED#')}": item.level
        for item in items_of(WarnedItem)
    }


def _write_to(day: OfficeDay) -> Asked:
    return Asked(
        lambda key: save(day, "ba", name="Bà Demo", email="ba@example.vn", key=key),
        lambda key: save(day, "ba", name="Bà Demo", email="khac@example.vn", key=key),
    )


def _want_none(day: OfficeDay) -> Asked:
    save(day, "ba", name="Bà Demo", email="ba@example.vn")
    return Asked(
        lambda key: save(
            day, "ba", name="Bà Demo", email="ba@example.vn", version=1, wants_reminders=False, key=key
        ),
        lambda key: save(day, "ba", name="Bà Demo", email="ba@example.vn", version=1, key=key),
    )


def _stop_mine(day: OfficeDay) -> Asked:
    staffed(day)
    mine = partial(staff_members.set_my_reminders, day.services, staff=day.clerk(3))
    return Asked(
        lambda key: mine(wants_reminders=False, idempotency_key=key),
        lambda key: mine(wants_reminders=True, idempotency_key=key),
    )


def _send_again(day: OfficeDay) -> Asked:
    staffed(day)
    known = handed_in(day)
    assert known.due_at is not None
    day.clock.moment = known.due_at
    day.clock.move(hours=-2)
    look(day, MailStandIn(fails=[LetterIsRefused()]))
    (refused,) = known_reminders()
    return Asked(
        lambda key: reminders.send_reminder_again(
            day.services, staff=day.manager, reminder_id=refused.id, idempotency_key=key
        ),
        None,
    )


REMINDERS = (
    Wish("saveStaffMember with an address", "StaffMemberSaved", _write_to),
    Wish("saveStaffMember who wants no letters", "StaffMemberSaved", _want_none),
    Wish("setMyReminders", "MyRemindersSet", _stop_mine),
    Wish("sendReminderAgain", "ReminderWaits", _send_again, has_other=False),
)
