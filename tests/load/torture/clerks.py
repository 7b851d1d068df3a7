"""What clerks do at their counters."""

from tests.integration.usecases.office_day import BIRTH, GROUPS, phone
from tests.load.torture import clerk_steps, steps, undo_steps
from tests.load.torture.actors import CLASSES, GROUP_IDS, PHONES, Act, Asked, Client, Prepare
from tests.load.torture.citizens import ADDED


def _at_counter(verb: str) -> Prepare:
    def prepare(client: Client) -> Asked:
        number = client.counter or 0
        return Asked(lambda key: client.day.at_counter(verb, number, key=key), {"counter": number})

    return prepare


def _transfer(client: Client) -> Asked:
    number, group = client.counter or 0, client.luck.choice(GROUP_IDS)
    return Asked(
        lambda key: client.day.transfer(number, to=group, key=key), {"counter": number, "group": group}
    )


def _transfer_to_counter(client: Client) -> Asked:
    number, group = client.counter or 0, client.luck.choice(GROUP_IDS)
    to = client.luck.choice([counter.number for counter in client.day.office.counters])
    to = to if to != number else to % len(client.day.office.counters) + 1
    return Asked(
        lambda key: client.day.transfer(number, to=group, to_counter=to, key=key),
        {"counter": number, "group": group, "to_counter": to},
    )


def _mark_return(client: Client) -> Asked:
    """Mostly of somebody on the list of the missed, as it was last seen."""
    number, group, place = client.counter or 0, client.luck.choice(GROUP_IDS), client.luck.randint(1, 20)
    if client.missed:
        group, place = client.luck.choice(client.missed)
    shown = client.label(group, place)
    return Asked(
        lambda key: client.day.mark_return(number, shown, key=key),
        {"counter": number, "group": group, "number": place},
    )


def _book_for(client: Client) -> Asked:
    slot, number = client.luck.choice(client.slots), phone(client.luck.randrange(PHONES))
    counter = client.counter or 0
    facts = {"group": slot.group_id, "slot": slot.id, "phone": number, "procedure": BIRTH, "by_clerk": True}
    return Asked(
        lambda key: client.day.book_for(slot, key=key, phone=number, counter=counter),
        {**facts, "counter": counter},
    )


def _add_at_counter(client: Client) -> Asked:
    number, procedure = client.counter or 0, client.luck.choice(ADDED)
    return Asked(
        lambda key: client.day.add_at_counter(number, procedure, key=key),
        {"counter": number, "procedure": procedure, "group": GROUPS[procedure]},
    )


def _remove_at_counter(client: Client) -> Asked:
    number, procedure = client.counter or 0, client.luck.choice(ADDED)
    return Asked(
        lambda key: client.day.remove_at_counter(number, procedure, key=key),
        {"counter": number, "procedure": procedure},
    )


def _set_priority(client: Client) -> Asked:
    number, group, place = client.counter or 0, client.luck.choice(GROUP_IDS), client.luck.randint(1, 20)
    priority = client.luck.choice(CLASSES)
    shown = client.label(group, place)
    return Asked(
        lambda key: client.day.set_priority(number, shown, priority, key=key),
        {"counter": number, "group": group, "number": place, "priority": priority},
    )


_AT_ALL = {"CounterIsNotYours": clerk_steps.not_open}
_WITH_TICKET = {**_AT_ALL, "CounterHasNoTicket": clerk_steps.has_none}

CLERKS = (
    Act(
        "call",
        8,
        _at_counter("call_next"),
        {
            **_AT_ALL,
            "TicketCalled": clerk_steps.called,
            "NobodyIsWaiting": clerk_steps.nobody_waits,
            "CounterIsBusy": clerk_steps.has_ticket,
        },
    ),
    Act("start", 5, _at_counter("start_service"), {**_WITH_TICKET, "ServiceStarted": clerk_steps.started}),
    Act("finish", 5, _at_counter("finish_service"), {**_WITH_TICKET, "ServiceFinished": clerk_steps.ended}),
    Act("no-show", 2, _at_counter("mark_no_show"), {**_WITH_TICKET, "NoShowMarked": clerk_steps.ended}),
    Act(
        "call again",
        1,
        _at_counter("recall_ticket"),
        {
            **_WITH_TICKET,
            "TicketRecalled": clerk_steps.called_again,
            "NextCallIsTooSoon": steps.always,
            "TicketWasCalledEnough": steps.always,
        },
    ),
    Act(
        "transfer",
        2,
        _transfer,
        {
            **_WITH_TICKET,
            "TicketTransferred": clerk_steps.transferred,
            "TicketIsInThatGroup": clerk_steps.is_in_that_group,
        },
    ),
    Act(
        "transfer to a counter",
        2,
        _transfer_to_counter,
        {
            **_WITH_TICKET,
            "TicketTransferred": clerk_steps.transferred,
            "CounterIsNotOpen": clerk_steps.counter_is_not_open,
            "CounterCannotServe": clerk_steps.counter_cannot_serve,
        },
    ),
    Act(
        "mark return",
        2,
        _mark_return,
        {
            **_AT_ALL,
            "ReturnMarked": clerk_steps.returned,
            "NumberIsNotMissed": clerk_steps.is_not_missed,
        },
    ),
    Act(
        "book for a citizen",
        1,
        _book_for,
        {
            "AppointmentBooked": clerk_steps.booked,
            "SlotIsFull": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
    ),
    Act(
        "add service at counter",
        2,
        _add_at_counter,
        {
            **_WITH_TICKET,
            "ServiceAddedAtCounter": clerk_steps.service_added_at_counter,
            "ServiceIsInVisit": steps.always,
        },
    ),
    Act(
        "remove service at counter",
        1,
        _remove_at_counter,
        {
            **_WITH_TICKET,
            "ServiceRemovedAtCounter": clerk_steps.service_removed_at_counter,
            "ServiceCannotBeRemoved": clerk_steps.cannot_be_removed,
        },
    ),
    Act(
        "undo",
        3,
        _at_counter("undo_last_act"),
        {"ActUndone": undo_steps.undone, "NothingToUndo": steps.always},
    ),
    Act(
        "set priority",
        2,
        _set_priority,
        {
            **_AT_ALL,
            "PrioritySet": clerk_steps.priority_set,
            "NumberIsNotWaiting": clerk_steps.number_does_not_wait,
        },
    ),
    Act(
        "close",
        1,
        _at_counter("close_counter"),
        {**_AT_ALL, "CounterClosed": clerk_steps.closed, "CounterIsBusy": clerk_steps.has_ticket},
    ),
    Act("open", 3, _at_counter("open_counter"), {"CounterOpened": clerk_steps.opened}),
)
