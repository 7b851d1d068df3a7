"""The list of a procedure's dossiers: by days, in pages and as a file, for its own office alone."""

from dataclasses import replace
from datetime import date

from api.usecases import dossier_lists
from api.usecases.dossier_lists import DossierList
from api.usecases.outcomes import InputIsInvalid, ProcedureIsUnknown
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.office_day import BIRTH, RESIDENCE, OfficeDay, terms_with
from tests.integration.usecases.truth import assert_items_agree

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def listed(day: OfficeDay, *, since: date | None = None, until: date | None = None) -> DossierList:
    found = dossier_lists.find_list(staff=day.clerk(3), code=BIRTH, since=since, until=until)
    assert isinstance(found, DossierList)
    return found


def codes(found: DossierList, *, first: int = 100) -> list[str]:
    """Of every page."""
    seen: list[str] = []
    after: str | None = None
    while True:
        page, after = dossier_lists.entries_of(found, first=first, after=after)
        seen += [entry.code for entry in page]
        if after is None:
            return seen


def recruit(day: OfficeDay) -> None:
    assert type(day.set_terms(BIRTH, terms_with(BIRTH, workflow="recruitment"))).__name__ == "TermsChanged"


def test_list_holds_each_dossier_once_in_pages_and_by_days(day: OfficeDay) -> None:
    recruit(day)
    monday = [received(day, BIRTH, counter=3).dossier.code for _ in range(5)]
    day.clock.move(days=2)
    wednesday = [received(day, BIRTH, counter=3).dossier.code for _ in range(3)]
    for first in (1, 2, 3, 100):
        assert codes(listed(day), first=first) == monday + wednesday
        assert codes(listed(day, until=MONDAY), first=first) == monday
        assert codes(listed(day, since=WEDNESDAY, until=WEDNESDAY), first=first) == wednesday
    assert codes(listed(day, since=date(2027, 1, 1))) == []
    assert_items_agree()


def test_entries_tell_what_became_of_each(day: OfficeDay) -> None:
    recruit(day)
    chosen, gone = (received(day, BIRTH, counter=3).dossier.code for _ in range(2))
    moved(day, chosen, "APPRAISAL", "APPROVAL", "COMPLETED")
    moved(day, gone, "WITHDRAWN")
    page, _ = dossier_lists.entries_of(listed(day), first=10, after=None)
    assert [(entry.code, entry.state_en, entry.is_finished) for entry in page] == [
        (chosen, "Chosen", True),
        (gone, "Withdrawn by the citizen", True),
    ]


def test_file_holds_the_same_as_the_pages(day: OfficeDay) -> None:
    recruit(day)
    known = [received(day, BIRTH, counter=3).dossier.code for _ in range(3)]
    rows = dossier_lists.csv_of(listed(day)).splitlines()
    assert [row.split(",")[1] for row in rows[1:]] == known


def test_only_procedures_that_keep_a_list_are_offered(day: OfficeDay) -> None:
    assert dossier_lists.listed_procedures(staff=day.clerk(3)) == []
    recruit(day)
    (offered,) = dossier_lists.listed_procedures(staff=day.clerk(3))
    assert offered.code == BIRTH
    elsewhere = replace(day.clerk(3), office_id="hai-van")
    assert dossier_lists.listed_procedures(staff=elsewhere) == []


def test_list_is_its_offices_own(day: OfficeDay) -> None:
    recruit(day)
    received(day, BIRTH, counter=3)
    elsewhere = replace(day.clerk(3), office_id="hai-van")
    assert (
        dossier_lists.find_list(staff=elsewhere, code=BIRTH, since=None, until=None) == ProcedureIsUnknown()
    )


def test_days_that_end_before_they_begin_are_refused(day: OfficeDay) -> None:
    refused = dossier_lists.find_list(staff=day.clerk(3), code=RESIDENCE, since=WEDNESDAY, until=MONDAY)
    assert refused == InputIsInvalid(field="until", problem="list_days")
