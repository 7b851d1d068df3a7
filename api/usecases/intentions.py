"""One wish of one caller, however often it is sent: what comes again is answered, not done again."""

import json
import random
import re
import time
from collections.abc import Iterator, Mapping

from api.ports import FilesAreAway
from api.storage.idempotency import IdempotencyKeyReused, Intention
from api.storage.transactions import StoreIsBusy, may_pass
from api.usecases.outcomes import InputIsInvalid

__all__ = ["IdempotencyKeyReused", "Intention", "StoreIsBusy", "intend", "store_is_busy", "tries"]

KEY_PATTERN = re.compile(r"[A-Za-z0-9-]{16,64}")
MOST_TRIES = 25
PAUSE_IN_SECONDS = 0.015
LONGEST_PAUSE_IN_SECONDS = 0.25


def intend(
    *, mutation: str, caller: str, key: str, request: Mapping[str, object]
) -> Intention | InputIsInvalid:
    """Bind a caller's key to what was asked; a malformed key is refused."""
    if not KEY_PATTERN.fullmatch(key):
        return InputIsInvalid(field="idempotencyKey", problem="idempotency_key")
    text = json.dumps(request, sort_keys=True, ensure_ascii=False, default=str)
    return Intention(scope=f"{mutation}|{caller}", key=key, request=text)


def tries(*, pause_in_seconds: float = PAUSE_IN_SECONDS) -> Iterator[int]:
    """Attempts at a write that others may win, with growing random pauses; then `StoreIsBusy`."""
    for attempt in range(MOST_TRIES):
        yield attempt
        longest = min(pause_in_seconds * 2**attempt, LONGEST_PAUSE_IN_SECONDS)
        time.sleep(random.uniform(0, longest))  # noqa: S311
    raise StoreIsBusy


def store_is_busy(error: BaseException) -> bool:
    """Whether trying again later can help; then the caller may send the same key again."""
    return isinstance(error, FilesAreAway) or may_pass(error)
