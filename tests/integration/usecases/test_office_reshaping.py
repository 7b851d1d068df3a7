"""A manager adds and removes groups and counters: nobody who still needs one is left without it."""

from functools import partial

import pytest

from api.domain.offices.changes import GroupChange, OfficeChange
from api.domain.offices.reshaping import NewCounter, NewGroup
from api.storage.offices import load_office_now
from api.usecases.outcomes import InputIsInvalid
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, at_once, names
from tests.integration.usecases.truth import assert_items_agree

ARCHIVE = NewGroup(
    id="archive",
    letter="G",
    name_vi="Lưu trữ",
    name_en="Archive",
    slot_capacity=2,
    slot_minutes=15,
    desk_minutes=5,
)
WITH_ARCHIVE = OfficeChange(
    new_groups=(ARCHIVE,),
    new_counters=(NewCounter(number=8, name_vi="Lưu trữ", name_en="Archive", group_ids=("archive",)),),
)
WITHOUT_RESIDENCE = OfficeChange(removed_groups=("residence",), retired_counters=(6,))
RESIDENCE_WITH_LAND = OfficeChange(groups=(GroupChange(id="land", sectors=("Cư trú", "Đất đai")),))


@pytest.fixture
def evening(day: OfficeDay) -> OfficeDay:
    """The hall is closed; residence has given its sectors to land an hour ago."""
    sectors = {procedure.sector for group in ("residence", "land") for procedure in of_group(day, group)}
    change = OfficeChange(groups=(GroupChange(id="land", sectors=tuple(sorted(sectors))),))
    assert names([day.change(change)]) == ["OfficeChanged"]
    return day


def of_group(day: OfficeDay, group_id: str) -> list[object]:
    from tests.integration.usecases.office_day import PROCEDURES

    group = day.office.group(group_id)
    assert group is not None
    return [each for each in PROCEDURES if each.sector in group.sectors]


def close(day: OfficeDay) -> None:
    day.clock.move(hours=10)  # 18:30


def test_new_counter_works_for_its_new_group(day: OfficeDay) -> None:
    sectors = tuple({each.sector for each in of_group(day, "residence")})
    change = OfficeChange(
        new_groups=(ARCHIVE,),
        new_counters=WITH_ARCHIVE.new_counters,
        groups=(GroupChange(id="archive", sectors=sectors),),
    )
    assert names([day.change(change)]) == ["OfficeChanged"]
    taken = day.take(RESIDENCE)
    assert taken.ticket.group_id == "archive"
    day.at_counter("open_counter", 8)
    called = day.at_counter("call_next", 8)
    assert called.desk.counter.current.label == "G 001"
    assert_items_agree()


def test_open_counter_is_not_retired_and_its_clerk_is_named(day: OfficeDay) -> None:
    day.change(WITH_ARCHIVE)
    day.at_counter("open_counter", 8)
    change = OfficeChange(retired_counters=(4,))
    assert names([day.change(change)]) == ["OfficeChanged"]
    day.at_counter("open_counter", 2)
    refused = day.preview(OfficeChange(retired_counters=(2,)))
    assert (type(refused).__name__, refused.number, refused.clerk_name) == (
        "CounterIsInUse",
        2,
        "Cán bộ Demo 2",
    )
    day.at_counter("close_counter", 2)
    assert names([day.change(OfficeChange(retired_counters=(2,)))]) == ["OfficeChanged"]
    assert names([day.at_counter("open_counter", 2)]) == ["CounterIsUnknown"]
    assert_items_agree()


def test_process_that_knows_the_old_settings_opens_no_retired_counter(day: OfficeDay) -> None:
    old = day.office
    assert names([day.change(OfficeChange(retired_counters=(2,)))]) == ["OfficeChanged"]
    day.services.keep_office(old)
    assert names([day.at_counter("open_counter", 2)]) == ["CounterIsUnknown"]
    day.services.keep_office(old)
    assert names([day.at_counter("open_counter", 1)]) == ["CounterOpened"]
    assert_items_agree()


def test_of_opening_and_retiring_at_once_one_wins(day: OfficeDay) -> None:
    for number in (1, 3):
        change = OfficeChange(retired_counters=(number,))
        seen = day.preview(change)
        outcomes = names(
            at_once([partial(day.at_counter, "open_counter", number), partial(day.change, change, seen=seen)])
        )
        assert outcomes in (["CounterOpened", "CounterIsInUse"], ["CounterIsUnknown", "OfficeChanged"])
        office = load_office_now(day.office.id)
        assert office is not None
        assert (office.counter(number) is None) == (outcomes[1] == "OfficeChanged")
    assert_items_agree()


def test_group_with_procedures_bookings_and_people_is_listed_not_removed(day: OfficeDay) -> None:
    day.book(day.slots(RESIDENCE)[0], procedure=RESIDENCE)
    day.take(RESIDENCE)
    refused = day.preview(WITHOUT_RESIDENCE)
    assert type(refused).__name__ == "GroupIsInUse"
    assert refused.uses.in_words[0].startswith("1 thủ tục (")
    assert "1 lịch hẹn (08:45 23/11)" in refused.uses.in_words[0]
    assert "1 người trong hàng chờ" in refused.uses.in_words[0]
    assert names([day.change(WITHOUT_RESIDENCE, seen=day.preview(WITH_ARCHIVE))]) == ["GroupIsInUse"]
    assert load_office_now(day.office.id) == day.office


def test_group_that_nobody_uses_goes_after_hours(evening: OfficeDay) -> None:
    day = evening
    assert day.preview(WITHOUT_RESIDENCE) == InputIsInvalid(field="groups", problem="group_while_open")
    close(day)
    assert names([day.change(WITHOUT_RESIDENCE)]) == ["OfficeChanged"]
    office = load_office_now(day.office.id)
    assert office is not None
    assert office.group("residence") is None
    day.clock.move(hours=38)  # Tuesday is a holiday
    assert day.take(RESIDENCE).ticket.group_id == "land"
    assert_items_agree()


def test_group_stays_for_a_minute_after_its_procedures_left(day: OfficeDay) -> None:
    close(day)
    sectors = {each.sector for group in ("residence", "land") for each in of_group(day, group)}
    day.change(OfficeChange(groups=(GroupChange(id="land", sectors=tuple(sorted(sectors))),)))
    refused = day.preview(WITHOUT_RESIDENCE)
    assert refused == InputIsInvalid(field="groups", problem="group_left_just_now")
    day.clock.move(seconds=61)
    assert names([day.change(WITHOUT_RESIDENCE)]) == ["OfficeChanged"]


def test_group_stays_while_a_coming_visit_needs_it(evening: OfficeDay) -> None:
    """Booked while its procedures still were of the group: the booking is the group's."""
    day = evening
    day.services.keep_office(day.office)
    later = [slot for slot in day.slots(RESIDENCE) if slot.group_id == "residence"][-1]
    code = day.book(later, procedure=RESIDENCE).ticket.code
    close(day)
    refused = day.preview(WITHOUT_RESIDENCE)
    assert type(refused).__name__ == "GroupIsInUse"
    assert "1 lịch hẹn" in refused.uses.in_words[0]
    day.cancel(code)
    assert names([day.change(WITHOUT_RESIDENCE)]) == ["OfficeChanged"]
    assert_items_agree()


def test_open_counter_after_hours_keeps_every_group(evening: OfficeDay) -> None:
    day = evening
    day.at_counter("open_counter", 1)
    close(day)
    assert day.preview(WITHOUT_RESIDENCE) == InputIsInvalid(field="groups", problem="group_while_open")
    day.at_counter("close_counter", 1)
    assert names([day.change(WITHOUT_RESIDENCE)]) == ["OfficeChanged"]
