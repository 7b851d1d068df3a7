"""Notices: which entries of a dossier's history are announced by e-mail, how they read, how they are sent."""

from api.domain.notices.announcements import announcement_of, new_notices
from api.domain.notices.attempts import (
    LEASE,
    MOST_ATTEMPTS,
    PAUSES,
    NoticeProblem,
    NoticeState,
    Outgoing,
)
from api.domain.notices.letters import (
    Letter,
    is_notices_key,
    letter_of,
    notices_key,
    stop_url,
    without_numbers,
)
from api.domain.notices.records import (
    Announcement,
    Notice,
    notice_id,
    parse_notice_id,
)

__all__ = [
    "LEASE",
    "MOST_ATTEMPTS",
    "PAUSES",
    "Announcement",
    "Letter",
    "Notice",
    "NoticeProblem",
    "NoticeState",
    "Outgoing",
    "announcement_of",
    "is_notices_key",
    "letter_of",
    "new_notices",
    "notice_id",
    "notices_key",
    "parse_notice_id",
    "stop_url",
    "without_numbers",
]
