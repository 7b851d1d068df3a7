"""What clerks do at their counters."""

from collections.abc import Sequence
from typing import Any

from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.queue import PriorityClass
from api.usecases import counters, dossiers, visit_services
from tests.integration.usecases.office_day.asking import new_key
from tests.integration.usecases.office_day.day import Day

PAPERS = (DocumentReceipt(name="Tờ khai", state=DocumentState.ORIGINAL),)


class Counters(Day):
    """Calls, service, transfers, and the dossiers received."""

    def at_counter(self, verb: str, number: int, *, key: str | None = None, **more: object) -> Any:
        """One of `open_counter`, `call_next`, `start_service` … by the clerk of that counter."""
        use_case = getattr(counters, verb)
        return use_case(
            self.services, staff=self.clerk(number), number=number, idempotency_key=key or new_key(), **more
        )

    def set_priority(
        self, number: int, label: str, priority: PriorityClass | None, *, key: str | None = None
    ) -> Any:
        return counters.set_priority(
            self.services,
            staff=self.clerk(number),
            number=number,
            label=label,
            priority=priority,
            idempotency_key=key or new_key(),
        )

    def add_at_counter(self, number: int, procedure: str, *, key: str | None = None) -> Any:
        """Another service for who is at that counter."""
        return visit_services.add_service_at_counter(
            self.services,
            staff=self.clerk(number),
            number=number,
            procedure_code=procedure,
            idempotency_key=key or new_key(),
        )

    def remove_at_counter(self, number: int, procedure: str, *, key: str | None = None) -> Any:
        """One service less for who is at that counter."""
        return visit_services.remove_service_at_counter(
            self.services,
            staff=self.clerk(number),
            number=number,
            procedure_code=procedure,
            idempotency_key=key or new_key(),
        )

    def mark_return(self, number: int, label: str, *, key: str | None = None) -> Any:
        """The clerk of that counter says that the missed person of that number is here again."""
        return counters.mark_return(
            self.services,
            staff=self.clerk(number),
            number=number,
            label=label,
            idempotency_key=key or new_key(),
        )

    def transfer(self, number: int, *, to: str, to_counter: int | None = None, key: str | None = None) -> Any:
        """The ticket at that counter goes to another group, or to one counter."""
        return counters.transfer_ticket(
            self.services,
            staff=self.clerk(number),
            number=number,
            group_id=to,
            idempotency_key=key or new_key(),
            to_counter=to_counter,
        )

    def receive(
        self,
        number: int,
        *,
        key: str | None = None,
        note: str | None = None,
        procedure: str | None = None,
        documents: Sequence[DocumentReceipt] | None = None,
        **more: Any,
    ) -> Any:
        return dossiers.receive_dossier(
            self.services,
            staff=self.clerk(number),
            number=number,
            documents=PAPERS if documents is None else documents,
            note=note,
            procedure_code=procedure,
            **more,
            idempotency_key=key or new_key(),
        )
