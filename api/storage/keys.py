"""Every key of the one table, built here and in `due_keys.py` and nowhere else. See ACCESS_PATTERNS.md."""

import hashlib
from datetime import date, datetime

OFFICE = "OFFICE"
OFFICES = "OFFICES"
TICKET = "TICKET"
DOSSIER = "DOSSIER"
DOSSIER_ELSEWHERE = "ELSEWHERE"
NO_LETTERS = "NO-LETTERS"
NOTICE_PREFIX = "NOTICE#"
WARNED_PREFIX = "WARNED#"
OUTBOX = "OUTBOX"
REMINDER_OUTBOX = "REMINDER-OUTBOX"
REMINDER_CLOCKS = "REMINDER-CLOCKS"
REMINDER_CLOCK = "CLOCK"
RECKONING = "RECKONING"
RECKONINGS = "RECKONINGS"
SCAN_PREFIX = "SCAN#"
UPLOAD = "UPLOAD"
UPLOADS = "UPLOADS"
DOSSIER_STAND_IN = "STAND-IN"
EXPERIENCE = "EXPERIENCE"
IDEMPOTENCY = "IDEMPOTENCY"
DAY_PREFIX = "DAY#"
WISH = "WISH"
WAITLIST = "WAITLIST"
WAITLIST_CLOCKS = "WAITLIST-CLOCKS"
WAITING_PREFIX = "WAITING#"
COUNTER_PREFIX = "COUNTER#"
LINE_PREFIX = "LINE#"
SERIES_PREFIX = "SERIES#"
MISSED_PREFIX = "MISSED#"
MONTH_PREFIX = "MONTH#"
YEAR_PREFIX = "YEAR#"
LAST = "\uffff"  # sorts after every character a key holds


def office(office_id: str) -> str:
    return f"OFFICE#{office_id}"


def office_in_list(*, folded_name: str, office_id: str) -> str:
    return f"{folded_name}#{office_id}"


def office_changes(office_id: str) -> str:
    return f"OFFICE-CHANGES#{office_id}"


def office_change(version: int) -> str:
    """Sorts by version."""
    return f"{version:08}"


def staff_members(office_id: str) -> str:
    return f"STAFF#{office_id}"


def staff_member(staff_id: str) -> str:
    """An id is the token's subject, whatever characters it has."""
    return f"STAFF#{staff_id}"


def staff_changes(office_id: str) -> str:
    return f"STAFF-CHANGES#{office_id}"


def staff_change(*, at: datetime, staff_id: str, version: int) -> str:
    """Sorts by time."""
    return f"{at.strftime('%Y-%m-%dT%H:%M:%S.%fZ')}#{staff_id}#{version}"


def procedures(office_id: str) -> str:
    return f"PROCEDURES#{office_id}"


def procedure_index(office_id: str) -> str:
    return f"PROCEDURE-INDEX#{office_id}"


def terms_changes(*, office_id: str, procedure_code: str) -> str:
    return f"TERMS-CHANGES#{office_id}#{procedure_code}"


def terms_change(*, at: datetime, version: int) -> str:
    """Sorts by time."""
    return f"{at.strftime('%Y-%m-%dT%H:%M:%S.%fZ')}#{version:08}"


def slots(*, office_id: str, group_id: str) -> str:
    return f"SLOTS#{office_id}#{group_id}"


def slot(starts_at: datetime) -> str:
    """The start of a slot in UTC, to the minute; sorts by time."""
    return starts_at.strftime("%Y-%m-%dT%H:%MZ")


def phone(*, office_id: str, digest: str) -> str:
    return f"PHONE#{office_id}#{digest}"


def citizen(*, office_id: str, digest: str) -> str:
    return f"CITIZEN#{office_id}#{digest}"


def day(on: date) -> str:
    return on.isoformat()


def waitlist(*, office_id: str, group_id: str) -> str:
    return f"WAITLIST#{office_id}#{group_id}"


def waiting(*, joined_at: datetime, code: str) -> str:
    """Sorts by when one joined."""
    return f"{WAITING_PREFIX}{joined_at.strftime('%Y-%m-%dT%H:%M:%S.%fZ')}#{code}"


def wish(code: str) -> str:
    return f"WISH#{code}"


def ticket(code: str) -> str:
    return f"TICKET#{code}"


def hall(*, office_id: str, on: date) -> str:
    """One office, one day: its counters, its line and its number series stand in one partition."""
    return f"HALL#{office_id}#{on.isoformat()}"


def counter(number: int) -> str:
    return f"{COUNTER_PREFIX}{number:02}"


def line(*, group_id: str, code: str) -> str:
    return f"{LINE_PREFIX}{group_id}#{code}"


def series(group_id: str) -> str:
    return f"{SERIES_PREFIX}{group_id}"


def leases(*, office_id: str, on: date) -> str:
    """Beside the hall, not in it: who watches the hall need not read what kiosks hold."""
    return f"LEASES#{office_id}#{on.isoformat()}"


def leases_of(group_id: str) -> str:
    return f"{group_id}#"


def lease(*, group_id: str, first: int) -> str:
    return f"{leases_of(group_id)}{first:05}"


def missed(code: str) -> str:
    return f"{MISSED_PREFIX}{code}"


def experience(office_id: str) -> str:
    return f"EXPERIENCE#{office_id}"


def told_windows(on: date) -> str:
    """Sorts by day, and before what the office has learned."""
    return f"{DAY_PREFIX}{on.isoformat()}"


def dossier(code: str) -> str:
    return f"DOSSIER#{code}"


def notice(place: int) -> str:
    """Beside its dossier, in the order of the history; after `NO_LETTERS`."""
    return f"{NOTICE_PREFIX}{place:03}"


def unsent_notices(office_id: str) -> str:
    return f"UNSENT#{office_id}"


def warned(office_id: str) -> str:
    """Beside its dossier; each unit of a shared one tells its own people."""
    return f"{WARNED_PREFIX}{office_id}"


def reminders(office_id: str) -> str:
    return f"REMINDERS#{office_id}"


def reminder(told_apart_by: str) -> str:
    """`{day}/{digest of the officer's id}`; sorts by day, before the clock."""
    return told_apart_by


def unsent_reminders(office_id: str) -> str:
    return f"UNSENT-REMINDERS#{office_id}"


def upload(key: str) -> str:
    return f"UPLOAD#{key}"


def scan(same_document: str) -> str:
    """Beside its dossier; hashed as a digitised copy is."""
    return f"{SCAN_PREFIX}{digitised_copy(same_document)}"


def digitised_copies(*, office_id: str, digest: str) -> str:
    return f"DIGITISED#{office_id}#{digest}"


def digitised_copy(same_document: str) -> str:
    """Hashed: a document's name may be longer than a key."""
    return hashlib.sha256(same_document.encode()).hexdigest()[:32]


def worker(*, office_id: str, clerk_id: str) -> str:
    """Whose work it is in an office's inbox; "" for nobody's yet."""
    return f"{office(office_id)}#{clerk_id}"


def status(*, office_id: str, status: int) -> str:
    return f"{office(office_id)}#{status}"


def sector(*, office_id: str, sector: str) -> str:
    return f"{office(office_id)}#{sector}"


def portal_codes(office_id: str) -> str:
    return f"PORTAL-CODES#{office_id}"


def dossier_list(*, office_id: str, procedure_code: str) -> str:
    return f"DOSSIER-LIST#{office_id}#{procedure_code}"


def dossier_series(agency_code: str) -> str:
    return f"DOSSIER-SERIES#{agency_code}"


def register(office_id: str) -> str:
    return f"REGISTER#{office_id}"


def registered(*, received_on: date, code: str) -> str:
    """Sorts by day of receipt, then by code."""
    return f"{received_on.isoformat()}#{code}"


def uncounted(office_id: str) -> str:
    return f"UNCOUNTED#{office_id}"


def figures(*, office_id: str, dimension: str) -> str:
    return f"FIGURES#{office_id}#{dimension}"


def figures_of(*, period: str, value: str = "", sector: str = "") -> str:
    """A month "2026-11" or a year "2026", each kind by time; after a procedure stands its sector."""
    prefix = MONTH_PREFIX if "-" in period else YEAR_PREFIX
    return f"{prefix}{period}#{value}" + (f"#{sector}" if sector else "")


def idempotency(*, scope: str, key: str) -> str:
    """Hashed, so that a key of any kind fits and no caller's key stands in the table."""
    return f"IDEMPOTENCY#{hashlib.sha256(f'{scope}|{key}'.encode()).hexdigest()}"


def attempts(code: str) -> str:
    return f"ATTEMPTS#{code}"


def posters(office_id: str) -> str:
    return f"POSTERS#{office_id}"


def poster(*, poster_code: str, on: date) -> str:
    return f"{poster_code}#{on.isoformat()}"
