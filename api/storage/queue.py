"""The queue: what changes a place in the line of people who are here."""

from datetime import date

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.hall import LineEntry
from api.domain.queue import PriorityClass, TurnGiven
from api.storage import keys
from api.storage.codec import encode
from api.storage.hall import LineItem
from api.storage.transactions import Update, is_still


def set_priority(*, office_id: str, on: date, entry: LineEntry, priority: PriorityClass | None) -> Update:
    """She belongs to this class, or to none; fails once she was called or left, or her class is another."""
    action = LineItem.priority.set(priority.value) if priority else LineItem.priority.remove()
    as_read = is_still(LineItem.priority, entry.priority.value if entry.priority else None)
    return _update(office_id, on, entry, action, _is_here() & as_read)


def give_turn(*, office_id: str, on: date, entry: LineEntry, given: TurnGiven) -> Update:
    """She lets others go first; fails when she has been called, has left, or has given another turn since."""
    before = LineItem.given == encode(entry.given) if entry.given else LineItem.given.does_not_exist()
    return _update(office_id, on, entry, LineItem.given.set(encode(given)), _is_here() & before)


def _is_here() -> Condition:
    here: Condition = LineItem.has_arrived == True  # noqa: E712 — a DynamoDB condition, not a comparison
    return here


def _update(office_id: str, on: date, entry: LineEntry, action: Action, condition: Condition) -> Update:
    item = LineItem(
        keys.hall(office_id=office_id, on=on), keys.line(group_id=entry.group_id, code=entry.code)
    )
    return Update("line", item, [action], condition)
