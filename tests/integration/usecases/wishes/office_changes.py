"""The wishes of a manager: the settings of her office and the terms of its procedures."""

from unittest.mock import patch

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.offices.changes import OfficeChange
from api.domain.offices.records import BookingAct
from api.domain.offices.reshaping import NewCounter, NewGroup
from tests.integration.usecases.dossier_acts import received
from tests.integration.usecases.edited_calendars import closing
from tests.integration.usecases.office_day import (
    BIRTH,
    RESIDENCE,
    OfficeDay,
    fewer_places,
    phone,
    terms_with,
)
from tests.integration.usecases.wishes.asking import Asked, Wish


def _change_office(day: OfficeDay) -> Asked:
    """Three are booked in one slot of which one place is left: one is moved, one is told."""
    slot = day.slots()[0]
    for number in range(3):
        day.book(slot, phone=phone(number))
    seen = day.preview(fewer_places())
    acts = (BookingAct.MOVE, BookingAct.TELL)
    return Asked(
        lambda key: day.change(fewer_places(), acts=acts, seen=seen, key=key),
        lambda key: day.change(fewer_places(), acts=acts, seen=seen, key=key, reason="Lý do khác"),
    )


def _close_a_day(day: OfficeDay) -> Asked:
    """A dossier is due another day by it."""
    received(day, RESIDENCE, counter=6)
    seen = day.preview(closing(25))
    return Asked(
        lambda key: day.change(closing(25), seen=seen, key=key),
        lambda key: day.change(closing(25), seen=seen, key=key, reason="Lý do khác"),
    )


def _add_group_and_counter(day: OfficeDay) -> Asked:
    group = NewGroup(
        id="archive",
        letter="G",
        name_vi="Lưu trữ",
        name_en="Archive",
        slot_capacity=2,
        slot_minutes=15,
        desk_minutes=5,
    )
    counter = NewCounter(number=8, name_vi="Lưu trữ", name_en="Archive", group_ids=("archive",))
    change = OfficeChange(new_groups=(group,), new_counters=(counter,))
    seen = day.preview(change)
    return Asked(
        lambda key: day.change(change, seen=seen, key=key),
        lambda key: day.change(change, seen=seen, key=key, reason="Lý do khác"),
    )


def _retire_counter(day: OfficeDay) -> Asked:
    change = OfficeChange(retired_counters=(2,))
    seen = day.preview(change)
    return Asked(
        lambda key: day.change(change, seen=seen, key=key),
        lambda key: day.change(OfficeChange(retired_counters=(1,)), seen=seen, key=key),
    )


def _change_terms(day: OfficeDay) -> Asked:
    promise = terms_with(BIRTH, committed_deadline=Deadline(4, DeadlineUnit.HOURS))
    return Asked(
        lambda key: day.set_terms(BIRTH, promise, version=0, key=key),
        lambda key: day.set_terms(BIRTH, terms_with(BIRTH, workflow="same-day"), version=0, key=key),
    )


def _resume_change(day: OfficeDay) -> Asked:
    """The settings are written and nobody has seen to the two bookings yet."""
    asked = _change_office(day)
    with patch("api.usecases.office_changes.changing.see_to_bookings"):
        asked.ask("whoever-sent-this-is-gone")
    day.change(fewer_places("land"))
    return Asked(lambda key: day.resume(1, key=key), lambda key: day.resume(2, key=key))


OFFICE_CHANGES = (
    Wish("changeOffice", "OfficeChanged", _change_office),
    Wish("changeOffice of the calendar", "OfficeChanged", _close_a_day),
    Wish("changeOffice with a new group and counter", "OfficeChanged", _add_group_and_counter),
    Wish("changeOffice that retires a counter", "OfficeChanged", _retire_counter),
    Wish("changeTerms", "TermsChanged", _change_terms),
    Wish("resumeOfficeChange", "ChangeResumed", _resume_change),
)
