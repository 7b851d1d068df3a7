"""The hall's partition of one office and day, read in one query; its line and its number series."""

from datetime import date

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.update import Action

from api.domain.hall import Hall, LineEntry, MissedTicket, OpenCounter, Series
from api.domain.queue import PriorityClass, ServiceTimes, TurnGiven
from api.domain.visit_services import VisitServices
from api.storage import keys
from api.storage.codec import decode, encode, services_text
from api.storage.counter_items import CounterItem, counter_of
from api.storage.returns import MissedItem, missed_of
from api.storage.tables import FIGURES_KEPT_IN_DAYS, Base, IntegerAttribute, days_after
from api.storage.transactions import Delete, Put, Update, is_new

# A name in the line is needed on its day only.
LINE_KEPT_IN_DAYS = 2


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
    sent_to = IntegerAttribute(null=True)
    dossier_code = UnicodeAttribute(null=True)
    # Most who wait have one: the exception costs the room in the hall.
    no_outlook = BooleanAttribute(null=True)
    places = IntegerAttribute(default=1)
    services = UnicodeAttribute(null=True)


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
    missed: list[MissedTicket] = []
    for item in Base.query(keys.hall(office_id=office_id, on=on), consistent_read=consistent):
        match item:
            case CounterItem():
                counters[item.number] = counter_of(item)
            case LineItem():
                line.append(_entry(item))
            case SeriesItem():
                series[item.group_id] = _series(item)
            case MissedItem():
                missed.append(missed_of(item))
    return Hall(
        office_id=office_id,
        day=on,
        counters=counters,
        line=tuple(line),
        series=series,
        missed=tuple(missed),
    )


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
    for attribute, value in (
        (LineItem.priority, item.priority),
        (LineItem.given, item.given),
        (LineItem.services, item.services),
    ):
        is_same &= attribute == value if value else attribute.does_not_exist()
    return Delete("line", item, is_same)


# -- numbers and service times ---------------------------------------------------------------------------


def issue_number(*, office_id: str, on: date, group_id: str, last: int, count: int = 1) -> Update:
    """Issue `last + 1`, or as many as `count` from there.

    Fails when somebody else took it, so that no number is given twice or skipped.
    """
    item = SeriesItem(keys.hall(office_id=office_id, on=on), keys.series(group_id))
    condition = (
        (SeriesItem.issued == last) if last else SeriesItem.issued.does_not_exist() | (SeriesItem.issued == 0)
    )
    actions: list[Action] = [
        SeriesItem.kind.set(SeriesItem),
        SeriesItem.group_id.set(group_id),
        SeriesItem.issued.set(last + count),
        SeriesItem.expires_at.set(days_after(on, FIGURES_KEPT_IN_DAYS)),
    ]
    return Update("series", item, actions, condition)


def add_service_time(*, office_id: str, on: date, group_id: str, seconds: int, places: int = 1) -> Update:
    """Count a finished service of `seconds` into the group's measured times, as `places` equal ones."""
    item = SeriesItem(keys.hall(office_id=office_id, on=on), keys.series(group_id))
    actions: list[Action] = [
        SeriesItem.services.add(places),
        SeriesItem.total_seconds.add(seconds),
        SeriesItem.total_squared.add(seconds * seconds // places),
    ]
    return Update("times", item, actions)


def uncount_service_time(*, office_id: str, on: date, group_id: str, seconds: int, places: int = 1) -> Update:
    """Take a service of `seconds` out of the measured times again: its end was undone."""
    item = SeriesItem(keys.hall(office_id=office_id, on=on), keys.series(group_id))
    actions: list[Action] = [
        SeriesItem.services.add(-places),
        SeriesItem.total_seconds.add(-seconds),
        SeriesItem.total_squared.add(-(seconds * seconds // places)),
    ]
    return Update("times", item, actions)


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
        sent_to=entry.sent_to,
        dossier_code=entry.dossier_code,
        no_outlook=None if entry.has_outlook or not entry.has_arrived else True,
        places=entry.places,
        services=services_text(entry.services),
        expires_at=days_after(on, LINE_KEPT_IN_DAYS),
    )


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
        sent_to=item.sent_to,
        dossier_code=item.dossier_code,
        has_outlook=item.has_arrived and not item.no_outlook,
        places=item.places,
        services=decode(VisitServices, item.services) if item.services else VisitServices(),
    )


def _series(item: SeriesItem) -> Series:
    times = ServiceTimes(item.services, float(item.total_seconds), float(item.total_squared))
    return Series(group_id=item.group_id, issued=item.issued, times=times)
