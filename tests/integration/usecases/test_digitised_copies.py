"""What an office has digitised once, it does not ask for again: of this person, here, while it is valid."""

from dataclasses import replace
from datetime import date

from api.domain.dossiers import DocumentState
from api.domain.procedures import Channel
from api.domain.staff import StaffMember
from api.storage.digitised_copies import DigitisedCopyItem
from api.usecases import statistics
from api.usecases.digitised_copies import digitised_copies
from api.usecases.statistics import Report, ReportBy
from tests.integration.usecases.dossier_acts import CITIZEN, digitised, on_file
from tests.integration.usecases.office_day import BIRTH, OfficeDay
from tests.integration.usecases.truth import assert_items_agree, items_of

CARD = "048190001234||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"
SOMEBODY_ELSE = "048190009999"


def at_the_counter(day: OfficeDay) -> None:
    day.take(BIRTH)
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 3)


def known(day: OfficeDay, citizen: str = CITIZEN, *, staff: StaffMember | None = None) -> list[str]:
    found = digitised_copies(day.services, staff=staff or day.clerk(3), citizen=citizen)
    assert isinstance(found, tuple)
    return [copy.document for copy in found]


def test_paper_digitised_once_is_not_asked_for_again(day: OfficeDay) -> None:
    at_the_counter(day)
    papers = [digitised("Tờ khai"), digitised("Giấy chứng sinh", valid_until=date(2026, 12, 31))]
    first = day.receive(3, documents=papers, citizen=CARD).dossier
    assert first.is_digitised
    day.at_counter("finish_service", 3)
    assert sorted(known(day)) == ["Giấy chứng sinh", "Tờ khai"]
    at_the_counter(day)
    second = day.receive(3, documents=[on_file("giấy chứng sinh")], citizen=CITIZEN).dossier
    assert second.documents[0].on_file == first.code
    assert second.is_digitised
    assert second.step == "RECEIVED", "nothing is missing"
    assert_items_agree()


def test_copy_spares_nobody_else_no_other_office_and_not_after_its_last_day(day: OfficeDay) -> None:
    at_the_counter(day)
    papers = [digitised("Tờ khai", valid_until=date(2026, 11, 24))]
    day.receive(3, documents=papers, citizen=CITIZEN)
    assert known(day) == ["Tờ khai"]
    assert known(day, SOMEBODY_ELSE) == []
    assert known(day, staff=replace(day.clerk(3), office_id="hoa-khanh")) == []
    day.clock.move(days=2)
    assert known(day) == []


def test_copy_that_is_not_there_cannot_be_claimed(day: OfficeDay) -> None:
    at_the_counter(day)
    for citizen in (None, SOMEBODY_ELSE):
        refused = day.receive(3, documents=[on_file("Tờ khai")], citizen=citizen)
        assert (type(refused).__name__, refused.problem) == ("InputIsInvalid", "on_file")
    refused = day.receive(3, documents=[digitised("Tờ khai")], citizen="12")
    assert (type(refused).__name__, refused.problem) == ("InputIsInvalid", "citizen")
    assert_items_agree()


def test_without_a_number_nothing_is_kept_of_the_person(day: OfficeDay) -> None:
    at_the_counter(day)
    dossier = day.receive(3, documents=[digitised("Tờ khai")]).dossier
    assert dossier.is_digitised
    assert items_of(DigitisedCopyItem) == []


def test_nothing_stored_spells_the_number(day: OfficeDay) -> None:
    at_the_counter(day)
    day.receive(3, documents=[digitised("Tờ khai")], citizen=CITIZEN)
    for item in items_of(DigitisedCopyItem):
        assert CITIZEN not in f"{item.pk}{item.sk}{item.body}"


def test_newer_copy_takes_the_place_of_the_older(day: OfficeDay) -> None:
    for until in (date(2026, 11, 24), date(2027, 1, 1)):
        at_the_counter(day)
        day.receive(3, documents=[digitised("Tờ khai", valid_until=until)], citizen=CITIZEN)
        day.at_counter("finish_service", 3)
    (copy,) = digitised_copies(day.services, staff=day.clerk(3), citizen=CITIZEN)
    assert copy.valid_until == date(2027, 1, 1)
    assert_items_agree()


def test_channel_and_digitised_papers_stand_in_the_dossier(day: OfficeDay) -> None:
    at_the_counter(day)
    dossier = day.receive(3, documents=[digitised("Tờ khai")], channel=Channel.ONLINE).dossier
    assert (dossier.channel, dossier.is_digitised) == (Channel.ONLINE, True)
    day.at_counter("finish_service", 3)
    at_the_counter(day)
    plain = day.receive(3).dossier
    assert (plain.channel, plain.is_digitised) == (Channel.IN_PERSON, False)
    assert plain.documents[0].state is not DocumentState.ON_FILE
    while statistics.count_waiting(office_id=day.office.id):
        pass
    on = date(2026, 11, 23)
    seen = statistics.see_report(staff=day.manager, since=on, until=on, by=ReportBy.CHANNEL, today=on)
    assert isinstance(seen, Report)
    total = seen.total
    assert (total.received, total.received_online, total.digitised) == (2, 1, 1)
    assert sorted((line.label, line.figures.received) for line in seen.lines) == [
        ("IN_PERSON", 1),
        ("ONLINE", 1),
    ]
