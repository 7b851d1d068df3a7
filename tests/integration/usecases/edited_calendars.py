"""A calendar edited at the ward, and the new dates of its dossiers to the end."""

from datetime import date

from api.domain.dossiers import MoveKind
from api.domain.offices import DayMode, DayPlan, Office
from api.domain.offices.changes import OfficeChange
from api.domain.reckonings import Reckoning
from api.storage.offices import load_office_now, save_office
from api.storage.reckonings import begin_reckoning, load_reckoning
from api.storage.transactions import transact
from api.usecases.reckonings import SETTLED_AFTER, reckon_waiting, reckoning_to_begin
from tests.integration.usecases.dossier_truth import all_dossiers
from tests.integration.usecases.office_day import OfficeDay


def closing(*days: int) -> OfficeChange:
    """Days off in November 2026."""
    plans = (
        DayPlan(on=date(2026, 11, on), mode=DayMode.HOLIDAY, name_vi="Bão", name_en="Storm") for on in days
    )
    return OfficeChange(days=tuple(plans))


def reckoning_now(day: OfficeDay) -> Reckoning:
    found = load_reckoning(day.office.id)
    assert found is not None
    return found


def go_on(day: OfficeDay) -> None:
    """What the schedule has done."""
    while reckon_waiting(day.clock):
        pass


def go_on_to_the_end(day: OfficeDay) -> None:
    go_on(day)
    day.clock.move(seconds=SETTLED_AFTER.total_seconds())
    go_on(day)
    assert reckoning_now(day).look_at is None


def dates_moved(day: OfficeDay, office: Office) -> int:
    """How many dates have changed once the office's calendar is that of `office`."""
    save_office(office)
    begun = reckoning_to_begin(before=day.office, after=office, staff=day.manager, now=day.clock.now())
    assert begun is not None
    transact(begin_reckoning(begun))
    before = len(entries())
    go_on_to_the_end(day)
    return len(entries()) - before


def entries() -> list[str]:
    """The code of a dossier for each time that its date was reckoned anew."""
    return [
        dossier.code
        for dossier in all_dossiers()
        for move in dossier.moves
        if move.kind is MoveKind.RECKONED_ANEW
    ]


def assert_dates_follow_the_calendar(day: OfficeDay) -> None:
    """Every date to come of an office's own dossier is that of its calendar as it stands."""
    office, now = load_office_now(day.office.id), day.clock.now()
    assert office is not None
    for dossier in all_dossiers():
        if dossier.is_open and dossier.due_at and dossier.due_at > now and dossier.waits_since is None:
            assert dossier.due_at == dossier.reckoned_due(calendar=office.calendar, now=now), dossier.code
