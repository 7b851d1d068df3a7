"""What a mutation did when its key first came: written in its transaction, read when the key comes again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.storage import keys
from api.storage.tables import Base, epoch, has_expired
from api.storage.transactions import Put, is_new

KEPT_FOR = timedelta(hours=24)
WRITE_NAME = "idempotency"


class IdempotencyItem(Base, discriminator="idempotency"):
    request = UnicodeAttribute()
    outcome = UnicodeAttribute()


class IdempotencyKeyReused(Exception):
    """The same key came with another request: the caller must make a new key for a new intention."""


@dataclass(frozen=True, slots=True)
class Intention:
    """One wish of one caller: `scope` is mutation and caller, `request` all that was asked."""

    scope: str
    key: str
    request: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.request.encode()).hexdigest()


def remember(intention: Intention, *, outcome: str, now: datetime) -> Put:
    """The write that makes a repetition of this intention fail; goes into the mutation's transaction."""
    item = IdempotencyItem(
        keys.idempotency(scope=intention.scope, key=intention.key),
        keys.IDEMPOTENCY,
        request=intention.digest,
        outcome=outcome,
        expires_at=epoch(now + KEPT_FOR),
    )
    has_lapsed = IdempotencyItem.expires_at <= epoch(now)
    return Put(WRITE_NAME, item, is_new() | has_lapsed)


def recall(intention: Intention, *, now: datetime) -> str | None:
    """The outcome remembered for this intention. Raises `IdempotencyKeyReused` for another request."""
    try:
        item = IdempotencyItem.get(
            keys.idempotency(scope=intention.scope, key=intention.key), keys.IDEMPOTENCY, consistent_read=True
        )
    except DoesNotExist:
        return None
    if has_expired(item, now=now):
        return None
    if item.request != intention.digest:
        raise IdempotencyKeyReused
    return item.outcome
