"""A service that was added by mistake is taken out of the visit, also long after its ten seconds."""

from functools import partial

import pytest

from api.domain.tickets import TicketState
from tests.integration.storage.faults import watched_store
from tests.integration.storage.snapshots import snapshot
from tests.integration.usecases.office_day import (
    BIRTH,
    EXTRACT,
    LAND,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
)
from tests.integration.usecases.test_undo_changes import HERE, hall_of, kept, meanwhile, serve, ticket
from tests.integration.usecases.truth import assert_items_agree


def test_added_service_with_a_dossier_stays(day: OfficeDay) -> None:
    code = serve(day)
    day.add_at_counter(HERE, EXTRACT)
    day.receive(HERE, procedure=EXTRACT)
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]
    assert names([day.remove_at_counter(HERE, EXTRACT)]) == ["ServiceCannotBeRemoved"]
    assert ticket(code).services.of(EXTRACT) is not None
    assert_items_agree()


@pytest.mark.parametrize("procedure", [BIRTH, LAND], ids=["her own", "not hers"])
def test_service_that_was_not_added_is_not_taken_out(day: OfficeDay, procedure: str) -> None:
    serve(day)
    before = snapshot()
    assert names([day.remove_at_counter(HERE, procedure)]) == ["ServiceCannotBeRemoved"]
    assert names([day.remove_at_counter(5, EXTRACT)]) == ["CounterIsNotYours"]
    assert snapshot() == before


def test_service_is_taken_out_long_after_it_was_added(day: OfficeDay) -> None:
    code = serve(day)
    day.add_at_counter(HERE, EXTRACT)
    day.add_at_counter(HERE, RESIDENCE)
    day.clock.move(minutes=5)
    assert names([day.remove_at_counter(HERE, EXTRACT)]) == ["ServiceRemovedAtCounter"]
    assert hall_of(day).counter(HERE).current.places == 1
    assert names([day.remove_at_counter(HERE, RESIDENCE)]) == ["ServiceRemovedAtCounter"]
    day.at_counter("finish_service", HERE)
    assert ticket(code).state is TicketState.DONE, "she does not go on to anybody"
    assert names([day.remove_at_counter(HERE, EXTRACT)]) == ["CounterHasNoTicket"]
    assert_items_agree()


def test_number_of_a_service_taken_out_stays_hers(day: OfficeDay) -> None:
    code = serve(day)
    day.add_at_counter(HERE, RESIDENCE)
    day.at_counter("finish_service", HERE)
    day.at_counter("undo_last_act", HERE)
    day.remove_at_counter(HERE, RESIDENCE)
    assert kept(code) == [("residence", 1)]
    assert_items_agree()
    day.at_counter("undo_last_act", HERE)
    day.at_counter("finish_service", HERE)
    assert (ticket(code).group_id, ticket(code).number, kept(code)) == ("residence", 1, [])
    assert hall_of(day).issued("residence") == 1, "no second number was given"
    assert_items_agree()


def test_three_screens_of_one_counter_change_a_visit_at_the_same_time(day: OfficeDay) -> None:
    """Each change has seen those before it: undoing takes them back one after the other."""
    code = serve(day)
    wishes = [partial(day.add_at_counter, HERE, each) for each in (EXTRACT, RESIDENCE, PERMIT)]
    assert set(names(at_once(wishes))) == {"ServiceAddedAtCounter"}
    left = [2, 1, 0]
    for others in left:
        assert names([day.at_counter("undo_last_act", HERE)]) == ["ActUndone"]
        assert len(ticket(code).services.others) == others
    assert_items_agree()


def test_service_of_who_goes_on_meanwhile_is_not_said_to_stay(day: OfficeDay) -> None:
    serve(day)
    for procedure in (EXTRACT, RESIDENCE):
        day.add_at_counter(HERE, procedure)
    with watched_store(before=meanwhile("GetItem", lambda: day.at_counter("finish_service", HERE))):
        assert names([day.remove_at_counter(HERE, EXTRACT)]) == ["CounterHasNoTicket"]
    assert_items_agree()
