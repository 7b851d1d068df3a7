"""What people with phones do in the hall: tickets and appointments, arrival, turns, services of a visit."""

from tests.integration.usecases.office_day import BIRTH, EXTRACT, GROUPS, RESIDENCE, phone
from tests.load.torture import steps
from tests.load.torture.actors import CLASSES, PHONES, Act, Asked, Client

ADDED = (BIRTH, RESIDENCE, EXTRACT)


def _take(client: Client) -> Asked:
    procedure, priority = client.luck.choice((BIRTH, RESIDENCE)), client.luck.choice(CLASSES)
    name = client.some_name()
    return Asked(
        lambda key: client.day.take(procedure, key=key, priority=priority, name=name),
        {"group": GROUPS[procedure], "priority": priority, "name": name, "procedure": procedure},
    )


def _book(client: Client) -> Asked:
    slot, number = client.luck.choice(client.slots), phone(client.luck.randrange(PHONES))
    name = client.some_name()
    return Asked(
        lambda key: client.day.book(slot, key=key, phone=number, name=name),
        {"group": slot.group_id, "slot": slot.id, "phone": number, "name": name, "procedure": BIRTH},
    )


def _reschedule(client: Client) -> Asked | None:
    code, slot = client.some_code(), client.luck.choice(client.slots)
    if code is None:
        return None
    return Asked(lambda key: client.day.reschedule(code, slot, key=key), {"code": code, "slot": slot.id})


def _cancel(client: Client) -> Asked | None:
    code = client.some_code()
    return Asked(lambda key: client.day.cancel(code, key=key), {"code": code}) if code else None


def _check_in(client: Client) -> Asked | None:
    code, priority = client.some_code(), client.luck.choice(CLASSES)
    if code is None:
        return None
    return Asked(
        lambda key: client.day.check_in(code, key=key, priority=priority),
        {"code": code, "priority": priority},
    )


def _let_others_go_first(client: Client) -> Asked | None:
    code = client.some_code()
    if code is None:
        return None
    return Asked(lambda key: client.day.let_others_go_first(code, key=key), {"code": code})


def _add_service(client: Client) -> Asked | None:
    code, procedure = client.some_code(), client.luck.choice(ADDED)
    if code is None:
        return None
    return Asked(
        lambda key: client.day.add_service(code, procedure, key=key),
        {"code": code, "procedure": procedure, "group": GROUPS[procedure]},
    )


CITIZENS = (
    Act("take", 5, _take, {"TicketTaken": steps.taken}, may_be_given_up=True),
    Act(
        "book",
        4,
        _book,
        {
            "AppointmentBooked": steps.booked,
            "SlotIsFull": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
        may_be_given_up=True,
    ),
    Act(
        "reschedule",
        2,
        _reschedule,
        {
            "AppointmentRescheduled": steps.rescheduled,
            "TicketCannotChange": steps.always,
            "SlotIsFull": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
    ),
    Act(
        "check in",
        6,
        _check_in,
        {
            "CheckedIn": steps.checked_in,
            "AlreadyCheckedIn": steps.already_here,
            "TicketCannotChange": steps.gone,
        },
    ),
    Act(
        "cancel",
        2,
        _cancel,
        {"AppointmentCancelled": steps.cancelled, "TicketCannotChange": steps.too_late_to_cancel},
    ),
    Act(
        "let others go first",
        2,
        _let_others_go_first,
        {
            "OthersGoFirst": steps.gave_turn,
            "NobodyToLetFirst": steps.always,
            "TurnWasGivenTooOften": steps.gave_turn_often,
            "TicketCannotChange": steps.does_not_wait,
        },
    ),
    Act(
        "add service",
        2,
        _add_service,
        {
            "ServiceAdded": steps.service_added,
            "ServiceIsInVisit": steps.always,
            "ServiceCannotBeAdded": steps.does_not_wait,
        },
    ),
)
