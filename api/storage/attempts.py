"""How often somebody gave wrong digits for one code lately; counted by look-up, not by request."""

from datetime import UTC, datetime, timedelta

from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action

from api.storage import keys
from api.storage.tables import Base, IntegerAttribute, epoch
from api.storage.transactions import holds

WINDOW = timedelta(hours=1)


class AttemptsItem(Base, discriminator="attempts"):
    failures = IntegerAttribute(default=0)


def use_attempt(*, code: str, limit: int, now: datetime) -> bool:
    """Take one attempt of this hour before looking at the digits; False when none is left."""
    item = AttemptsItem(keys.attempts(code), _window(now))
    actions: list[Action] = [
        AttemptsItem.kind.set(AttemptsItem),
        AttemptsItem.failures.add(1),
        AttemptsItem.expires_at.set(epoch(now + 2 * WINDOW)),
    ]
    room = AttemptsItem.failures.does_not_exist() | (AttemptsItem.failures < limit)
    return holds(lambda: item.update(actions, room))


def give_attempt_back(*, code: str, now: datetime) -> None:
    """The digits were right: this attempt does not count."""
    item = AttemptsItem(keys.attempts(code), _window(now))
    holds(lambda: item.update([AttemptsItem.failures.add(-1)], AttemptsItem.failures > 0))


def attempts_used(*, code: str, now: datetime) -> int:
    try:
        return AttemptsItem.get(keys.attempts(code), _window(now), consistent_read=True).failures
    except DoesNotExist:
        return 0


def window_ends_at(now: datetime) -> datetime:
    return datetime.fromisoformat(_window(now)) + WINDOW


def _window(now: datetime) -> str:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0).isoformat()
