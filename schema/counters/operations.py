"""Queries and mutations of the clerk's counter."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import strawberry

from api.usecases import counters as usecases
from api.usecases import visit_services
from schema.context import Info
from schema.counters.results import (
    ActUndone,
    AddServiceAtCounterInput,
    AddServiceAtCounterResult,
    CallNextResult,
    CloseCounterInput,
    CloseCounterResult,
    CounterClosed,
    CounterInput,
    CounterOpened,
    FinishServiceResult,
    MarkNoShowResult,
    MarkReturnInput,
    MarkReturnResult,
    NoShowMarked,
    OpenCounterResult,
    PrioritySet,
    RecallTicketResult,
    RemoveServiceAtCounterInput,
    RemoveServiceAtCounterResult,
    ReturnMarked,
    ServiceAddedAtCounter,
    ServiceFinished,
    ServiceRemovedAtCounter,
    ServiceStarted,
    SetPriorityInput,
    SetPriorityResult,
    StartServiceResult,
    TicketCalled,
    TicketRecalled,
    TicketTransferred,
    TransferTicketInput,
    TransferTicketResult,
    UndoLastActResult,
)
from schema.counters.types import Desk, StaffMember
from schema.errors import RequestRefused
from schema.visit_services import service_refusal

_SUCCESSES = {
    usecases.CounterOpened: CounterOpened,
    usecases.CounterClosed: CounterClosed,
    usecases.TicketCalled: TicketCalled,
    usecases.TicketRecalled: TicketRecalled,
    usecases.ServiceStarted: ServiceStarted,
    usecases.NoShowMarked: NoShowMarked,
    usecases.ReturnMarked: ReturnMarked,
    usecases.ServiceFinished: ServiceFinished,
    usecases.ActUndone: ActUndone,
    usecases.TicketTransferred: TicketTransferred,
    usecases.PrioritySet: PrioritySet,
    visit_services.ServiceAddedAtCounter: ServiceAddedAtCounter,
    visit_services.ServiceRemovedAtCounter: ServiceRemovedAtCounter,
}


@strawberry.type
class CounterQuery:
    @strawberry.field(description="Staff: who signed in.")
    def me(self, info: Info) -> StaffMember:
        staff = info.context.staff()
        return StaffMember(name=staff.name, office_id=strawberry.ID(staff.office_id), role=staff.role)

    @strawberry.field(description="Staff: a counter of one's own office, its ticket and its line.")
    def desk(self, info: Info, counter: int) -> Desk:
        desk = usecases.see_desk(info.context.services, staff=info.context.staff(), number=counter)
        if desk is None:
            raise RequestRefused("BAD_REQUEST", "CounterIsUnknown", info.context.language)
        return Desk(desk=desk)


@strawberry.type
class CounterMutation:
    @strawberry.mutation(description="Staff: open a counter for today.")
    def open_counter(self, info: Info, input: CounterInput) -> OpenCounterResult:  # noqa: A002
        return _at_counter(info, usecases.open_counter, input)

    @strawberry.mutation(description="Staff: close one's counter, for good or until she is back.")
    def close_counter(self, info: Info, input: CloseCounterInput) -> CloseCounterResult:  # noqa: A002
        return _at_counter(info, partial(usecases.close_counter, back_at=input.back_at), input)

    @strawberry.mutation(description="Staff: call the next person by the queue's rules.")
    def call_next(self, info: Info, input: CounterInput) -> CallNextResult:  # noqa: A002
        return _at_counter(info, usecases.call_next, input)

    @strawberry.mutation(
        description="Staff: call the same ticket again; three calls at most, a minute apart."
    )
    def recall_ticket(self, info: Info, input: CounterInput) -> RecallTicketResult:  # noqa: A002
        return _at_counter(info, usecases.recall_ticket, input)

    @strawberry.mutation(description="Staff: the person is at the counter.")
    def start_service(self, info: Info, input: CounterInput) -> StartServiceResult:  # noqa: A002
        return _at_counter(info, usecases.start_service, input)

    @strawberry.mutation(description="Staff: nobody came; she may still return, once.")
    def mark_no_show(self, info: Info, input: CounterInput) -> MarkNoShowResult:  # noqa: A002
        return _at_counter(info, usecases.mark_no_show, input)

    @strawberry.mutation(description="Staff: who missed her call is here again: in after the next two.")
    def mark_return(self, info: Info, input: MarkReturnInput) -> MarkReturnResult:  # noqa: A002
        return _at_counter(info, partial(usecases.mark_return, label=input.label), input)

    @strawberry.mutation(description="Staff: the visit is done.")
    def finish_service(self, info: Info, input: CounterInput) -> FinishServiceResult:  # noqa: A002
        return _at_counter(info, usecases.finish_service, input)

    @strawberry.mutation(
        description="Staff: take the last act at one's counter back, within ten seconds and while nothing was"
        " built on it."
    )
    def undo_last_act(self, info: Info, input: CounterInput) -> UndoLastActResult:  # noqa: A002
        return _at_counter(info, usecases.undo_last_act, input)

    @strawberry.mutation(description="Staff: somebody in the line has priority, or has none.")
    def set_priority(self, info: Info, input: SetPriorityInput) -> SetPriorityResult:  # noqa: A002
        set_priority = partial(usecases.set_priority, label=input.label, priority=input.priority)
        return _at_counter(info, set_priority, input)

    @strawberry.mutation(
        description="Staff: send the ticket at the counter to another group's line, or to one counter's; it"
        " keeps its arrival."
    )
    def transfer_ticket(self, info: Info, input: TransferTicketInput) -> TransferTicketResult:  # noqa: A002
        send = partial(usecases.transfer_ticket, group_id=input.group, to_counter=input.to_counter)
        return _at_counter(info, send, input)

    @strawberry.mutation(
        description="Staff: another procedure for who is at the counter; done here in one go when it is of"
        " the same group, else she goes on to that group's line when this one is finished."
    )
    def add_service_at_counter(
        self,
        info: Info,
        input: AddServiceAtCounterInput,  # noqa: A002
    ) -> AddServiceAtCounterResult:
        add = partial(visit_services.add_service_at_counter, procedure_code=input.procedure)
        return _at_counter(info, add, input)

    @strawberry.mutation(
        description="Staff: take a service out of the visit at the counter that was added by mistake, unless"
        " it is done or a dossier was received for it."
    )
    def remove_service_at_counter(
        self,
        info: Info,
        input: RemoveServiceAtCounterInput,  # noqa: A002
    ) -> RemoveServiceAtCounterResult:
        remove = partial(visit_services.remove_service_at_counter, procedure_code=input.procedure)
        return _at_counter(info, remove, input)


class _Wish(Protocol):
    counter: int
    idempotency_key: str


def _at_counter(info: Info, act: Callable[..., object], wish: _Wish) -> Any:
    done = act(
        info.context.services,
        staff=info.context.staff(),
        number=wish.counter,
        idempotency_key=wish.idempotency_key,
    )
    success = _SUCCESSES.get(type(done))
    return success(desk=Desk(desk=done.desk)) if success else service_refusal(info, done)  # type: ignore[attr-defined]
