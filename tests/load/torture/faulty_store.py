"""A store that fails as networks and shared tables do: by chance, each fault in its share of the calls."""

import copy
import random
import threading
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from api.storage.tables import connection
from tests.integration.storage.faults import refusal, timeout

TRANSACTION = "TransactWriteItems"
LONGEST_DELAY_IN_SECONDS = 0.02

Call = Callable[[str, Any], Any]
# Changes what is asked of the store: only to prove that a store that breaks its word is found out.
Tamper = Callable[[str, Any], Any]


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of all calls meet which fault; conflicts are a share of the transactions."""

    throttled: float = 0.10
    dropped_before: float = 0.05
    dropped_after: float = 0.05
    duplicated: float = 0.02
    delayed: float = 0.05
    conflicts: float = 0.05


@dataclass
class Faults:
    """What was injected, by kind, and the threads that it is injected into; all other threads meet none."""

    shares: Shares
    tamper: Tamper | None = None
    injected: Tally[str] = field(default_factory=Tally)
    calls: int = 0
    done_at: dict[int, tuple[float, float]] = field(default_factory=dict)
    _lucks: dict[int, random.Random] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, luck: random.Random) -> None:
        self._lucks[threading.get_ident()] = luck

    def end(self) -> None:
        self._lucks.pop(threading.get_ident(), None)

    def likely_moment(self, *, since: float) -> float:
        """When this thread's act most likely was done: at its last transaction, else at its last call."""
        transacted, called = self.done_at.get(threading.get_ident(), (since, since))
        return transacted if transacted > since else max(called, since)

    def pass_on(self, call: Call, operation: str, arguments: Any) -> Any:
        luck = self._lucks.get(threading.get_ident())
        if self.tamper:
            arguments = self.tamper(operation, copy.deepcopy(arguments))
        fault = self._draw(luck, operation) if luck else None
        with self._lock:
            self.calls += luck is not None
            self.injected[fault or "none"] += luck is not None
        if luck and fault == "delayed":
            time.sleep(luck.uniform(0, LONGEST_DELAY_IN_SECONDS))
        if fault == "throttled":
            raise refusal("ThrottlingException", operation)
        if fault == "conflicts":
            reasons = ["None"] * len(arguments["TransactItems"])
            reasons[0] = "TransactionConflict"
            raise refusal("TransactionCanceledException", operation, reasons=tuple(reasons))
        if fault == "dropped_before":
            raise timeout()
        if luck and fault == "duplicated":
            return self._twice(luck, call, operation, arguments)
        try:
            answer = self._do(call, operation, arguments)
        finally:
            if fault == "dropped_after":
                raise timeout()  # a refusal gets lost on its way too
        return answer

    def _draw(self, luck: random.Random, operation: str) -> str | None:
        drawn = luck.random()
        for kind in Shares.__slots__:
            share = getattr(self.shares, kind)
            if drawn < share:
                return kind if kind != "conflicts" or operation == TRANSACTION else None
            drawn -= share
        return None

    def _twice(self, luck: random.Random, call: Call, operation: str, arguments: Any) -> Any:
        """The network carries the call twice; either answer may be the one that arrives."""
        takes_first = luck.random() < 0.5
        try:
            answer = self._do(call, operation, arguments)
        except Exception:
            if takes_first:
                raise
        else:
            if takes_first:
                with _whatever_comes():
                    self._do(call, operation, arguments)
                return answer
        return self._do(call, operation, arguments)

    def _do(self, call: Call, operation: str, arguments: Any) -> Any:
        answer = call(operation, arguments)
        thread, now = threading.get_ident(), time.monotonic()
        transacted, _ = self.done_at.get(thread, (0.0, 0.0))
        self.done_at[thread] = (now if operation == TRANSACTION else transacted, now)
        return answer


@contextmanager
def _whatever_comes() -> Iterator[None]:
    try:
        yield
    except Exception:
        return


@contextmanager
def faulty_store(shares: Shares | None = None, *, tamper: Tamper | None = None) -> Iterator[Faults]:
    """Put the faults before the one client that every item uses."""
    client: Any = connection.connection.client
    original = client._make_api_call
    faults = Faults(shares or Shares(), tamper)
    client._make_api_call = lambda operation, arguments: faults.pass_on(original, operation, arguments)
    try:
        yield faults
    finally:
        client._make_api_call = original
