"""What an office publishes of its last month: for everybody, from enough results on, cheap to ask."""

from datetime import timedelta

from api.domain.dossiers import DossierStatus
from api.usecases.statistics import rebuild
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.year_of_dossiers import later, write_dossiers, year_of_dossiers
from tests.integration.ward import Ward

PUBLISHED = """query($o: ID!) { office(id: $o) { lastMonth {
    since received results earlyShare onTimeShare overdue inProgress inWords { vi en } } } }"""


def write_october(ward: Ward, number: int) -> None:
    """Dossiers with a result, received in October 2026, in the proportions of a published year."""
    known = [
        later(each, timedelta(days=365))
        for each in year_of_dossiers(ward.office, one_of=40)
        if each.received_at.month == 10 and each.status is DossierStatus.COMPLETED
    ]
    assert write_dossiers(known[:number]) == number
    rebuild(office_id=ward.office)


def test_last_month_is_not_told_while_it_had_too_few_results(ward: Ward) -> None:
    write_october(ward, 20)
    assert ward.ask(PUBLISHED, o=ward.office)["office"]["lastMonth"] is None


def test_last_month_says_what_came_when_and_is_read_once_an_hour(ward: Ward) -> None:
    write_october(ward, 50)
    with watched_store() as calls:
        found = ward.ask(PUBLISHED, o=ward.office)["office"]["lastMonth"]
        assert calls.operations.count("Query") == 2
        assert ward.ask(PUBLISHED, o=ward.office)["office"]["lastMonth"] == found
        assert calls.operations.count("Query") == 2
    words = found.pop("inWords")
    assert words["vi"].startswith(f"Tháng 10/2026: trả {found['results']} kết quả, ")
    assert words["en"].startswith(f"October 2026: {found['results']} results, ")
    assert found["since"] == "2026-10-01"
    assert (found["received"], found["results"] + found["inProgress"]) == (50, 50)
    assert 0 < found["earlyShare"] < found["onTimeShare"] <= 1
