"""Dossiers that wait for their citizens: how long by working days, and which she seems to have given up."""

from datetime import datetime

import pytest

from api.domain.awaited_papers import ABANDONED_AFTER_WORKING_DAYS, awaited_papers
from api.domain.dossiers import Dossier
from tests.unit.domain.dossier_cases import CALENDAR, at, dossier, moved

ASKED = moved(dossier(), ("SUPPLEMENT", at(3)))


@pytest.mark.parametrize(
    ("known", "now", "working_days", "is_late"),
    [
        (ASKED, at(3, "16:00"), 0, False),
        (ASKED, at(4), 1, False),
        (ASKED, at(9), 4, False),  # over a weekend
        (ASKED, at(30), 18, False),  # the 24th is a holiday; its own date, the 16th, stands still
        (moved(dossier(), ("SUPPLEMENT", at(17))), at(18), 1, True),  # it was overdue before
        (moved(ASKED, ("APPRAISAL", at(4)), ("SUPPLEMENT", at(5))), at(6), 1, True),  # asked twice
    ],
)
def test_waits_are_counted_in_working_days(
    known: Dossier, now: datetime, working_days: int, is_late: bool
) -> None:
    seen = awaited_papers(dossier=known, calendar=CALENDAR, now=now)
    assert seen is not None
    assert (seen.since, seen.working_days, seen.is_late) == (known.moves[-1].at, working_days, is_late)


def test_abandoned_is_what_waits_longer_than_thirty_working_days() -> None:
    last = CALENDAR.add_working_days(start=at(3).date(), count=ABANDONED_AFTER_WORKING_DAYS)
    for days, is_abandoned in ((0, False), (1, True)):
        now = at(3).replace(year=last.year, month=last.month, day=last.day + days)
        seen = awaited_papers(dossier=ASKED, calendar=CALENDAR, now=now)
        assert seen is not None
        assert seen.is_abandoned is is_abandoned


@pytest.mark.parametrize(
    "known",
    [
        dossier(),
        moved(ASKED, ("APPRAISAL", at(4))),
        moved(ASKED, ("APPRAISAL", at(4)), ("PAYMENT", at(5))),
        moved(ASKED, ("STOPPED", at(4))),
        moved(dossier(), ("COMPLETED", at(4))),
    ],
)
def test_what_does_not_wait_for_papers_is_no_such_dossier(known: Dossier) -> None:
    assert awaited_papers(dossier=known, calendar=CALENDAR, now=at(9)) is None
