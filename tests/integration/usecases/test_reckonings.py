"""New dates after a calendar was edited: few in the request, the rest by whoever goes on, each once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import time, timedelta
from functools import partial
from unittest.mock import patch

import pytest

from api.domain.calendar import Shift, local_day
from api.domain.deadlines import ClockDayKind
from api.domain.dossiers import Dossier
from api.domain.offices.changes import OfficeChange
from api.storage.dossiers import load_dossier
from api.storage.notices import load_letterbox
from api.storage.offices import load_office_now
from api.storage.reckonings import load_reckoning
from api.usecases import reckonings
from api.usecases.reckonings import PAUSE_AFTER_A_FAULT, SETTLED_AFTER, reckon_waiting
from tests.integration.storage.death import ProcessDied, deaths, dying_process
from tests.integration.storage.faults import watched_store
from tests.integration.storage.snapshots import go_back_to, snapshot
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.dossier_truth import assert_dossiers_tell_one_story, restarted
from tests.integration.usecases.edited_calendars import (
    assert_dates_follow_the_calendar,
    closing,
    entries,
    go_on,
    go_on_to_the_end,
    reckoning_now,
)
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, at_once, fewer_places, names
from tests.integration.usecases.wishes.reminders import copies, handed_in

TWO = 2


@pytest.fixture(autouse=True)
def small_pages() -> Iterator[None]:
    with patch.object(reckonings, "PAGE", TWO):
        yield


def many(day: OfficeDay, count: int = 7) -> list[Dossier]:
    """Dossiers due on several days, the soonest first; all move when Wednesday is closed."""
    known = handed_in(day)
    return [known, *copies(known, count - 1)]


def at_counter_six(day: OfficeDay) -> None:
    """Somebody sits there with her papers."""
    day.take(RESIDENCE)
    day.clerks[6] = day.clerk(3)
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 6)


def progress(day: OfficeDay) -> tuple[int, int | None, bool]:
    known = reckoning_now(day)
    return known.reckoned, known.dossiers, known.is_done


def test_request_does_two_pages_and_the_rest_goes_on_without_it(day: OfficeDay) -> None:
    many(day)
    done = day.change(closing(25))
    assert names([done]) == ["OfficeChanged"]
    assert progress(day) == (4, 7, False)
    assert len(entries()) == 4
    assert reckon_waiting(day.clock) == 1
    assert progress(day)[0] == 6
    go_on(day)
    assert progress(day) == (7, 7, True)
    assert set(Counter(entries()).values()) == {1}
    go_on_to_the_end(day)
    assert len(entries()) == 7
    assert_dates_follow_the_calendar(day)


def test_more_than_are_counted_at_once_are_told_when_all_were_looked_at(day: OfficeDay) -> None:
    many(day)
    with patch.object(reckonings, "MOST_COUNTED", 7):
        day.change(closing(25))
    assert progress(day) == (4, None, False)
    go_on(day)
    assert progress(day) == (7, 7, True)
    assert set(Counter(entries()).values()) == {1}
    assert_dates_follow_the_calendar(day)


def test_what_is_late_by_the_rule_has_its_new_date_too(day: OfficeDay) -> None:
    known, *_ = many(day, 5)
    for _ in range(2):
        moved(day, known.code, "SUPPLEMENT", "APPRAISAL")
    day.change(closing(30))
    go_on_to_the_end(day)
    assert progress(day) == (5, 5, True)
    assert Counter(entries()).keys() >= {known.code}
    assert set(Counter(entries()).values()) == {1}
    assert_dates_follow_the_calendar(day)


def test_same_key_again_goes_on_where_the_request_ended(day: OfficeDay) -> None:
    many(day)
    seen = day.preview(closing(25))
    for reckoned in (4, 7):
        assert names([day.change(closing(25), seen=seen, key="one-intention-sent-again")]) == [
            "OfficeChanged"
        ]
        assert progress(day)[0] == reckoned


def test_change_that_leaves_the_calendar_alone_begins_nothing(day: OfficeDay) -> None:
    many(day)
    day.change(fewer_places("land", 1))
    assert load_reckoning(day.office.id) is None
    assert reckon_waiting(day.clock) == 0


def test_each_new_date_is_recorded_in_the_managers_name_and_announced_once(day: OfficeDay) -> None:
    at_counter_six(day)
    code = day.receive(6, email="minh@example.com").dossier.code
    day.change(closing(25))
    go_on_to_the_end(day)
    dossier = load_dossier(code)
    assert dossier is not None
    assert (dossier.moves[-1].kind, dossier.moves[-1].clerk_name) == ("RECKONED_ANEW", "Trưởng Demo")
    assert [notice.announcement for notice in load_letterbox(code).notices] == ["RECEIVED", "DATE_MOVED"]
    assert_dossiers_tell_one_story(day)


def test_hours_edited_after_an_intake_leave_the_day_from_which_it_counts(day: OfficeDay) -> None:
    at_counter_six(day)
    day.clock.move(hours=8)  # 16:30
    known = day.receive(6).dossier
    day.clock.move(minutes=15)
    day.change(OfficeChange(shifts=(Shift(time(7), time(11, 30)), Shift(time(13, 30), time(16)))))
    go_on_to_the_end(day)
    dossier = load_dossier(known.code)
    assert dossier is not None
    assert dossier.due_at == known.due_at - timedelta(hours=1), "closed earlier that day, not a day later"
    office = load_office_now(day.office.id)
    assert office is not None
    first, *_ = dossier.clock(calendar=office.calendar, now=day.clock.now())
    assert (first.on, first.kind) == (local_day(known.received_at), ClockDayKind.RECEIVED)
    assert_dates_follow_the_calendar(day)


def test_date_set_by_a_process_that_knew_the_old_calendar_is_found_by_the_second_look(day: OfficeDay) -> None:
    at_counter_six(day)
    other, here = restarted(day), day.services
    other.office(day.office.id)
    day.change(closing(25))
    go_on(day)
    day.services = other
    known = day.receive(6).dossier
    day.services = here
    assert known.due_at is not None
    day.clock.move(seconds=SETTLED_AFTER.total_seconds())
    go_on(day)
    now = load_dossier(known.code)
    assert now is not None
    assert now.due_at is not None
    assert local_day(now.due_at) == local_day(known.due_at) + timedelta(days=1)
    assert reckoning_now(day).look_at is None
    assert_dates_follow_the_calendar(day)


def test_later_edit_takes_the_place_of_one_that_is_under_way(day: OfficeDay) -> None:
    many(day)
    day.change(closing(25))
    go_on_half = reckon_waiting(day.clock)
    assert go_on_half == 1
    day.change(closing(26))
    assert reckoning_now(day).version == 2
    go_on_to_the_end(day)
    assert_dates_follow_the_calendar(day)
    day.change(fewer_places("land", 1))
    assert reckoning_now(day).version == 2, "no other edit of the calendar"


def test_who_knows_an_older_calendar_dates_nothing_any_more(day: OfficeDay) -> None:
    """The calendar is edited again, and everything reckoned, just before a slow process writes."""
    many(day)
    with patch("api.usecases.office_changes.changing.reckon_in_request"):
        day.change(closing(25))
    again = False

    def edit_again(_: int, operation: str) -> None:
        nonlocal again
        if operation == "TransactWriteItems" and not again:
            again = True
            day.change(closing(26))
            go_on_to_the_end(day)

    with watched_store(before=edit_again):
        assert reckon_waiting(day.clock) == 1
    assert again
    assert set(Counter(entries()).values()) == {1}
    assert_dates_follow_the_calendar(day)


def test_several_at_once_date_each_dossier_once(day: OfficeDay) -> None:
    many(day, 12)
    with patch("api.usecases.office_changes.changing.reckon_in_request"):
        day.change(closing(25))
    at_once([partial(go_on, day)] * 5)
    go_on_to_the_end(day)
    assert progress(day) == (12, 12, True)
    assert Counter(entries()).most_common(1)[0][1] == 1
    assert len(entries()) == 12
    assert_dates_follow_the_calendar(day)


def test_clerks_who_move_dossiers_meanwhile_lose_nothing(day: OfficeDay) -> None:
    known = many(day, 6)
    with patch("api.usecases.office_changes.changing.reckon_in_request"):
        day.change(closing(25))

    def move(code: str) -> str:
        for _ in range(20):
            dossier = load_dossier(code)
            assert dossier is not None
            if names([day.advance(code, version=dossier.version)]) == ["DossierAdvanced"]:
                return code
        raise AssertionError(code)

    at_once([partial(go_on, day), partial(go_on, day), *(partial(move, each.code) for each in known)])
    go_on_to_the_end(day)
    for each in known:
        dossier = load_dossier(each.code)
        assert dossier is not None
        assert sorted(move.kind for move in dossier.moves[1:]) == ["RECKONED_ANEW", "STEP"]
    assert_dates_follow_the_calendar(day)


def test_process_that_dies_at_any_call_leaves_nothing_undone_or_done_twice(day: OfficeDay) -> None:
    for _ in range(3):
        received(day, RESIDENCE, counter=6)
    with patch("api.usecases.office_changes.changing.reckon_in_request"):
        day.change(closing(25))
    before, begins = snapshot(), day.clock.now()
    with watched_store() as calls:
        go_on(day)
    go_on_to_the_end(day)
    done = snapshot()
    assert len(entries()) == 3
    for position, was_done in deaths(calls.operations):
        go_back_to(before)
        day.clock.moment = begins
        with dying_process(position, was_done=was_done), suppress(ProcessDied):
            go_on(day)
        assert_dossiers_tell_one_story(day)
        go_on(day)
        day.clock.moment = begins
        go_on_to_the_end(day)
        assert snapshot() == done, f"{calls.operations[position]} at {position}, {was_done=}"
    assert_dates_follow_the_calendar(day)


def test_dossier_that_waits_for_its_citizen_is_dated_when_the_papers_come(day: OfficeDay) -> None:
    known = handed_in(day)
    moved(day, known.code, "SUPPLEMENT")
    day.change(closing(25))
    assert progress(day) == (0, 0, True)
    go_on_to_the_end(day)
    assert entries() == []
    moved(day, known.code, "APPRAISAL")
    assert_dates_follow_the_calendar(day)


def test_office_with_a_fault_is_put_off_and_loses_nothing(
    day: OfficeDay, caplog: pytest.LogCaptureFixture
) -> None:
    many(day)
    day.change(closing(25))
    with patch.object(reckonings, "reckon_anew", side_effect=LookupError):
        assert reckon_waiting(day.clock) == 0
    assert "tried again" in caplog.text
    assert reckon_waiting(day.clock) == 0
    day.clock.move(seconds=PAUSE_AFTER_A_FAULT.total_seconds())
    go_on(day)
    assert progress(day) == (7, 7, True)
    assert_dates_follow_the_calendar(day)
