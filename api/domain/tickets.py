"""Tickets: their codes, the hall's codes, number labels, states and the calendar file."""

import hashlib
import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from api.domain.queue import CallWindow, Outlook, PriorityClass
from api.domain.visit_services import NO_OTHER_SERVICES, VisitServices

# No 0/O, 1/I/L: a code is read aloud, copied by hand and typed on small phones.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 12
SHORT_CODE_LENGTH = 4
HALL_CODE_LENGTH = 6
HALL_CODE_VALID_MINUTES = 3
DISPLAY_KEY_LENGTH = 24

_BETWEEN_GROUPS = re.compile(r"[\s\-‐-―]+")
_MOST_DERIVED_CHARACTERS = 32
_MINUTE_IN_SECONDS = 60
_LINE_OCTETS = 75
_REMINDER_AHEAD = "-PT1H"


class TicketState(StrEnum):
    """Where a ticket stands between its booking and its end."""

    BOOKED = "BOOKED"
    WAITING = "WAITING"
    CALLED = "CALLED"
    SERVING = "SERVING"
    DONE = "DONE"
    NO_SHOW = "NO_SHOW"
    CANCELLED = "CANCELLED"


ACTIVE_STATES = frozenset(
    {TicketState.BOOKED, TicketState.WAITING, TicketState.CALLED, TicketState.SERVING},
)


@dataclass(frozen=True, slots=True)
class LeftNumber:
    """A number a ticket had in a group it was transferred from."""

    group_id: str
    number: int


@dataclass(frozen=True, slots=True)
class OfficeNotice:
    """What the office's change of that version did to an appointment that was at `was_at`, and why.

    `is_moved`: it has another time now. Otherwise its holder is asked to choose one.
    """

    change: int
    was_at: datetime
    is_moved: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """One citizen's visit, from booking or arrival to its end.

    `number` is given on arrival; `appointment_at` is None for a walk-in; an appointment of several `places`
    takes as many slots one after the other and ends when the last of them does. `name` and `phone` (E.164)
    are None when a walk-in gave none; `priority` is the class that lets one be called early. `left_numbers`
    are those of transfers, the oldest first. `outlook` is what the forecast knew of the wait on arrival;
    experience learns from it at the call. None for who has an appointment, who was sent on, or when no
    counter for the group was staffed; `told` is the window it said then, by which it is judged. `sent_to` is
    the counter a clerk sent it to; `returned_at` is when its holder came back after missing her call, which
    she may do once. `citizen_digest` finds the number of the citizen the booking was counted against, when
    one was given; `booked_by` is the clerk who booked for her. `procedure_code` and `dossier_code` are those
    of the service it is in line for; `services` are the others of the visit.
    """

    code: str
    office_id: str
    day: date
    group_id: str
    procedure_code: str
    state: TicketState
    created_at: datetime
    number: int | None = None
    appointment_at: datetime | None = None
    appointment_ends_at: datetime | None = None
    places: int = 1
    name: str | None = None
    phone: str | None = None
    checked_in_at: datetime | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    counter: int | None = None
    dossier_code: str | None = None
    priority: PriorityClass | None = None
    outlook: Outlook | None = None
    told: CallWindow | None = None
    left_numbers: tuple[LeftNumber, ...] = ()
    sent_to: int | None = None
    returned_at: datetime | None = None
    notice: OfficeNotice | None = None
    citizen_digest: str | None = None
    booked_by: str | None = None
    services: VisitServices = NO_OTHER_SERVICES

    @property
    def was_transferred(self) -> bool:
        return bool(self.left_numbers)

    @property
    def booked_group_id(self) -> str:
        """The group whose slot an appointment holds: that of its booking, wherever it went since."""
        return self.left_numbers[0].group_id if self.left_numbers else self.group_id

    @property
    def slot_starts(self) -> tuple[datetime, ...]:
        """The UTC starts of the slots an appointment holds, in order; none for a walk-in."""
        if self.appointment_at is None:
            return ()
        if self.appointment_ends_at is None:
            return (self.appointment_at,)
        length = (self.appointment_ends_at - self.appointment_at) / self.places
        return tuple(self.appointment_at + place * length for place in range(self.places))


def moved_to_group(ticket: Ticket, *, group_id: str, number: int) -> Ticket:
    """The ticket waiting again in another group under a number there. ValueError when it had no number."""
    if ticket.number is None:
        raise ValueError("who has not arrived cannot be transferred")
    return replace(
        waiting_again(ticket),
        group_id=group_id,
        number=number,
        left_numbers=(*ticket.left_numbers, LeftNumber(group_id=ticket.group_id, number=ticket.number)),
        sent_to=None,
    )


def waiting_again(ticket: Ticket) -> Ticket:
    """The ticket back in the line as it came to it, by its arrival and with its number."""
    return replace(
        ticket,
        state=TicketState.WAITING,
        counter=None,
        called_at=None,
        started_at=None,
        ended_at=None,
        outlook=None,
        told=None,
    )


def missed_at(ticket: Ticket) -> datetime | None:
    """When its holder missed her call; None unless that is how it stands."""
    return ticket.ended_at if ticket.state is TicketState.NO_SHOW else None


def may_change(state: TicketState) -> bool:
    """Whether the citizen may still reschedule or cancel: only before checking in."""
    return state is TicketState.BOOKED


def may_cancel(state: TicketState) -> bool:
    """Whether the citizen may still give the place up: until she is called."""
    return state in (TicketState.BOOKED, TicketState.WAITING)


def derive_code(*, secret: bytes, purpose: str, parts: Sequence[str], length: int) -> str:
    """`length` characters of ALPHABET that only the holder of the secret can foretell.

    The same arguments always give the same code, so a retried request gets the code it got before. Thirty-two
    characters take 159 of the 256 bits, which leaves no bias worth noting. ValueError beyond 32 characters.
    """
    if not 1 <= length <= _MOST_DERIVED_CHARACTERS:
        raise ValueError(f"a code has 1 to {_MOST_DERIVED_CHARACTERS} characters, not {length}")
    # Each part is preceded by its length: ("ab", "c") and ("a", "bc") must not meet.
    message = b"".join(
        len(part).to_bytes(4, "big") + part for part in (text.encode() for text in (purpose, *parts))
    )
    return _spell(hmac.digest(secret, message, "sha256"), length=length)


def _spell(digest: bytes, *, length: int) -> str:
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(length):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters)


def parse_ticket_code(text: str) -> str | None:
    """The ticket code a person typed or scanned, with or without dashes; None when it is not one."""
    return _parse_code(text, length=CODE_LENGTH)


def _parse_code(text: str, *, length: int) -> str | None:
    if len(text) > 4 * CODE_LENGTH:
        return None
    code = _BETWEEN_GROUPS.sub("", text)
    # `upper` turns some non-ASCII letters into allowed ones: ß would become SS.
    if not code.isascii() or len(code) != length:
        return None
    code = code.upper()
    return code if all(letter in ALPHABET for letter in code) else None


def show_ticket_code(code: str) -> str:
    """The code as people read it: K7QM-9XWP-3TRA."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def short_code(code: str) -> str:
    """Four characters to say aloud in the hall that day; from a hash, so no part of the code is spelt."""
    return _spell(hashlib.sha256(f"short-code:{code}".encode()).digest(), length=SHORT_CODE_LENGTH)


def label(*, letter: str, number: int) -> str:
    """The number as the board shows it: C 012."""
    return f"{letter} {number:03}"


def hall_code(*, secret: bytes, office_id: str, at: datetime) -> str:
    """The code the hall's screens show during the minute of `at`; knowing it proves being there."""
    return _hall_code_of_minute(secret=secret, office_id=office_id, minute=_minute(at))


def hall_code_is_valid(*, secret: bytes, office_id: str, code: str, now: datetime) -> bool:
    """Whether the code was shown in this office within this minute or the two before."""
    typed = (_parse_code(code, length=HALL_CODE_LENGTH) or "").encode()
    shown = [
        _hall_code_of_minute(secret=secret, office_id=office_id, minute=_minute(now) - age)
        for age in range(HALL_CODE_VALID_MINUTES)
    ]
    # Every comparison runs, whatever the first says: the time taken tells nothing.
    return any([hmac.compare_digest(typed, candidate.encode()) for candidate in shown])  # noqa: C419


def hall_code_expires_at(at: datetime) -> datetime:
    """The moment from which the code shown at `at` is refused."""
    return datetime.fromtimestamp((_minute(at) + HALL_CODE_VALID_MINUTES) * _MINUTE_IN_SECONDS, tz=UTC)


def _hall_code_of_minute(*, secret: bytes, office_id: str, minute: int) -> str:
    return derive_code(
        secret=secret, purpose="hall-code", parts=(office_id, str(minute)), length=HALL_CODE_LENGTH
    )


def _minute(at: datetime) -> int:
    return int(at.timestamp() // _MINUTE_IN_SECONDS)


def display_key(*, secret: bytes, office_id: str) -> str:
    """The key that lets the hall's own screens ask for the hall code."""
    return derive_code(secret=secret, purpose="display-key", parts=(office_id,), length=DISPLAY_KEY_LENGTH)


def display_key_is_valid(*, secret: bytes, office_id: str, key: str) -> bool:
    """Whether the key belongs to this office's screens."""
    return hmac.compare_digest(key.encode(), display_key(secret=secret, office_id=office_id).encode())


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
