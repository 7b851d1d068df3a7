"""The judgement after a storm: one order of the acts explains every answer and ends in what is stored."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.domain.tickets import Ticket
from api.storage.counter_items import CounterItem
from api.storage.hall import SeriesItem
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.truth import all_tickets, items_of
from tests.load.torture.actors import Wish
from tests.load.torture.acts import step
from tests.load.torture.hall_model import DoneAct, HallModel, ModelCounter, ModelService, ModelTicket
from tests.load.torture.history import Event
from tests.load.torture.linearize import linearize
from tests.load.torture.told import told_by
from tests.load.torture.turns import called_out_of_turn
from tests.load.torture.waiting_turns import all_wishes, offered_out_of_turn

END = "end"


def judge(
    day: OfficeDay,
    wishes: Sequence[Wish],
    *,
    groups_of: Mapping[int, tuple[str, ...]],
    capacity: int,
    reserve: int,
) -> tuple[int, list[str]]:
    """How long the search was, and everything that cannot be explained."""
    tickets = {ticket.code: ticket for ticket in all_tickets()}
    events, problems = history(day, wishes, tickets)
    last = max((event.answered for event in events), default=0.0) + 1
    events.append(Event(END, "the store", END, last, last, last))

    ends = {wish.code: wish.end for wish in all_wishes()}

    def allowed(hall: HallModel, event: Event) -> bool:
        return is_as_stored(hall, tickets, ends) if event.act == END else step(hall, event)

    verdict = linearize(events, hall=empty_hall(groups_of, capacity, reserve), step=allowed)
    if verdict.order is None:
        return verdict.steps, [*problems, str(verdict)]
    order = verdict.order[:-1]
    late = called_out_of_turn(day, order, tickets=tickets, hall=empty_hall(groups_of, capacity, reserve))
    return verdict.steps, [*problems, *late, *offered_out_of_turn(day, wishes)]


def empty_hall(groups_of: Mapping[int, tuple[str, ...]], capacity: int, reserve: int) -> HallModel:
    """As the storm finds it: every counter just opened, nobody there."""
    hall = HallModel(groups_of=groups_of, capacity=capacity, reserve=reserve)
    opened = DoneAct("open", "", was_started=False, ordinary_calls=0)
    for number in groups_of:
        hall.put_counter(number, ModelCounter(is_open=True, acts=(opened,)))
    return hall


def history(
    day: OfficeDay, wishes: Iterable[Wish], tickets: Mapping[str, Ticket]
) -> tuple[list[Event], list[str]]:
    """The wishes as events. Of those given up, the ticket in the store tells whether they were fulfilled."""
    events, problems = [], []
    by_name = {ticket.name: ticket for ticket in tickets.values()}
    for wish in wishes:
        answer: Any = wish.answer
        outcome = type(answer).__name__
        ticket = getattr(answer, "ticket", None)
        if answer is None:
            ticket = by_name.get(wish.asked.facts.get("name"))
            outcome = "TicketTaken" if wish.act.name == "take" else "AppointmentBooked"
        if answer is None and ticket is None:
            continue
        event = Event(
            act=wish.act.name,
            client=wish.client,
            outcome=outcome,
            sent=wish.sent,
            answered=wish.answered,
            likely_at=wish.likely_at,
            asked=wish.asked.facts,
            told=told_by(day, wish, outcome=outcome, ticket=ticket),
            sendings=wish.sendings,
        )
        if outcome not in wish.act.answers:
            problems.append(f"no such answer was expected: {event}")
        events.append(event)
    return events, problems


def is_as_stored(hall: HallModel, tickets: Mapping[str, Ticket], ends: Mapping[str, str | None]) -> bool:
    """Whether the model has come to what the store holds: tickets, numbers, counters and who waits."""
    if {code: wish.end for code, wish in hall.wishes().items()} != ends:
        return False
    stored = {
        code: ModelTicket(
            state=ticket.state,
            group=ticket.group_id,
            number=ticket.number,
            priority=ticket.priority,
            sent_to=ticket.sent_to,
            left=tuple((left.group_id, left.number) for left in ticket.left_numbers),
            own=ticket.procedure_code,
            to_come=tuple(
                ModelService(service.procedure_code, service.group_id) for service in ticket.services.to_come
            ),
            done=frozenset(service.procedure_code for service in ticket.services.done),
            kept=tuple((kept.group_id, kept.number) for kept in ticket.kept_numbers),
        )
        for code, ticket in tickets.items()
    }
    reached = {
        code: ModelTicket(
            state=ticket.state,
            group=ticket.group,
            number=ticket.number,
            priority=ticket.priority,
            sent_to=ticket.sent_to,
            left=ticket.left,
            own=ticket.own,
            to_come=ticket.to_come,
            done=ticket.done,
            kept=ticket.kept,
        )
        for code, ticket in hall.tickets().items()
    }
    if stored != reached:
        return False
    counters = {item.number: item for item in items_of(CounterItem)}
    series = {item.group_id: item.issued for item in items_of(SeriesItem)}
    return all(
        (counter.is_open, counter.code, counter.is_started, counter.ordinary_calls)
        == (item.is_open, item.ticket_code, item.started_at is not None, item.ordinary_calls)
        for number, item in counters.items()
        for counter in [hall.counter(number)]
    ) and all(hall.issued(group) == issued for group, issued in series.items())
