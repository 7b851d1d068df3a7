"""Counters of a hall: opened by a clerk, calling, serving and free again; what was done there last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pynamodb.attributes import BooleanAttribute, ListAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.hall import CallToLearn, CurrentTicket, DoneAct, OpenCounter
from api.storage import keys
from api.storage.calls_to_learn import call_to_learn, learnable_text
from api.storage.codec import decode, encode
from api.storage.tables import FIGURES_KEPT_IN_DAYS, Base, IntegerAttribute, days_after
from api.storage.transactions import Check, Update

COUNTER_WRITE = "counter"


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
    ticket_procedure = UnicodeAttribute(null=True)
    called_at = UTCDateTimeAttribute(null=True)
    started_at = UTCDateTimeAttribute(null=True)
    calls = IntegerAttribute(default=0)
    ticket_places = IntegerAttribute(default=1)
    ordinary_calls = IntegerAttribute(default=0)
    acts = UnicodeAttribute(null=True)
    acted = IntegerAttribute(default=0)
    back_at = UTCDateTimeAttribute(null=True)
    to_learn: ListAttribute[str] = ListAttribute(null=True)


@dataclass(frozen=True, slots=True)
class _Acts:
    acts: tuple[DoneAct, ...]


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
        CounterItem.back_at.remove(),
        CounterItem.expires_at.set(days_after(on, FIGURES_KEPT_IN_DAYS)),
    ]
    return _update(office_id, on, number, actions, free | (CounterItem.clerk_id == clerk_id))


def not_open(*, office_id: str, on: date, number: int) -> Check:
    """Nobody works at the counter: it was not opened on that day, or was closed again."""
    free = CounterItem.is_open.does_not_exist() | (CounterItem.is_open == False)  # noqa: E712
    return Check(
        COUNTER_WRITE, CounterItem(keys.hall(office_id=office_id, on=on), keys.counter(number)), free
    )


def close_counter(
    *, office_id: str, on: date, number: int, clerk_id: str, back_at: datetime | None = None
) -> Update:
    """Close a counter; fails when it is another clerk's or still has a ticket. Closing twice holds."""
    condition = (CounterItem.clerk_id == clerk_id) & CounterItem.ticket_code.does_not_exist()
    # What was done before belongs to this clerk: the next one must not undo it.
    actions = [
        CounterItem.is_open.set(False),
        CounterItem.acts.remove(),
        CounterItem.acted.add(1),
        CounterItem.to_learn.remove(),
        CounterItem.back_at.remove() if back_at is None else CounterItem.back_at.set(back_at),
    ]
    return _update(office_id, on, number, actions, condition)


def take_ticket_to_counter(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    ticket: CurrentTicket,
    has_priority: bool,
    acted: int,
    acts: Sequence[DoneAct],
    to_learn: Sequence[CallToLearn],
) -> Update:
    """The counter calls this ticket. Fails when it is closed, another clerk's, or still has a ticket.

    `acts` are remembered from now on, after `acted` others; here and below it fails when there are more.
    """
    condition = _own_counter(clerk_id) & CounterItem.ticket_code.does_not_exist() & _has_acted(acted)
    counted = CounterItem.ordinary_calls.set(0) if has_priority else CounterItem.ordinary_calls.add(1)
    actions = [*_holding(ticket), counted, *_remembering(acts, after=acted), _still_to_learn(to_learn)]
    return _update(office_id, on, number, actions, condition)


def call_again(
    *, office_id: str, on: date, number: int, clerk_id: str, ticket: CurrentTicket, now: datetime
) -> Update:
    """The counter calls its ticket once more; what was done before it can no longer be undone.

    Fails when it was called again meanwhile.
    """
    condition = (
        _own_counter(clerk_id)
        & (CounterItem.ticket_code == ticket.code)
        & (CounterItem.calls == ticket.calls)
    )
    actions: list[Action] = [
        CounterItem.called_at.set(now),
        CounterItem.calls.add(1),
        CounterItem.acts.remove(),
        CounterItem.acted.add(1),
    ]
    return _update(office_id, on, number, actions, condition)


def start_at_counter(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    code: str,
    now: datetime,
    acted: int,
    acts: Sequence[DoneAct],
) -> Update:
    condition = (
        _own_counter(clerk_id) & (CounterItem.ticket_code == code) & CounterItem.started_at.does_not_exist()
    )
    actions = [CounterItem.started_at.set(now), *_remembering(acts, after=acted)]
    return _update(office_id, on, number, actions, condition & _has_acted(acted))


def note_act(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    acted: int,
    acts: Sequence[DoneAct],
    places: int | None = None,
) -> Update:
    """Its clerk did something that leaves whoever is there; she takes `places` services' time now."""
    condition = _own_counter(clerk_id) & _has_acted(acted)
    actions = _remembering(acts, after=acted)
    if places is not None:
        actions.append(CounterItem.ticket_places.set(places))
    return _update(office_id, on, number, actions, condition)


def release_from_counter(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    code: str,
    service_seconds: int | None,
    acted: int,
    acts: Sequence[DoneAct],
) -> Update:
    """The counter is free again; `service_seconds` of a finished service, None when nobody was served."""
    condition = _own_counter(clerk_id) & (CounterItem.ticket_code == code) & _has_acted(acted)
    actions = [*_holding(None), *_remembering(acts, after=acted)]
    if service_seconds is not None:
        actions += [CounterItem.served.add(1), CounterItem.service_seconds.add(service_seconds)]
    return _update(office_id, on, number, actions, condition)


def undo_at_counter(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    acted: int,
    acts: Sequence[DoneAct],
    before: CurrentTicket | None,
    to_learn: Sequence[CallToLearn],
) -> Update:
    """Put the counter back to `before` the last of its `acts`; fails when another one came since."""
    *earlier, last = acts
    condition = _own_counter(clerk_id) & _has_acted(acted)
    actions = [*_holding(before), *_remembering(earlier, after=acted), _still_to_learn(to_learn)]
    if last.service_seconds is not None:
        actions += [CounterItem.served.add(-1), CounterItem.service_seconds.add(-last.service_seconds)]
    if last.ordinary_calls is not None:
        actions.append(CounterItem.ordinary_calls.set(last.ordinary_calls))
    return _update(office_id, on, number, actions, condition)


def counter_of(item: CounterItem) -> OpenCounter:
    """The counter as the rules see it."""
    current = None
    if item.ticket_code is not None:
        current = CurrentTicket(
            code=item.ticket_code,
            label=item.ticket_label,
            group_id=item.ticket_group,
            called_at=item.called_at,
            started_at=item.started_at,
            calls=item.calls,
            places=item.ticket_places,
            procedure_code=item.ticket_procedure or "",
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
        acts=decode(_Acts, item.acts).acts if item.acts is not None else (),
        to_learn=tuple(call_to_learn(text, counter=item.number) for text in item.to_learn or ()),
        back_at=item.back_at,
        acted=item.acted,
    )


def _own_counter(clerk_id: str) -> Condition:
    own: Condition = (CounterItem.is_open == True) & (CounterItem.clerk_id == clerk_id)  # noqa: E712 — no bool
    return own


def _holding(ticket: CurrentTicket | None) -> list[Action]:
    """The counter has this ticket, or none."""
    if ticket is None:
        return [
            CounterItem.ticket_code.remove(),
            CounterItem.ticket_label.remove(),
            CounterItem.ticket_group.remove(),
            CounterItem.ticket_places.remove(),
            CounterItem.ticket_procedure.remove(),
            CounterItem.called_at.remove(),
            CounterItem.started_at.remove(),
            CounterItem.calls.set(0),
        ]
    return [
        CounterItem.ticket_code.set(ticket.code),
        CounterItem.ticket_label.set(ticket.label),
        CounterItem.ticket_group.set(ticket.group_id),
        CounterItem.ticket_places.set(ticket.places),
        CounterItem.ticket_procedure.set(ticket.procedure_code),
        CounterItem.called_at.set(ticket.called_at),
        CounterItem.started_at.set(ticket.started_at)
        if ticket.started_at
        else CounterItem.started_at.remove(),
        CounterItem.calls.set(ticket.calls),
    ]


def _has_acted(times: int) -> Condition:
    """Nothing was done at the counter since it was read."""
    same: Condition = CounterItem.acted == times
    return same if times else same | CounterItem.acted.does_not_exist()


def _remembering(acts: Sequence[DoneAct], *, after: int) -> list[Action]:
    text = encode(_Acts(acts=tuple(acts)))
    return [
        CounterItem.acts.set(text) if acts else CounterItem.acts.remove(),
        CounterItem.acted.set(after + 1),
    ]


def _still_to_learn(calls: Sequence[CallToLearn]) -> Action:
    if not calls:
        return CounterItem.to_learn.remove()
    action: Action = CounterItem.to_learn.set([learnable_text(each) for each in calls])
    return action


def _update(office_id: str, on: date, number: int, actions: Sequence[Action], condition: Condition) -> Update:
    item = CounterItem(keys.hall(office_id=office_id, on=on), keys.counter(number))
    return Update("counter", item, actions, condition)
