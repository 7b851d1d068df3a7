"""An appointment as a file for people's calendars."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from api.domain.tickets.codes import show_ticket_code

_LINE_OCTETS = 75
_REMINDER_AHEAD = "-PT1H"


def calendar_file(
    *,
    code: str,
    url: str,
    office_name: str,
    address: str,
    procedure_name: str,
    starts_at: datetime,
    ends_at: datetime,
    stamp: datetime,
) -> str:
    """The appointment as an iCalendar file (RFC 5545), in lines of at most 75 octets, with a reminder."""
    summary = f"{procedure_name} – {office_name}"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Den Luot//Appointments//VI",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{code}@{urlsplit(url).hostname or 'den-luot'}",
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(starts_at)}",
        f"DTEND:{_utc(ends_at)}",
        f"SUMMARY:{_escaped(summary)}",
        f"LOCATION:{_escaped(f'{office_name}, {address}')}",
        f"DESCRIPTION:{_escaped(f'Mã số của bạn · Your code: {show_ticket_code(code)}')}",
        f"URL:{url}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{_REMINDER_AHEAD}",
        f"DESCRIPTION:{_escaped(summary)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return "".join(letter for letter in text if letter.isprintable())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, characters kept whole; continuations start with a space."""
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _LINE_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + letter, octets + size
    yield piece
