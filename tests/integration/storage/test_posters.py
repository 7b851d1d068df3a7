"""Scans of a poster, by day."""

from datetime import date, timedelta

from api.storage.posters import count_scan, scans
from api.storage.transactions import transact

MONDAY = date(2026, 11, 23)
OFFICE = "lien-chieu"


def count(poster: str, on: date) -> None:
    transact(count_scan(office_id=OFFICE, poster_code=poster, on=on))


def test_scans_are_summed_from_the_first_day_to_the_last() -> None:
    for ahead in range(5):
        for _ in range(ahead + 1):
            count("CHO", MONDAY + timedelta(days=ahead))
    count("CHO-2", MONDAY)
    assert [
        scans(office_id=OFFICE, poster_code="CHO", since=MONDAY, until=MONDAY + timedelta(days=ahead))
        for ahead in range(5)
    ] == [1, 3, 6, 10, 15]
    assert scans(office_id="hai-van", poster_code="CHO", since=MONDAY, until=MONDAY) == 0
