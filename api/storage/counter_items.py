"""How a counter of a hall is stored, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, ListAttribute, UnicodeAttribute, UTCDateTimeAttribute

from api.domain.hall import CurrentTicket, DoneAct, OpenCounter
from api.storage.calls_to_learn import call_to_learn
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute


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


def acts_text(acts: Sequence[DoneAct]) -> str:
    return encode(_Acts(acts=tuple(acts)))
