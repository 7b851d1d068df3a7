"""One attempt to send a letter, whoever it is for, and the write that says who has it in hand."""

import logging
from collections.abc import Callable
from typing import TypeVar

from api.domain.notices import Letter, NoticeProblem, Outgoing
from api.ports import LetterIsRefused
from api.storage.transactions import ConditionsFailed, Put, transact
from api.usecases.notices.post import Post

Sent = TypeVar("Sent", bound=Outgoing)

log = logging.getLogger("denluot.notices")


def after_trying(post: Post, outgoing: Sent, written: Callable[[], Letter]) -> Sent:
    """What went out, after its letter was handed over, refused, or not taken."""
    try:
        post.mail.send(written())
    except LetterIsRefused:
        return _failed(post, outgoing, NoticeProblem.REFUSED)
    except Exception as error:
        # Whatever it was, a letter is not lost by it: it waits and is tried again. An error's text may hold
        # the address, so that only its kind is logged.
        log.warning("A letter could not be sent: %s", type(error).__name__)
        return _failed(post, outgoing, NoticeProblem.NOT_TAKEN)
    log.info("A letter was sent")
    return outgoing.sent(now=post.clock.now())


def is_saved(letter: Put) -> bool:
    """False when somebody else has it meanwhile."""
    try:
        transact(letter)
    except ConditionsFailed:
        return False
    return True


def _failed(post: Post, outgoing: Sent, problem: NoticeProblem) -> Sent:
    after = outgoing.failed(now=post.clock.now(), problem=problem)
    log.warning("A letter is %s after %s attempts: %s", after.state, outgoing.attempts, problem)
    return after
