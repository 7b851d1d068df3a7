"""What an office publishes of its last month: for everybody, from enough results on, cheap to ask."""

from dataclasses import replace
from datetime import timedelta

from api.domain.dossiers import DossierStatus
from api.storage import register
from api.storage.dossiers import create_dossier
from api.storage.transactions import transact
from api.usecases.statistics import rebuild
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.year_of_dossiers import year_of_dossiers
from tests.integration.ward import Ward

PUBLISHED = """query($o: ID!) { office(id: $o) { lastMonth {
    since received results earlyShare onTimeShare overdue inProgress inWords { vi en } } } }"""
A_YEAR = timedelta(days=365)


def write_october(ward: Ward, number: int) -> None:
    """Dossiers with a result, received in October 2026, in the proportions of a published year."""
    known = [
        each
        for each in year_of_dossiers(ward.office, one_of=40)
        if each.received_at.month == 10 and each.status is DossierStatus.COMPLETED
    ]
    assert len(known) >= number
    for each in known[:number]:
        due = (each.due_at or each.received_at) + A_YEAR
        moves = tuple(replace(move, at=move.at + A_YEAR, due_at=due) for move in each.moves)
        moved = replace(each, received_at=each.received_at + A_YEAR, due_at=due, moves=moves)
        transact(create_dossier(moved), register.enter(moved))
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
