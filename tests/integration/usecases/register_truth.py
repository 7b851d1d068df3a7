"""What must hold of the items of dossiers at rest: tickets, series, lists, register and sums agree."""

from collections import Counter, defaultdict
from collections.abc import Collection

from api.domain.dossiers import Dossier
from api.domain.moving_on import dossier_codes
from api.domain.statistics import Dimension, Entry, differences
from api.domain.tickets import Ticket
from api.storage import keys
from api.storage.codec import decode
from api.storage.dossiers import (
    DossierElsewhereItem,
    DossierItem,
    DossierSeriesItem,
    ListedDossierItem,
    load_dossier,
)
from api.storage.portal_codes import PortalCodeItem
from api.storage.register import RegisteredDossierItem
from api.storage.statistics import UncountedDossierItem, every_figure
from tests.integration.usecases.inbox_truth import assert_rows_are_those_of
from tests.integration.usecases.stored import items_of


def assert_dossiers_are_those_of_tickets(tickets: Collection[Ticket]) -> None:
    codes = {item.pk.removeprefix(keys.dossier("")) for item in items_of(DossierItem)}
    sent_in = {code for code in codes if (known := load_dossier(code)) is not None and known.submission}
    assert codes - sent_in == {code for ticket in tickets for code in dossier_codes(ticket)}
    assert_portal_codes_are_those_of(sent_in)
    by_code = {ticket.code: ticket for ticket in tickets}
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    elsewhere = {item.pk: item for item in items_of(DossierElsewhereItem)}
    listed = {item.code for item in items_of(ListedDossierItem)}
    for code in codes:
        dossier = load_dossier(code)
        assert dossier is not None
        if code in sent_in:
            assert dossier.ticket_code == ""
        else:
            assert code in dossier_codes(by_code[dossier.ticket_code])
        assert_units_agree(dossier, elsewhere.pop(keys.dossier(code), None))
        assert (code in listed) == (dossier.workflow.listed and dossier.is_received)
        assert_rows_are_those_of(dossier)
        agency, day, number = code.rsplit("-", 2)
        numbers[keys.dossier_series(agency), day].append(int(number))
    assert not elsewhere
    assert listed <= codes
    issued = {(item.pk, item.sk): item.issued for item in items_of(DossierSeriesItem)}
    assert {key: sorted(given) for key, given in numbers.items()} == {
        key: list(range(1, last + 1)) for key, last in issued.items()
    }


def assert_portal_codes_are_those_of(sent_in: Collection[str]) -> None:
    """Each code of the portal stands for the one dossier that names it."""
    named = {}
    for code in sent_in:
        dossier = load_dossier(code)
        if dossier and dossier.submission and dossier.submission.portal_code:
            named[keys.portal_codes(dossier.office_id), dossier.submission.portal_code] = code
    assert named == {(item.pk, item.sk): item.code for item in items_of(PortalCodeItem)}


def assert_figures_are_those_of_dossiers() -> None:
    """Each dossier that was received is in the register; the sums are those of what was counted; who changed
    since, waits."""
    known = {item.code: item for item in items_of(RegisteredDossierItem)}
    waiting = {item.sk: item.version for item in items_of(UncountedDossierItem)}
    dossiers = {
        item.pk.removeprefix(keys.dossier("")): item
        for item in items_of(DossierItem)
        if decode(Dossier, item.body).is_received
    }
    assert waiting.keys() <= dossiers.keys()
    assert known.keys() == dossiers.keys()
    sums: Counter[tuple[object, ...]] = Counter()
    for code, item in known.items():
        counted = decode(Entry, item.counted) if item.counted else None
        if counted is None or counted.version != dossiers[code].version:
            assert waiting[code] == dossiers[code].version
        if counted is not None:
            assert counted.version == item.counted_version <= dossiers[code].version
            for place, counts in differences(before=None, after=counted).items():
                sums.update({(place, count): number for count, number in counts.items()})
    kept = [
        figures
        for office_id in {item.pk.removeprefix(keys.register("")) for item in known.values()}
        for dimension in Dimension
        for figures in every_figure(office_id=office_id, dimension=dimension)
    ]
    assert sums == {
        (figures.place, count): number for figures in kept for count, number in figures.counts.items()
    }


def assert_units_agree(dossier: Dossier, elsewhere: DossierElsewhereItem | None) -> None:
    """Another unit's dossier stands among the receiving office's too, as it is; every date stands last."""
    assert (elsewhere is not None) == (dossier.is_elsewhere and dossier.is_open)
    assert elsewhere is None or decode(Dossier, elsewhere.body) == dossier
    assert dossier.due_at == dossier.moves[-1].due_at
