"""Counters of a hall: opened by a clerk, calling, serving and free again; what was done there last."""

from collections.abc import Sequence
from datetime import date, datetime

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.hall import CallToLearn, CurrentTicket, DoneAct, Staffing
from api.storage import keys
from api.storage.calls_to_learn import learnable_text
from api.storage.counter_items import CounterItem, acts_text
from api.storage.tables import FIGURES_KEPT_IN_DAYS, days_after
from api.storage.transactions import Check, Update

COUNTER_WRITE = "counter"


def open_counter(
    *, office_id: str, on: date, number: int, staffing: Staffing, acted: int, acts: Sequence[DoneAct]
) -> Update:
    """Open a counter for a clerk; `acts` are remembered from now on, after `acted` others.

    Fails, here and below, when more was done there: when it is another clerk's by now, too.
    """
    actions: list[Action] = [
        CounterItem.kind.set(CounterItem),
        CounterItem.number.set(number),
        *_staffed(staffing),
        CounterItem.expires_at.set(days_after(on, FIGURES_KEPT_IN_DAYS)),
        *_remembering(acts, after=acted),
    ]
    return _update(office_id, on, number, actions, _has_acted(acted))


def not_open(*, office_id: str, on: date, number: int) -> Check:
    """Nobody works at the counter: it was not opened on that day, or was closed again."""
    free = CounterItem.is_open.does_not_exist() | (CounterItem.is_open == False)  # noqa: E712
    return Check(
        COUNTER_WRITE, CounterItem(keys.hall(office_id=office_id, on=on), keys.counter(number)), free
    )


def close_counter(
    *,
    office_id: str,
    on: date,
    number: int,
    clerk_id: str,
    acted: int,
    acts: Sequence[DoneAct],
    back_at: datetime | None = None,
) -> Update:
    """Close a counter; fails when it is another clerk's or still has a ticket. Closing twice holds."""
    condition = (CounterItem.clerk_id == clerk_id) & CounterItem.ticket_code.does_not_exist()
    actions = [
        CounterItem.is_open.set(False),
        CounterItem.to_learn.remove(),
        CounterItem.back_at.remove() if back_at is None else CounterItem.back_at.set(back_at),
        *_remembering(acts, after=acted),
    ]
    return _update(office_id, on, number, actions, condition & _has_acted(acted))


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
    """The counter calls this ticket. Fails when it is closed, another clerk's, or still has a ticket."""
    condition = _own_counter(clerk_id) & CounterItem.ticket_code.does_not_exist() & _has_acted(acted)
    counted = CounterItem.ordinary_calls.set(0) if has_priority else CounterItem.ordinary_calls.add(1)
    actions = [*_holding(ticket), counted, *_remembering(acts, after=acted), _still_to_learn(to_learn)]
    return _update(office_id, on, number, actions, condition)


def call_again(
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
    """The counter calls its ticket once more."""
    condition = _own_counter(clerk_id) & (CounterItem.ticket_code == code)
    actions = [CounterItem.called_at.set(now), CounterItem.calls.add(1), *_remembering(acts, after=acted)]
    return _update(office_id, on, number, actions, condition & _has_acted(acted))


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
    condition = (CounterItem.clerk_id == clerk_id) & _has_acted(acted)
    actions = [*_holding(before), *_remembering(earlier, after=acted), _still_to_learn(to_learn)]
    if last.service_seconds is not None:
        actions += [CounterItem.served.add(-1), CounterItem.service_seconds.add(-last.service_seconds)]
    if last.ordinary_calls is not None:
        actions.append(CounterItem.ordinary_calls.set(last.ordinary_calls))
    if last.staffed is not None:
        actions += _staffed(last.staffed)
    return _update(office_id, on, number, actions, condition)


def _own_counter(clerk_id: str) -> Condition:
    own: Condition = (CounterItem.is_open == True) & (CounterItem.clerk_id == clerk_id)  # noqa: E712 — no bool
    return own


def _staffed(staffing: Staffing) -> list[Action]:
    back_at = staffing.back_at
    return [
        CounterItem.is_open.set(staffing.is_open),
        CounterItem.clerk_id.set(staffing.clerk_id),
        CounterItem.clerk_name.set(staffing.clerk_name),
        CounterItem.opened_at.set(staffing.opened_at),
        CounterItem.back_at.remove() if back_at is None else CounterItem.back_at.set(back_at),
    ]


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
    return [
        CounterItem.acts.set(acts_text(acts)) if acts else CounterItem.acts.remove(),
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
