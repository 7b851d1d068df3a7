"""Procedures: search without accents, read one whole."""

from api.domain.offices import Office
from api.domain.procedures import PROCEDURE_CODE, Procedure, alphabetical, matches, rank
from api.storage import procedures as procedures_storage


def find_procedures(
    *,
    office: Office,
    search: str = "",
    sector: str | None = None,
    most_used: bool = False,
    first: int,
    after: str | None = None,
) -> tuple[list[Procedure], bool]:
    """A page of procedures, and whether more follow. `after` is the code of the last one seen.

    With a search the best match comes first; otherwise by name, or by how often they were done here.
    """
    found = [
        entry
        for entry in procedures_storage.load_index(office.id)
        if (sector is None or entry.sector == sector) and matches(query=search, procedure=entry)
    ]
    if most_used:
        found.sort(key=lambda entry: (-entry.uses, _by_name(entry)))
    elif search.strip():
        found = list(rank(query=search, procedures=found))
    else:
        found.sort(key=_by_name)
    codes = [entry.code for entry in found]
    start = codes.index(after) + 1 if after in codes else 0
    page = codes[start : start + first]
    loaded = procedures_storage.load_procedures(office_id=office.id, codes=page)
    return [loaded[code] for code in page if code in loaded], start + first < len(codes)


def get_procedure(*, office_id: str, code: str) -> Procedure | None:
    """The procedure as it is stored now; where a moment old will do, ask `Services.procedure`."""
    if not PROCEDURE_CODE.fullmatch(code):
        return None
    return procedures_storage.load_procedure(office_id=office_id, code=code)


def sectors_of(office: Office) -> list[str]:
    """Sectors that have procedures here, in alphabetical order without accents."""
    return sorted({entry.sector for entry in procedures_storage.load_index(office.id)}, key=alphabetical)


def procedure_names(office: Office) -> dict[str, str]:
    """The names of the office's procedures by code, for a list that shows many."""
    return {entry.code: entry.name for entry in procedures_storage.load_index(office.id)}


def procedure_sectors(office: Office) -> dict[str, str]:
    """The sectors of the office's procedures by code."""
    return {entry.code: entry.sector for entry in procedures_storage.load_index(office.id)}


def _by_name(entry: procedures_storage.IndexedProcedure) -> tuple[tuple[str, str], str]:
    return alphabetical(entry.name), entry.code
