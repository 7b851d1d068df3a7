"""Every sentence the API says to a person, in Vietnamese and English."""

from typing import Literal

from schema.booking_messages import BOOKING_MESSAGES
from schema.dossier_messages import DOSSIER_MESSAGES
from schema.due_watch_messages import DUE_WATCH_MESSAGES
from schema.file_messages import FILE_MESSAGES
from schema.hall_messages import HALL_MESSAGES
from schema.handover_messages import HANDOVER_MESSAGES
from schema.inbox_messages import INBOX_MESSAGES
from schema.lease_messages import LEASE_MESSAGES
from schema.notice_messages import NOTICE_MESSAGES
from schema.office_messages import OFFICE_MESSAGES
from schema.request_messages import REQUEST_MESSAGES
from schema.settings_messages import SETTINGS_MESSAGES
from schema.statistics_messages import STATISTICS_MESSAGES
from schema.terms_messages import TERMS_MESSAGES
from schema.ticket_messages import TICKET_MESSAGES
from schema.waitlist_messages import WAITLIST_MESSAGES

Language = Literal["vi", "en"]

_MESSAGES: dict[str, tuple[str, str]] = {
    **BOOKING_MESSAGES,
    **DOSSIER_MESSAGES,
    **DUE_WATCH_MESSAGES,
    **FILE_MESSAGES,
    **HALL_MESSAGES,
    **HANDOVER_MESSAGES,
    **INBOX_MESSAGES,
    **LEASE_MESSAGES,
    **NOTICE_MESSAGES,
    **OFFICE_MESSAGES,
    **REQUEST_MESSAGES,
    **SETTINGS_MESSAGES,
    **STATISTICS_MESSAGES,
    **TERMS_MESSAGES,
    **TICKET_MESSAGES,
    **WAITLIST_MESSAGES,
}


def say(key: str, language: Language, **values: object) -> str:
    """The sentence in the person's language. Raises `KeyError` for a text that does not exist."""
    vi, en = _MESSAGES[key]
    return (en if language == "en" else vi).format(**values)


def preferred_language(accept_language: str | None) -> Language:
    """English when it stands before Vietnamese in Accept-Language; Vietnamese otherwise."""
    for part in (accept_language or "").split(",")[:8]:
        tag = part.split(";")[0].strip().lower()
        if tag.startswith("vi"):
            return "vi"
        if tag.startswith("en"):
            return "en"
    return "vi"
