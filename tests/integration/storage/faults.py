"""What can happen on the way to the store and back, under the one client that every item uses."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from api.storage.tables import connection

# Asked before each call with its position and operation; may raise instead of calling.
Before = Callable[[int, str], None]


@dataclass
class StoreCalls:
    """The operations asked of the store, in order, as DynamoDB names them."""

    operations: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.operations)


def timeout() -> ReadTimeoutError:
    return ReadTimeoutError(endpoint_url="http://127.0.0.1")


def refusal(code: str, operation: str, *, reasons: tuple[str, ...] = ()) -> ClientError:
    """The store's error answer; `reasons` are those of a cancelled transaction, write by write."""
    answer: dict[str, Any] = {"Error": {"Code": code, "Message": code}, "ResponseMetadata": {}}
    if reasons:
        answer["CancellationReasons"] = [{"Code": reason, "Message": reason} for reason in reasons]
    return ClientError(answer, operation)


@contextmanager
def watched_store(*, before: Before | None = None, after: Before | None = None) -> Iterator[StoreCalls]:
    """Record every call; `before` may raise instead of it, `after` may raise though it was done."""
    client: Any = connection.connection.client
    original = client._make_api_call
    calls = StoreCalls()
    lock = threading.Lock()

    def call(operation: str, arguments: Any) -> Any:
        with lock:
            position = len(calls)
            calls.operations.append(operation)
        if before:
            before(position, operation)
        try:
            return original(operation, arguments)
        finally:
            if after:
                after(position, operation)  # a refusal can get lost on its way too

    client._make_api_call = call
    try:
        yield calls
    finally:
        client._make_api_call = original


@contextmanager
def lost_call(position: int, *, was_done: bool) -> Iterator[StoreCalls]:
    """The answer to the call at `position` never comes, whether the store did it or not."""

    def lose(at: int, _: str) -> None:
        if at == position:
            raise timeout()

    with watched_store(after=lose) if was_done else watched_store(before=lose) as calls:
        yield calls


@contextmanager
def lost_transaction(*, was_done: bool = True) -> Iterator[StoreCalls]:
    """The answer to the first transaction never comes, whether the store did it or not."""

    def lose(_: int, operation: str) -> None:
        if operation == "TransactWriteItems":
            raise timeout()

    with watched_store(after=lose) if was_done else watched_store(before=lose) as calls:
        yield calls
