"""Staff read the list of a procedure's dossiers that its workflow keeps: a page of it, or whole as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from api.domain.calendar import at_local
from api.domain.dossier_lists import ListEntry, in_order, list_entry, list_sheet
from api.domain.dossiers.workflows import ONE_STOP, newest_workflow
from api.domain.procedures import Procedure
from api.domain.staff import StaffMember
from api.domain.statistics import to_csv
from api.storage import dossiers as dossiers_storage
from api.storage import procedures as procedures_storage
from api.usecases.outcomes import InputIsInvalid, ProcedureIsUnknown
from api.usecases.procedures import get_procedure

MOST_IN_A_FILE = 1000
PAGE_OF_A_FILE = 100
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ListedProcedure:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class DossierList:
    """A procedure's list of an office, of those received from `since` to `until` where given."""

    office_id: str
    procedure: Procedure
    since: date | None
    until: date | None

    @property
    def keeps_list(self) -> bool:
        """Whether dossiers received now are entered."""
        return newest_workflow(self.procedure.workflow).listed


def listed_procedures(*, staff: StaffMember) -> list[ListedProcedure]:
    """The procedures of one's office whose workflow keeps a list, by name."""
    found = [
        ListedProcedure(code=entry.code, name=entry.name)
        for entry in procedures_storage.load_index(staff.office_id)
        if newest_workflow(entry.workflow or ONE_STOP).listed
    ]
    return sorted(found, key=lambda each: (each.name, each.code))


def find_list(
    *, staff: StaffMember, code: str, since: date | None, until: date | None
) -> DossierList | ProcedureIsUnknown | InputIsInvalid:
    """The list of a procedure of one's own office."""
    procedure = get_procedure(office_id=staff.office_id, code=code)
    if procedure is None:
        return ProcedureIsUnknown()
    if not in_order(since=since, until=until):
        return InputIsInvalid(field="until", problem="list_days")
    return DossierList(office_id=staff.office_id, procedure=procedure, since=since, until=until)


def entries_of(
    listed: DossierList, *, first: int, after: str | None
) -> tuple[Sequence[ListEntry], str | None]:
    """A page of the list in the order of receipt, and where to go on."""
    found, cursor = dossiers_storage.listed_dossiers(
        office_id=listed.office_id,
        procedure_code=listed.procedure.code,
        first=first,
        after=after,
        since=_begins(listed.since),
        until=_begins(listed.until + ONE_DAY) if listed.until else None,
    )
    return [list_entry(dossier) for dossier in found], cursor


def csv_of(listed: DossierList) -> str:
    """The list as CSV, the first thousand of it; no cell is run as a formula."""
    entries: list[ListEntry] = []
    after: str | None = None
    while len(entries) < MOST_IN_A_FILE:
        page, after = entries_of(listed, first=PAGE_OF_A_FILE, after=after)
        entries += page
        if after is None:
            break
    return to_csv(list_sheet(procedure_name=listed.procedure.name, entries=entries))


def _begins(day: date | None) -> datetime | None:
    return at_local(day, time.min) if day else None
