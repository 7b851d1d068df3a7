"""A dossier handed in at a counter, as a day in the hall leads to it."""

from dataclasses import dataclass

from tests.integration.ward import BIRTH, Ward

COUNTER = 3  # civil status


@dataclass(frozen=True, slots=True)
class Received:
    """A dossier, the ticket it was handed in with, and the clerk who did it."""

    code: str
    ticket: str
    clerk: str


def receive_dossier(ward: Ward) -> Received:
    """A birth registration handed in at counter 3 by a citizen whose phone ends in 3456."""
    clerk = ward.clerk(COUNTER)
    ticket = ward.take(BIRTH, name="Trần Thị Minh Demo", phone="0905123456")["code"]
    for step in ("openCounter", "callNext", "startService"):
        assert "desk" in ward.do(step, _desk_of(step), token=clerk, counter=COUNTER)
    done = ward.do(
        "receiveDossier",
        "... on DossierReceived { dossier { code } }",
        token=clerk,
        counter=COUNTER,
        documents=[{"name": "Tờ khai", "state": "ORIGINAL"}],
    )
    return Received(code=done["dossier"]["code"], ticket=ticket, clerk=clerk)


def _desk_of(step: str) -> str:
    success = {"openCounter": "CounterOpened", "callNext": "TicketCalled", "startService": "ServiceStarted"}
    return f"... on {success[step]} {{ desk {{ served }} }}"
