"""Print the register of dossiers of some days, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.domain.dossiers import Dossier
from api.domain.offices import Office
from api.domain.papers import RegisterEntry, register, register_entry
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage import register as register_storage
from api.usecases.outcomes import InputIsInvalid, OfficeIsUnknown
from api.usecases.papers import PaperFile
from api.usecases.services import Services

LONGEST_REGISTER_IN_DAYS = 31
# Drawing a line takes some milliseconds; so many are two dozen pages.
MOST_ENTRIES_IN_A_PART = 100
EARLIEST_YEAR, LATEST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """A file with `entries` lines; `next_part` asks for the one after it, None at the end."""

    file: PaperFile
    entries: int
    next_part: str | None


def print_register(
    services: Services, *, staff: StaffMember, since: date, until: date, part: str | None = None
) -> RegisterPart | InputIsInvalid | OfficeIsUnknown:
    """Form 07 for the dossiers a manager's office received from `since` to `until`, a month at most."""
    is_known_time = EARLIEST_YEAR <= since.year <= until.year <= LATEST_YEAR
    if not is_known_time or not 0 <= (until - since).days < LONGEST_REGISTER_IN_DAYS:
        return InputIsInvalid(field="until", problem="register_period")
    office = services.office(staff.office_id)
    if office is None:
        return OfficeIsUnknown()
    first, after = _begins_at(part)
    page, goes_on = register_storage.registered(
        office_id=office.id, since=since, until=until, first=MOST_ENTRIES_IN_A_PART, after=after
    )
    known = dossiers_storage.load_dossiers([each.code for each in page])
    entries = _entries(services, office, [known[each.code] for each in page if each.code in known])
    now = services.now()
    paper = register(
        office=office, entries=entries, since=since, until=until, issued_on=services.today(), first=first
    )
    return RegisterPart(
        file=PaperFile(
            name=f"so-theo-doi-{since}-{until}-tu-so-{first}.pdf",
            content=services.paper_printer.pages(paper, made_at=now),
        ),
        entries=len(entries),
        next_part=f"{first + len(entries)}#{goes_on}" if goes_on else None,
    )


def _begins_at(part: str | None) -> tuple[int, str | None]:
    """The number of the part's first line, and after which entry of the register it begins."""
    number, _, after = (part or "").partition("#")
    if not (number.isascii() and number.isdigit() and after):  # nothing we ever gave: from the beginning
        return 1, None
    return int(number), after


def _entries(services: Services, office: Office, dossiers: Sequence[Dossier]) -> list[RegisterEntry]:
    competent = {each.competent_office_id for each in dossiers if each.competent_office_id}
    names = {unit: known.name for unit in competent if (known := services.office(unit))}
    return [
        register_entry(dossier=each, agency=names.get(each.competent_office_id or "", office.name))
        for each in dossiers
    ]
