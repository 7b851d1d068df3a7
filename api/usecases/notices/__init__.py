"""Notices: send what waits, stop letters, change where they go, see and repeat what could not be sent."""

from api.usecases.notices.addresses import (
    EmailChanged,
    LettersStopped,
    change_email,
    stop_letters,
)
from api.usecases.notices.post import Post
from api.usecases.notices.sending import send_notice, send_waiting
from api.usecases.notices.unsent import (
    NoticeWaits,
    letterbox_of,
    send_again,
    unsent_notices,
)

__all__ = [
    "EmailChanged",
    "LettersStopped",
    "NoticeWaits",
    "Post",
    "change_email",
    "letterbox_of",
    "send_again",
    "send_notice",
    "send_waiting",
    "stop_letters",
    "unsent_notices",
]
