"""What is not among the possible acts of a dossier is refused by its use case and changes nothing."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from api.domain.dossiers import DossierAct, what_can_be_done
from api.storage.dossiers import load_dossier
from api.usecases import notices
from tests.integration.usecases.dossier_acts import (
    brought,
    handed_over,
    moved,
    posted,
    posting_ended,
    received,
    supplied,
)
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, new_key
from tests.integration.usecases.sent_in_acts import receive_sent_in, registered

TRIES: Mapping[DossierAct, Callable[[OfficeDay, str, int], Any]] = {
    DossierAct.RECEIVE: lambda day, code, version: receive_sent_in(day, code, version=version),
    DossierAct.MOVE: lambda day, code, version: day.advance(code, to="WITHDRAWN", version=version),
    DossierAct.RECEIVE_SUPPLEMENT: lambda day, code, version: supplied(day, code, brought(), version=version),
    DossierAct.HAND_OVER: lambda day, code, version: handed_over(day, code, version=version),
    DossierAct.POST: lambda day, code, version: posted(day, code, version=version),
    DossierAct.END_POSTING: lambda day, code, version: posting_ended(day, code, version=version),
    DossierAct.EXTEND: lambda day, code, version: day.extend(code, to=date(2026, 12, 8), version=version),
    DossierAct.ASSIGN: lambda day, code, version: day.assign(code, version=version),
    DossierAct.CHANGE_EMAIL: lambda day, code, version: notices.change_email(
        day.services,
        staff=day.clerk(3),
        code=code,
        version=version,
        email="moi@example.vn",
        idempotency_key=new_key(),
    ),
}
DONE = {
    "DossierReceived",
    "DossierAdvanced",
    "SupplementReceived",
    "ResultHandedOver",
    "ResultPosted",
    "PostingEnded",
    "DossierExtended",
    "DossierAssigned",
    "EmailChanged",
}
STATES: Mapping[str, Callable[[OfficeDay, str], object]] = {
    "received": lambda day, code: None,
    "waits": lambda day, code: moved(day, code, "SUPPLEMENT"),
    "ready": lambda day, code: moved(day, code, "COMPLETED"),
    "posted": lambda day, code: [moved(day, code, "COMPLETED"), posted(day, code, version=2)],
    "stopped": lambda day, code: moved(day, code, "STOPPED"),
    "sent in": lambda day, code: None,
    "sent in, waits": lambda day, code: moved(day, code, "INCOMPLETE"),
    "overdue": lambda day, code: day.clock.move(days=30),
}


def test_no_use_case_does_what_is_not_possible_and_each_does_what_is(day: OfficeDay) -> None:
    done = set()
    for state, reach in STATES.items():
        for act, attempt in TRIES.items():
            is_sent_in = state.startswith("sent in")
            handed_in = registered(day, RESIDENCE) if is_sent_in else received(day, RESIDENCE, counter=6)
            code = handed_in.dossier.code
            before_moving = day.clock.now()
            reach(day, code)
            known = load_dossier(code)
            assert known is not None
            possible = what_can_be_done(dossier=known, office_id=known.office_id, now=day.clock.now())
            answer = type(attempt(day, code, known.version)).__name__
            assert (answer in DONE) == (act in possible), (state, act, answer)
            if answer in DONE:
                done.add(act)
            else:
                assert load_dossier(code) == known
            day.clock.move(seconds=(before_moving - day.clock.now()).total_seconds())
    assert done == set(DossierAct)
