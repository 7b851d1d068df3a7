"""A clerk's slip taken back and a person sent on, as the API tells it to desk, board and phone."""

from typing import Any

import pytest

from tests.integration.ward import BIRTH, Ward

COUNTER, LAND_COUNTER = 3, 1
DESK = """desk { asOf undoable { act label until } otherGroups { id letter }
    current { label state } line { label } served }"""


def at_desk(ward: Ward, mutation: str, success: str, *, clerk: int = 3, **wish: Any) -> dict[str, Any]:
    wish.setdefault("counter", COUNTER)
    done = ward.do(mutation, f"... on {success} {{ {DESK} }}", token=ward.clerk(clerk), **wish)
    assert done["__typename"] == success, done
    desk: dict[str, Any] = done["desk"]
    return desk


def ticket_of(ward: Ward, code: str) -> dict[str, Any]:
    found: dict[str, Any] = ward.ask(
        """query($c: ID!) { ticket(code: $c) {
            state label formerLabel counter calledAt peopleAhead group { id } } }""",
        c=code,
    )["ticket"]
    return found


@pytest.fixture
def called(ward: Ward) -> str:
    """The code of a ticket that counter 3 has just called."""
    code = str(ward.take(BIRTH)["code"])
    at_desk(ward, "openCounter", "CounterOpened")
    ward.clock.move(seconds=11)  # that can no longer be undone
    desk = at_desk(ward, "callNext", "TicketCalled")
    assert desk["undoable"]["act"] == "CALL"
    return code


def test_desk_says_what_can_be_undone_and_until_when(ward: Ward, called: str) -> None:
    desk = at_desk(ward, "startService", "ServiceStarted")
    now = ward.clock.now()
    ward.clock.move(seconds=10)
    until = ward.clock.now().isoformat()
    assert desk["undoable"] == {"act": "START", "label": "B 001", "until": until}
    assert desk["asOf"] == now.isoformat()
    query = f"{{ desk(counter: {COUNTER}) {{ undoable {{ act }} }} }}"
    assert ward.ask(query, token=ward.clerk(3))["desk"]["undoable"] == {"act": "START"}
    ward.clock.move(seconds=1)
    assert ward.ask(query, token=ward.clerk(3))["desk"]["undoable"] is None
    late = ward.do("undoLastAct", token=ward.clerk(3), counter=COUNTER)
    assert late == {
        "__typename": "NothingToUndo",
        "message": "Không còn việc nào hoàn tác được: đã quá 10 giây, hoặc việc đó đã có bước tiếp theo.",
    }


def test_undone_call_puts_the_person_back_everywhere(ward: Ward, called: str) -> None:
    assert ticket_of(ward, called)["state"] == "CALLED"
    desk = at_desk(ward, "undoLastAct", "ActUndone")
    assert (desk["current"], desk["undoable"], desk["line"]) == (None, None, [{"label": "B 001"}])
    ticket = ticket_of(ward, called)
    assert (ticket["state"], ticket["counter"], ticket["calledAt"], ticket["peopleAhead"]) == (
        "WAITING",
        None,
        None,
        0,
    )
    board = ward.ask(
        "query($o: ID!) { board(office: $o) { counters { number state label } groups { id waiting } } }",
        o=ward.office,
    )["board"]
    assert board["counters"][COUNTER - 1] == {"number": COUNTER, "state": "FREE", "label": None}
    assert {"id": "civil-status", "waiting": 1} in board["groups"]


def test_undone_finish_is_counted_no_more(ward: Ward, called: str) -> None:
    at_desk(ward, "startService", "ServiceStarted")
    assert at_desk(ward, "finishService", "ServiceFinished")["served"] == 1
    desk = at_desk(ward, "undoLastAct", "ActUndone")
    assert (desk["served"], desk["current"]) == (0, {"label": "B 001", "state": "SERVING"})


def test_transferred_person_has_a_number_of_the_new_group_and_knows_the_old(ward: Ward, called: str) -> None:
    shown = ward.ask(f"{{ desk(counter: {COUNTER}) {{ otherGroups {{ id }} }} }}", token=ward.clerk(3))
    groups = {group["id"] for group in shown["desk"]["otherGroups"]}
    assert "land" in groups
    assert "civil-status" not in groups
    desk = at_desk(ward, "transferTicket", "TicketTransferred", group="land")
    assert (desk["current"], desk["otherGroups"]) == (None, [])
    assert (desk["undoable"]["act"], desk["undoable"]["label"]) == ("TRANSFER", "B 001")
    ticket = ticket_of(ward, called)
    assert ticket == {
        "state": "WAITING",
        "label": "A 001",
        "formerLabel": "B 001",
        "counter": None,
        "calledAt": None,
        "peopleAhead": 0,
        "group": {"id": "land"},
    }
    at_desk(ward, "openCounter", "CounterOpened", clerk=1, counter=LAND_COUNTER)
    there = at_desk(ward, "callNext", "TicketCalled", clerk=1, counter=LAND_COUNTER)
    assert there["current"] == {"label": "A 001", "state": "CALLED"}


@pytest.mark.parametrize(
    ("group", "outcome", "message"),
    [
        (
            "civil-status",
            "TicketIsInThatGroup",
            "Số B 001 đã ở nhóm này rồi. Mời chọn một nhóm khác.",
        ),
        (
            "parking",
            "GroupIsUnknown",
            "Đơn vị không có nhóm dịch vụ này. Mời chọn một nhóm trong danh sách.",
        ),
    ],
)
def test_group_that_cannot_be_meant_is_refused_in_words(
    ward: Ward, called: str, group: str, outcome: str, message: str
) -> None:
    refused = ward.do("transferTicket", token=ward.clerk(3), counter=COUNTER, group=group)
    assert refused == {"__typename": outcome, "message": message}
    assert ticket_of(ward, called)["state"] == "CALLED"


def test_undone_transfer_brings_the_person_back_under_her_number(ward: Ward, called: str) -> None:
    at_desk(ward, "transferTicket", "TicketTransferred", group="land")
    desk = at_desk(ward, "undoLastAct", "ActUndone")
    assert (desk["current"], desk["undoable"]["act"]) == ({"label": "B 001", "state": "CALLED"}, "CALL")
    ticket = ticket_of(ward, called)
    assert (ticket["state"], ticket["label"], ticket["formerLabel"]) == ("CALLED", "B 001", None)
    assert ticket["group"] == {"id": "civil-status"}


def test_desk_offers_to_undo_no_transfer_of_who_was_called_there(ward: Ward, called: str) -> None:
    at_desk(ward, "transferTicket", "TicketTransferred", group="land")
    for mutation, success in (("openCounter", "CounterOpened"), ("callNext", "TicketCalled")):
        at_desk(ward, mutation, success, clerk=LAND_COUNTER, counter=LAND_COUNTER)
    query = f"{{ desk(counter: {COUNTER}) {{ undoable {{ act }} }} }}"
    assert ward.ask(query, token=ward.clerk(3))["desk"]["undoable"] is None
    late = ward.do("undoLastAct", token=ward.clerk(3), counter=COUNTER)
    assert late["__typename"] == "NothingToUndo"


def test_desk_names_what_was_done_in_the_line_with_its_number(ward: Ward, called: str) -> None:
    ward.take(BIRTH)
    desk = at_desk(ward, "setPriority", "PrioritySet", label="B 002", priority="ELDERLY")
    assert (desk["undoable"]["act"], desk["undoable"]["label"]) == ("SET_PRIORITY", "B 002")
    at_desk(ward, "undoLastAct", "ActUndone")
    for _ in range(2):
        ward.clock.move(minutes=1)
        at_desk(ward, "recallTicket", "TicketRecalled")
    at_desk(ward, "markNoShow", "NoShowMarked")
    desk = at_desk(ward, "markReturn", "ReturnMarked", label="B 001")
    assert (desk["undoable"]["act"], desk["undoable"]["label"]) == ("RETURN", "B 001")
    back = at_desk(ward, "undoLastAct", "ActUndone")
    assert (back["undoable"]["act"], back["line"]) == ("NO_SHOW", [{"label": "B 002"}])


def undoable(ward: Ward, *, clerk: int = 3) -> dict[str, Any] | None:
    query = f"{{ desk(counter: {COUNTER}) {{ undoable {{ act label appointmentAt }} }} }}"
    found: dict[str, Any] | None = ward.ask(query, token=ward.clerk(clerk))["desk"]["undoable"]
    return found


def test_opening_and_closing_are_undone_by_who_did_them_alone(ward: Ward) -> None:
    done = {"label": None, "appointmentAt": None}
    at_desk(ward, "openCounter", "CounterOpened")
    assert undoable(ward) == {"act": "OPEN", **done}
    assert undoable(ward, clerk=4) is None
    at_desk(ward, "closeCounter", "CounterClosed")
    assert undoable(ward) == {"act": "CLOSE", **done}
    assert undoable(ward, clerk=4) is None
    refused = ward.do("undoLastAct", token=ward.clerk(4), counter=COUNTER)
    assert refused["__typename"] == "CounterIsNotYours"
    at_desk(ward, "undoLastAct", "ActUndone")
    board = ward.ask("query($o: ID!) { board(office: $o) { counters { state } } }", o=ward.office)["board"]
    assert board["counters"][COUNTER - 1] == {"state": "FREE"}


def test_recall_is_undone_to_the_call_before(ward: Ward, called: str) -> None:
    query = f"{{ desk(counter: {COUNTER}) {{ current {{ calls calledAt nextCallAt }} }} }}"
    ward.clock.move(minutes=1)
    before = ward.ask(query, token=ward.clerk(3))
    desk = at_desk(ward, "recallTicket", "TicketRecalled")
    assert (desk["undoable"]["act"], desk["undoable"]["label"]) == ("RECALL", "B 001")
    assert ward.ask(query, token=ward.clerk(3)) != before
    at_desk(ward, "undoLastAct", "ActUndone")
    assert ward.ask(query, token=ward.clerk(3)) == before


def test_appointment_made_at_the_counter_is_undone_there(ward: Ward) -> None:
    at_desk(ward, "openCounter", "CounterOpened")
    slot = ward.free_slots(BIRTH)[0]
    wish = {"procedure": BIRTH, "slot": slot["id"], "name": "Lê Văn Gọi Demo", "phone": "0905999888"}
    booked = ward.do(
        "bookForCitizen",
        "... on AppointmentBooked { ticket { code } }",
        token=ward.clerk(3),
        counter=COUNTER,
        **wish,
    )
    assert undoable(ward) == {"act": "BOOK", "label": None, "appointmentAt": slot["startsAt"]}
    at_desk(ward, "undoLastAct", "ActUndone")
    assert ticket_of(ward, booked["ticket"]["code"])["state"] == "CANCELLED"
    assert ward.free_slots(BIRTH)[0] == slot
