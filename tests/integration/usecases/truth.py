"""What must hold of the whole table at rest, whatever happened before: every item tells the same story."""

from api.storage.digitised_copies import DigitisedCopyItem
from tests.integration.usecases.booking_truth import (
    assert_phone_days_are_those_of_tickets,
    assert_slots_are_those_of_tickets,
)
from tests.integration.usecases.digitised_truth import assert_copies_are_those_of_dossiers
from tests.integration.usecases.hall_truth import (
    assert_counters_are_those_of_tickets,
    assert_every_number_is_there_once,
    assert_halls_fit_their_offices,
    assert_line_is_that_of_tickets,
    assert_missed_are_those_of_tickets,
)
from tests.integration.usecases.office_truth import (
    assert_changes_are_recorded,
    assert_reckonings_are_on_their_way,
    assert_terms_are_recorded,
)
from tests.integration.usecases.register_truth import (
    assert_dossiers_are_those_of_tickets,
    assert_figures_are_those_of_dossiers,
)
from tests.integration.usecases.stored import all_tickets, items_of, read_once

__all__ = [
    "all_tickets",
    "assert_figures_are_those_of_dossiers",
    "assert_items_agree",
    "assert_slots_are_those_of_tickets",
    "items_of",
]


@read_once()
def assert_items_agree() -> None:
    """Check slots, phones, series, line, counters and dossiers against the tickets."""
    tickets = all_tickets()
    assert_slots_are_those_of_tickets(tickets)
    assert_phone_days_are_those_of_tickets(tickets)
    assert_every_number_is_there_once(tickets)
    assert_line_is_that_of_tickets(tickets)
    assert_missed_are_those_of_tickets(tickets)
    assert_counters_are_those_of_tickets(tickets)
    assert_dossiers_are_those_of_tickets(tickets)
    assert_figures_are_those_of_dossiers()
    assert_copies_are_those_of_dossiers(items_of(DigitisedCopyItem))
    assert_changes_are_recorded(tickets)
    assert_reckonings_are_on_their_way()
    assert_terms_are_recorded()
    assert_halls_fit_their_offices()
