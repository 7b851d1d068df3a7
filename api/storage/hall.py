"""The hall's partition: counters, line and number series of one office on one day, read in one query."""

from datetime import date, datetime, timedelta

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.calendar import at_local
from api.domain.hall import CurrentTicket, Hall, LineEntry, OpenCounter, Series
from api.domain.queue import PriorityClass, ServiceTimes, TurnGiven
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute, epoch
from api.storage.transactions import Delete, Put, Update, is_new

# A name in the line is needed on its day only; counts and times, which name no citizen, stay a year and more.
LINE_KEPT_IN_DAYS = 2
FIGURES_KEPT_IN_DAYS = 400


class CounterItem(Base, discriminator="counter"):
    number = IntegerAttribute()
    is_open = BooleanAttribute()
    clerk_id = UnicodeAttribute()
    clerk_name = UnicodeAttribute()
    opened_at = UTCDateTimeAttribute()
    served = IntegerAttribute(default=0)
    service_seconds = IntegerAttribute(default=0)
    ticket_code = UnicodeAttribute(null=True)
    ticket_label = UnicodeAttribute(null=True)
    ticket_group = UnicodeAttribute(null=True)
    called_at = UTCDateTimeAttribute(null=True)
    started_at = UTCDateTimeAttribute(null=True)
    calls = IntegerAttribute(default=0)
    ordinary_calls = IntegerAttribute(default=0)


class LineItem(Base, discriminator="line"):
    code = UnicodeAttribute()
    group_id = UnicodeAttribute()
    has_arrived = BooleanAttribute()
    number = IntegerAttribute(null=True)
    appointment_at = UTCDateTimeAttribute(null=True)
    arrived_at = UTCDateTimeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    procedure_code = UnicodeAttribute()
    short_code = UnicodeAttribute()
    priority = UnicodeAttribute(null=True)
    given = UnicodeAttribute(null=True)


class SeriesItem(Base, discriminator="series"):
    group_id = UnicodeAttribute()
    issued = IntegerAttribute(default=0)
    services = IntegerAttribute(default=0)
    total_seconds = NumberAttribute(default=0)
    total_squared = NumberAttribute(default=0)


def load_hall(*, office_id: str, on: date, consistent: bool = True) -> Hall:
    """The whole hall in one query; watchers may read it a moment old, at half the price."""
    counters: dict[int, OpenCounter] = {}
    line: list[LineEntry] = []
    series: dict[str, Series] = {}
    for item in Base.query(keys.hall(office_id=office_id, on=on), consistent_read=consistent):
        match item:
            case CounterItem():
                counters[item.number] = _counter(item)
            case LineItem():
                line.append(_entry(item))
            case SeriesItem():
                series[item.group_id] = _series(item)
    return Hall(office_id=office_id, day=on, counters=counters, line=tuple(line), series=series)


def expect(*, office_id: str, on: date, entry: LineEntry) -> Put:
    """Somebody booked: expected, not yet counted."""
    return Put("line", _line_item(office_id=office_id, on=on, entry=entry), is_new())


def expect_at_another_time(*, office_id: str, was_on: date, on: date, entry: LineEntry) -> list[Put | Delete]:
    """A booking moved, within its day or to another one; fails once its holder has checked in."""
    not_here = LineItem.has_arrived == False  # noqa: E712 — a DynamoDB condition, not a comparison
    item = _line_item(office_id=office_id, on=on, entry=entry)
    if was_on == on:
        return [Put("line", item, not_here)]
    old = LineItem(
        keys.hall(office_id=office_id, on=was_on), keys.line(group_id=entry.group_id, code=entry.code)
    )
    return [Delete("old-line", old, not_here), Put("line", item, is_new())]


def join_line(*, office_id: str, on: date, entry: LineEntry) -> Put:
    """Somebody is here: takes a place in the line, whether expected before or not."""
    condition = is_new() | (LineItem.has_arrived == False)  # noqa: E712 — a DynamoDB condition, not a comparison
    return Put("line", _line_item(office_id=office_id, on=on, entry=entry), condition)


def leave_line(*, office_id: str, on: date, entry: LineEntry) -> Delete:
    """Called, or no longer coming. Fails when another counter was quicker, or her place is another by now."""
    item = _line_item(office_id=office_id, on=on, entry=entry)
    is_same = LineItem.has_arrived == entry.has_arrived
    for attribute, value in ((LineItem.priority, item.priority), (LineItem.given, item.given)):
        is_same &= attribute == value if value else attribute.does_not_exist()
    return Delete("line", item, is_same)


# -- numbers and service times ---------------------------------------------------------------------------


def issue_number(*, office_id: str, on: date, group_id: str, last: int) -> Update:
    """Issue `last + 1`; fails when somebody else took it, so that no number is given twice or skipped."""
    item = SeriesItem(keys.hall(office_id=office_id, on=on), keys.series(group_id))
    condition = (
        (SeriesItem.issued == last) if last else SeriesItem.issued.does_not_exist() | (SeriesItem.issued == 0)
    )
    actions: list[Action] = [
        SeriesItem.kind.set(SeriesItem),
        SeriesItem.group_id.set(group_id),
        SeriesItem.issued.set(last + 1),
        SeriesItem.expires_at.set(_days_after(on, FIGURES_KEPT_IN_DAYS)),
    ]
    return Update("series", item, actions, condition)


def add_service_time(*, office_id: str, on: date, group_id: str, seconds: int) -> Update:
    """Count one finished service of `seconds` into the group's measured times."""
    item = SeriesItem(keys.hall(office_id=office_id, on=on), keys.series(group_id))
    actions: list[Action] = [
        SeriesItem.services.add(1),
        SeriesItem.total_seconds.add(seconds),
        SeriesItem.total_squared.add(seconds * seconds),
    ]
    return Update("times", item, actions)


# -- counters --------------------------------------------------------------------------------------------


def open_counter(
    *, office_id: str, on: date, number: int, clerk_id: str, clerk_name: str, now: datetime
) -> Update:
    """Open a counter for a clerk; fails when another clerk has it open."""
    free = CounterItem.is_open.does_not_exist() | (CounterItem.is_open == False)  # noqa: E712
    actions: list[Action] = [
        CounterItem.kind.set(CounterItem),
        CounterItem.number.set(number),
        CounterItem.is_open.set(True),
        CounterItem.clerk_id.set(clerk_id),
        CounterItem.clerk_name.set(clerk_name),
        CounterItem.opened_at.set(now),
        CounterItem.expires_at.set(_days_after(on, FIGURES_KEPT_IN_DAYS)),
    ]
    return _counter_update(office_id, on, number, actions, free | (CounterItem.clerk_id == clerk_id))


def close_counter(*, office_id: str, on: date, number: int, clerk_id: str) -> Update:
    """Close a counter; fails when it is another clerk's or still has a ticket. Closing twice holds."""
    condition = (CounterItem.clerk_id == clerk_id) & CounterItem.ticket_code.does_not_exist()
    return _counter_update(office_id, on, number, [CounterItem.is_open.set(False)], condition)


def take_ticket_to_counter(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    code: str,
    label: str,
    group_id: str,
    has_priority: bool,
    now: datetime,
) -> Update:
    """The counter calls this ticket. Fails when it is closed, another clerk's, or still has a ticket."""
    condition = _own_counter(clerk_id) & CounterItem.ticket_code.does_not_exist()
    actions: list[Action] = [
        CounterItem.ticket_code.set(code),
        CounterItem.ticket_label.set(label),
        CounterItem.ticket_group.set(group_id),
        CounterItem.called_at.set(now),
        CounterItem.calls.set(1),
        CounterItem.ordinary_calls.set(0) if has_priority else CounterItem.ordinary_calls.add(1),
    ]
    return _counter_update(office_id, on, number, actions, condition)


def call_again(*, office_id: str, on: date, number: int, clerk_id: str, code: str, now: datetime) -> Update:
    condition = _own_counter(clerk_id) & (CounterItem.ticket_code == code)
    actions: list[Action] = [CounterItem.called_at.set(now), CounterItem.calls.add(1)]
    return _counter_update(office_id, on, number, actions, condition)


def start_at_counter(
    *, office_id: str, on: date, number: int, clerk_id: str, code: str, now: datetime
) -> Update:
    condition = (
        _own_counter(clerk_id) & (CounterItem.ticket_code == code) & CounterItem.started_at.does_not_exist()
    )
    return _counter_update(office_id, on, number, [CounterItem.started_at.set(now)], condition)


def release_from_counter(
    *, office_id: str, on: date, number: int, clerk_id: str, code: str, service_seconds: int | None
) -> Update:
    """The counter is free again; `service_seconds` of a finished service, None for a no-show."""
    condition = _own_counter(clerk_id) & (CounterItem.ticket_code == code)
    actions: list[Action] = [
        CounterItem.ticket_code.remove(),
        CounterItem.ticket_label.remove(),
        CounterItem.ticket_group.remove(),
        CounterItem.called_at.remove(),
        CounterItem.started_at.remove(),
        CounterItem.calls.set(0),
    ]
    if service_seconds is not None:
        actions += [CounterItem.served.add(1), CounterItem.service_seconds.add(service_seconds)]
    return _counter_update(office_id, on, number, actions, condition)


def _own_counter(clerk_id: str) -> Condition:
    own: Condition = (CounterItem.is_open == True) & (CounterItem.clerk_id == clerk_id)  # noqa: E712 — no bool
    return own


def _counter_update(
    office_id: str, on: date, number: int, actions: list[Action], condition: Condition
) -> Update:
    item = CounterItem(keys.hall(office_id=office_id, on=on), keys.counter(number))
    return Update("counter", item, actions, condition)


def _line_item(*, office_id: str, on: date, entry: LineEntry) -> LineItem:
    return LineItem(
        keys.hall(office_id=office_id, on=on),
        keys.line(group_id=entry.group_id, code=entry.code),
        code=entry.code,
        group_id=entry.group_id,
        has_arrived=entry.has_arrived,
        number=entry.number,
        appointment_at=entry.appointment_at,
        arrived_at=entry.arrived_at,
        name=entry.name,
        procedure_code=entry.procedure_code,
        short_code=entry.short_code,
        priority=entry.priority.value if entry.priority else None,
        given=encode(entry.given) if entry.given else None,
        expires_at=_days_after(on, LINE_KEPT_IN_DAYS),
    )


def _days_after(on: date, days: int) -> int:
    return epoch(at_local(on, datetime.min.time()) + timedelta(days=days))


def _entry(item: LineItem) -> LineEntry:
    return LineEntry(
        code=item.code,
        group_id=item.group_id,
        has_arrived=item.has_arrived,
        number=item.number,
        appointment_at=item.appointment_at,
        arrived_at=item.arrived_at,
        name=item.name,
        procedure_code=item.procedure_code,
        short_code=item.short_code,
        priority=PriorityClass(item.priority) if item.priority else None,
        given=decode(TurnGiven, item.given) if item.given else None,
    )


def _counter(item: CounterItem) -> OpenCounter:
    current = None
    if item.ticket_code is not None:
        current = CurrentTicket(
            code=item.ticket_code,
            label=item.ticket_label,
            group_id=item.ticket_group,
            called_at=item.called_at,
            started_at=item.started_at,
            calls=item.calls,
        )
    return OpenCounter(
        number=item.number,
        is_open=item.is_open,
        clerk_id=item.clerk_id,
        clerk_name=item.clerk_name,
        opened_at=item.opened_at,
        served=item.served,
        service_seconds=item.service_seconds,
        current=current,
        ordinary_calls=item.ordinary_calls,
    )


def _series(item: SeriesItem) -> Series:
    times = ServiceTimes(item.services, float(item.total_seconds), float(item.total_squared))
    return Series(group_id=item.group_id, issued=item.issued, times=times)
