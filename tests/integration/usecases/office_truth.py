"""What must hold of changes at rest: settings and terms have a record of each of their versions."""

from collections import defaultdict
from collections.abc import Collection

from api.domain.procedures import Procedure
from api.domain.terms import TermsRecord
from api.domain.tickets import Ticket
from api.storage import keys
from api.storage.codec import decode
from api.storage.office_changes import OfficeChangeItem, load_change
from api.storage.offices import OfficeItem, load_office_now
from api.storage.procedures import ProcedureIndexItem, ProcedureItem
from api.storage.reckonings import ReckoningItem, load_reckoning
from api.storage.terms import TermsChangeItem
from tests.integration.usecases.stored import items_of


def assert_changes_are_recorded(tickets: Collection[Ticket]) -> None:
    """Every version has its record, every notice is of one, and every booking it named is counted once."""
    for item in items_of(OfficeItem):
        office = load_office_now(item.pk.removeprefix(keys.office("")))
        assert office is not None
        records = {
            int(change.sk): change
            for change in items_of(OfficeChangeItem)
            if change.pk == keys.office_changes(office.id)
        }
        assert sorted(records) == list(range(1, office.version + 1))
        for version, change in records.items():
            kept = load_change(office_id=office.id, version=version)
            assert kept is not None
            noticed = [ticket for ticket in tickets if ticket.notice and ticket.notice.change == version]
            codes = {work.code for work in kept.record.works}
            assert {ticket.code for ticket in noticed} | kept.pending <= codes
            assert change.moved + change.told + len(kept.pending) <= len(codes)
            if not kept.pending:
                assert len(noticed) <= change.moved + change.told


def assert_reckonings_are_on_their_way() -> None:
    """Each is of a version its office had, and is found by whoever goes on as long as anything is left."""
    for item in items_of(ReckoningItem):
        known = load_reckoning(item.pk.removeprefix(keys.office("")))
        assert known is not None
        office = load_office_now(known.office_id)
        assert office is not None
        assert item.version == known.version <= office.version
        assert 0 <= known.reckoned <= known.dossiers
        assert (item.due_at_key is None) == (known.look_at is None)
        assert known.is_done or known.look_at is not None


def assert_terms_are_recorded() -> None:
    """Each change of a procedure's terms has its record, and the index knows the workflow that holds."""
    records: dict[tuple[str, str], list[int]] = defaultdict(list)
    for item in items_of(TermsChangeItem):
        _, office_id, code = item.pk.split("#")
        records[office_id, code].append(decode(TermsRecord, item.body).version)
    indexed = {(item.pk.split("#")[1], item.sk): item.workflow for item in items_of(ProcedureIndexItem)}
    for item in items_of(ProcedureItem):
        where = (item.pk.split("#")[1], item.sk)
        procedure = decode(Procedure, item.body)
        assert item.version == procedure.terms_version
        assert sorted(records.pop(where, [])) == list(range(1, item.version + 1)), where
        assert indexed[where] == procedure.workflow
    assert not records
