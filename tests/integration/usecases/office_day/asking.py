"""How requests are sent: each with its key, again while the store is busy, several at once."""

import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from api.usecases.intentions import store_is_busy

MOST_SENDINGS = 40
Answer = TypeVar("Answer")


def new_key() -> str:
    return str(uuid.uuid4())


def phone(number: int) -> str:
    """A phone of its own for each number up to 9999."""
    return f"090512{number:04}"


def send_until_answered(send: Callable[[], Answer]) -> Answer:
    """What every client does: the same request again while the store is busy."""
    for _ in range(MOST_SENDINGS):
        try:
            return send()
        except Exception as error:
            if not store_is_busy(error):
                raise
    raise AssertionError("the store stayed busy")


def at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Do all acts side by side, none before all stand ready; their answers in the order of the acts."""
    ready = threading.Barrier(len(acts))

    def start(act: Callable[[], Answer]) -> Answer:
        ready.wait()
        return send_until_answered(act)

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(start, acts))


def names(outcomes: Iterable[object]) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes]
