"""Conditional writes to several items at once, with every condition known by name."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]
from pynamodb.attributes import UnicodeSetAttribute
from pynamodb.exceptions import DeleteError, PutError, PynamoDBException, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from api.storage.tables import Base, connection

CONFLICT_ATTEMPTS = 8
CONFLICT_PAUSE_IN_SECONDS = 0.02

TRANSIENT_CODES = frozenset(
    {
        "TransactionConflict",
        "TransactionConflictException",
        "TransactionInProgressException",
        "ThrottlingError",
        "ThrottlingException",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "InternalServerError",
    }
)


class ConditionsFailed(Exception):
    """Nothing was written: the named writes found something else than they asked for."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(names)))
        self.names = names


class StoreIsBusy(Exception):
    """The store did not answer, or kept refusing for reasons that pass. Whether it wrote is unknown."""


@dataclass(frozen=True, slots=True)
class Check:
    """Changes nothing; the other writes are done only if the item fulfils the condition."""

    name: str
    item: Base
    condition: Condition


@dataclass(frozen=True, slots=True)
class Delete:
    name: str
    item: Base
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Put:
    name: str
    item: Base
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Update:
    name: str
    item: Base
    actions: Sequence[Action] = field(default_factory=list)
    condition: Condition | None = None


Write = Check | Delete | Put | Update


def is_still(attribute: Any, text: str | None) -> Condition:
    """The attribute holds this text, or is absent when that is None."""
    same: Condition = attribute.does_not_exist() if text is None else attribute == text
    return same


def is_new() -> Condition:
    """The condition that no item stands at this key yet."""
    return Base.pk.does_not_exist()


def fewer_than(limit: int, elements: UnicodeSetAttribute) -> Condition:
    """The condition that a set has fewer elements, or is not there: DynamoDB keeps no empty ones."""
    few: Condition = size(elements) < limit  # type: ignore[no-untyped-call]
    # Nothing is fewer than none.
    either: Condition = elements.does_not_exist() | few if limit > 0 else elements.exists() & few
    return either


def transact(*writes: Write) -> None:
    """Do all of the writes or none.

    Raises `ConditionsFailed` with the names of the writes whose condition did not hold, and `StoreIsBusy`
    when conflicts with other transactions or throttling do not pass.
    """
    # PynamoDB sends checks, deletes, puts and updates, whatever the order of the calls; reasons come back so.
    ordered = sorted(writes, key=lambda write: (Check, Delete, Put, Update).index(type(write)))
    for attempt in range(CONFLICT_ATTEMPTS):
        try:
            _send(ordered)
        except TransactWriteError as error:
            failed = _failed_conditions(ordered, error)
            if failed:
                raise ConditionsFailed(failed) from None
            if isinstance(error.cause, BotoCoreError):
                raise StoreIsBusy from error
            if not may_pass(error):
                raise
        else:
            return
        _pause(attempt)
    raise StoreIsBusy


def holds(write: Callable[[], object]) -> bool:
    """Do one conditional write and tell whether its condition held. Raises `StoreIsBusy` like `transact`."""
    for attempt in range(CONFLICT_ATTEMPTS):
        try:
            write()
        except (DeleteError, PutError, UpdateError) as error:
            if isinstance(error.cause, BotoCoreError):
                raise StoreIsBusy from error
            if error.cause_response_code == "ConditionalCheckFailedException":
                return False
            if not may_pass(error):
                raise
        else:
            return True
        _pause(attempt)
    raise StoreIsBusy


def may_pass(error: BaseException) -> bool:
    """Whether trying again later can help: throttling, a conflict, a store that did not answer."""
    if isinstance(error, StoreIsBusy | BotoCoreError):
        return True
    if not isinstance(error, PynamoDBException):
        return False
    if isinstance(error.cause, BotoCoreError):
        # Asked for its code, PynamoDB stumbles over the answer that a timeout does not have.
        return True
    codes: set[str | None] = {error.cause_response_code}
    if isinstance(error, TransactWriteError):
        codes |= {reason.code for reason in error.cancellation_reasons if reason is not None}
    return bool(codes & TRANSIENT_CODES)


def _send(ordered: Sequence[Write]) -> None:
    with TransactWrite(connection=connection.connection) as transaction:
        for write in ordered:
            match write:
                case Check():
                    item = write.item
                    transaction.condition_check(type(item), item.pk, item.sk, condition=write.condition)
                case Delete():
                    transaction.delete(write.item, condition=write.condition)
                case Put():
                    transaction.save(write.item, condition=write.condition)
                case Update():
                    transaction.update(write.item, actions=list(write.actions), condition=write.condition)


def _pause(attempt: int) -> None:
    time.sleep(random.uniform(0, CONFLICT_PAUSE_IN_SECONDS * 2**attempt))  # noqa: S311


def _failed_conditions(ordered: Sequence[Write], error: TransactWriteError) -> frozenset[str]:
    reasons = error.cancellation_reasons
    return frozenset(
        write.name
        for write, reason in zip(ordered, reasons, strict=False)
        if reason is not None and reason.code == "ConditionalCheckFailed"
    )
