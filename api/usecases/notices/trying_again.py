"""Trying a letter anew that was given up, whoever it is for."""

from collections.abc import Callable
from typing import TypeVar

from api.domain.notices import NoticeState, Outgoing
from api.domain.staff import StaffMember
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, Put, transact
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import InputIsInvalid, NoticeIsSettled, NoticeIsUnknown
from api.usecases.services import Services

Known = TypeVar("Known", bound=Outgoing)


def try_again(
    services: Services,
    *,
    mutation: str,
    staff: StaffMember,
    letter_id: str,
    load: Callable[[], Known | None],
    save: Callable[[Known], Put],
    idempotency_key: str,
) -> Known | NoticeIsUnknown | NoticeIsSettled | InputIsInvalid:
    """What went out, waiting anew; `load` knows only what the clerk may see."""
    intention = intend(
        mutation=mutation,
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"letter": letter_id},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    for _ in tries():
        known = load()
        if known is None:
            return NoticeIsUnknown()
        now = services.now()
        if known.state is not NoticeState.GIVEN_UP:
            if known.state is NoticeState.WAITING or recall(intention, now=now) is not None:
                return known
            return NoticeIsSettled()
        waiting = known.again(now=now)
        try:
            transact(save(waiting), remember(intention, outcome=letter_id, now=now))
        except ConditionsFailed:
            if recall(intention, now=now) is not None:
                return load() or known
        else:
            return waiting
    raise AssertionError("tries end in StoreIsBusy")
