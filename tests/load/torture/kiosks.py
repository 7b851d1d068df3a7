"""What kiosks do: lease numbers, give them out while nobody hears of it, and report them later."""

from datetime import timedelta

from api.domain.leases import MOST_NUMBERS_OUT, IssuedNumber
from api.domain.tickets import TicketState
from tests.integration.usecases.office_day import BIRTH, GROUPS, RESIDENCE
from tests.load.torture import steps
from tests.load.torture.actors import CLASSES, GROUP_IDS, Act, Asked, Block, Client
from tests.load.torture.hall_model import HallModel, ModelLease, ModelTicket
from tests.load.torture.history import Event

NUMBERS_LEASED = 4
MOST_GIVEN_OUT_AT_ONCE = 3
# How often a number is in a report again, as after a report whose answer was lost and its key with it.
REPORTED_AGAIN_SHARE = 0.3
LONGEST_SILENCE_IN_SECONDS = 5
PROCEDURE_OF = {GROUPS[code]: code for code in (BIRTH, RESIDENCE)}

# -- what they ask -----------------------------------------------------------------------------------------


def _lease(client: Client) -> Asked:
    group, kiosk = client.luck.choice(GROUP_IDS), client.kiosk or ""
    return Asked(
        lambda key: client.day.lease(group, count=NUMBERS_LEASED, kiosk=kiosk, key=key), {"group": group}
    )


def _report(client: Client) -> Asked | None:
    """Some of the next numbers went to people who came a moment ago; now and then one is told of twice."""
    if not client.blocks:
        return None
    block = client.luck.choice(client.blocks[-3:])
    last = min(block.lease.last, block.next + client.luck.randrange(MOST_GIVEN_OUT_AT_ONCE))
    fresh = list(range(block.next, last + 1))
    told = list(range(block.lease.first, block.next))
    again = [client.luck.choice(told)] if told and client.luck.random() < REPORTED_AGAIN_SHARE else []
    if not fresh and not again:
        return None
    block.next = last + 1
    issued = tuple(_given_out(client, block, number) for number in (*again, *fresh))
    return Asked(
        lambda key: client.day.report(block.lease.key.id, *issued, key=key),
        {
            "lease": block.lease.key.id,
            "procedure": PROCEDURE_OF[block.lease.group_id],
            "priorities": {each.number: each.priority for each in issued},
        },
    )


def _given_out(client: Client, block: Block, number: int) -> IssuedNumber:
    silence = timedelta(seconds=client.luck.uniform(0, LONGEST_SILENCE_IN_SECONDS))
    return IssuedNumber(
        number=number,
        procedure_code=PROCEDURE_OF[block.lease.group_id],
        issued_at=client.day.clock.now() - silence,
        priority=client.luck.choice(CLASSES),
    )


# -- what the answers mean ---------------------------------------------------------------------------------


def leased(hall: HallModel, event: Event) -> bool:
    name, group, first, last = (event.told[fact] for fact in ("lease", "group", "first", "last"))
    if hall.lease(name) is not None or first != hall.issued(group) + 1:
        return False
    if hall.numbers_out(group) + last - first + 1 > MOST_NUMBERS_OUT:
        return False
    hall.put_lease(name, ModelLease(group, first, last))
    return True


def reported(hall: HallModel, event: Event) -> bool:
    """Each number has its holder in the line; what was reported before stands."""
    lease, priorities = hall.lease(event.asked["lease"]), event.asked["priorities"]
    if lease is None or [number for _, number in event.told["tickets"]] != list(priorities):
        return False
    for code, number in event.told["tickets"]:
        holder = hall.holder(lease.group, number)
        if holder not in (None, code) or not lease.first <= number <= lease.last:
            return False
        if holder is None:
            hall.put_holder(code, lease.group, number)
            hall.put_ticket(
                code,
                ModelTicket(
                    TicketState.WAITING,
                    lease.group,
                    number=number,
                    priority=priorities[number],
                    own=event.asked["procedure"],
                ),
            )
    return True


KIOSKS = (
    Act("lease numbers", 1, _lease, {"NumbersLeased": leased, "TooManyNumbersOut": steps.always}),
    Act("report numbers", 3, _report, {"IssuedNumbersReported": reported}),
)
