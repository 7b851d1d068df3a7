"""A process that dies at one of its calls to the store: before it was carried out, or after."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.integration.storage.faults import watched_store

READS = frozenset({"GetItem", "BatchGetItem", "Query", "Scan"})


class ProcessDied(BaseException):
    """Nothing of the process catches it, and nothing of it reaches the store any more."""


@contextmanager
def dying_process(position: int, *, was_done: bool) -> Iterator[None]:
    """The call at `position` is the last; the process never hears whether it was carried out."""
    is_dead = False

    def before(at: int, _: str) -> None:
        nonlocal is_dead
        is_dead = is_dead or (at == position and not was_done)
        if is_dead:
            raise ProcessDied

    def after(at: int, _: str) -> None:
        nonlocal is_dead
        is_dead = is_dead or at == position
        if is_dead:
            raise ProcessDied

    with watched_store(before=before, after=after):
        yield


def deaths(operations: list[str]) -> Iterator[tuple[int, bool]]:
    """Every moment whose table may differ from that of the one before: before a call, after a write."""
    for position, operation in enumerate(operations):
        yield position, False
        if operation not in READS:
            yield position, True
