"""Missed calls and transfers to one counter, as the API tells them to desk, phone and board."""

from datetime import datetime, timedelta
from typing import Any

from tests.integration.ward import BIRTH, Ward

COUNTER, COLLEAGUE = 3, 4
DESK = """desk {
    current { label state calls mostCalls nextCallAt callsBeforeMissed noShowFrom absentFrom }
    undoable { act } line { label reason { vi } } missed { label state name returnUntil }
    otherCounters { number group { id } } }"""


def at_desk(ward: Ward, mutation: str, success: str, *, clerk: int = COUNTER, **wish: Any) -> dict[str, Any]:
    wish.setdefault("counter", clerk)
    done = ward.do(mutation, f"... on {success} {{ {DESK} }}", token=ward.clerk(clerk), **wish)
    assert done["__typename"] == success, done
    desk: dict[str, Any] = done["desk"]
    return desk


def ticket_of(ward: Ward, code: str) -> dict[str, Any]:
    found: dict[str, Any] = ward.ask(
        """query($c: ID!) { ticket(code: $c) {
            state label peopleAhead returnUntil sentToCounter whyThisPlace { vi } } }""",
        c=code,
    )["ticket"]
    return found


def call_first(ward: Ward, *, others: int) -> str:
    """The code of B 001, called at counter 3; so many others wait."""
    code = str(ward.take(BIRTH, name="Trần Thị Minh Demo", phone="0905123456")["code"])
    for _ in range(others):
        ward.clock.move(seconds=20)
        ward.take(BIRTH)
    at_desk(ward, "openCounter", "CounterOpened")
    at_desk(ward, "callNext", "TicketCalled")
    return code


def miss(ward: Ward) -> dict[str, Any]:
    """Who was called at counter 3 is called twice more, a minute apart, then she is a no-show."""
    for _ in range(2):
        ward.clock.move(minutes=1)
        at_desk(ward, "recallTicket", "TicketRecalled")
    return at_desk(ward, "markNoShow", "NoShowMarked")


def test_desk_counts_the_calls_and_says_when_the_next_is_possible(ward: Ward) -> None:
    call_first(ward, others=0)
    soon = ward.do(
        "recallTicket",
        "... on NextCallIsTooSoon { possibleAt }",
        token=ward.clerk(COUNTER),
        counter=COUNTER,
    )
    assert soon["__typename"] == "NextCallIsTooSoon"
    assert soon["message"] == "Vừa gọi số B 001. Mời gọi lại từ 8:31:00."
    assert datetime.fromisoformat(soon["possibleAt"]) == ward.clock.now() + timedelta(minutes=1)
    for calls in (2, 3):
        ward.clock.move(minutes=1)
        current = at_desk(ward, "recallTicket", "TicketRecalled")["current"]
        assert (current["calls"], current["mostCalls"]) == (calls, 3)
    assert current["nextCallAt"] is None
    assert datetime.fromisoformat(current["absentFrom"]) == ward.clock.now() + timedelta(minutes=1)
    ward.clock.move(minutes=2)
    refused = ward.do("recallTicket", token=ward.clerk(COUNTER), counter=COUNTER)
    assert refused == {
        "__typename": "TicketWasCalledEnough",
        "message": "Đã gọi số B 001 3 lần. Nếu không ai đến, mời ghi vắng.",
    }


def test_no_show_before_three_calls_is_refused_with_the_moment_from_which_it_can_be_marked(
    ward: Ward,
) -> None:
    call_first(ward, others=0)
    query = f"{{ {DESK.replace('desk', f'desk(counter: {COUNTER})', 1)} }}"
    for calls, minutes in ((1, 2), (2, 1)):
        current = ward.ask(query, token=ward.clerk(COUNTER))["desk"]["current"]
        possible_at = ward.clock.now() + timedelta(minutes=minutes)
        assert current["callsBeforeMissed"] == 3
        assert datetime.fromisoformat(current["noShowFrom"]) == possible_at
        early = ward.do(
            "markNoShow",
            "... on NoShowIsTooSoon { possibleAt }",
            token=ward.clerk(COUNTER),
            counter=COUNTER,
        )
        assert early["__typename"] == "NoShowIsTooSoon"
        assert early["message"] == (
            f"Số B 001 mới được gọi {calls}/3 lần. Mời gọi lại; ghi vắng được từ 8:32:00."
        )
        assert datetime.fromisoformat(early["possibleAt"]) == possible_at
        ward.clock.move(minutes=1)
        current = at_desk(ward, "recallTicket", "TicketRecalled")["current"]
    assert current["noShowFrom"] is None
    at_desk(ward, "markNoShow", "NoShowMarked")


def test_missed_person_is_listed_and_checks_in_again(ward: Ward) -> None:
    code = call_first(ward, others=3)
    desk = miss(ward)
    until = (ward.clock.now() + timedelta(minutes=30)).isoformat()
    assert desk["missed"] == [
        {"label": "B 001", "state": "NO_SHOW", "name": "Trần Thị M…", "returnUntil": until}
    ]
    assert ticket_of(ward, code)["returnUntil"] == until
    back = ward.do(
        "checkIn",
        "... on CheckedIn { ticket { state label peopleAhead returnUntil } }",
        ticket=code,
        hallCode=ward.hall_code(),
    )
    assert back["ticket"] == {"state": "WAITING", "label": "B 001", "peopleAhead": 2, "returnUntil": None}
    assert ticket_of(ward, code)["whyThisPlace"] == {"vi": "Trước bạn: 2 người kế tiếp lúc bạn quay lại."}
    desk = ward.ask(f"{{ {DESK.replace('desk', f'desk(counter: {COUNTER})', 1)} }}", token=ward.clerk(3))
    assert desk["desk"]["missed"] == []
    assert desk["desk"]["undoable"] is None, "she is back: the no-show cannot be undone"


def test_clerk_brings_back_once_and_in_time(ward: Ward) -> None:
    code = call_first(ward, others=1)
    miss(ward)
    desk = at_desk(ward, "markReturn", "ReturnMarked", label="B 001")
    assert [one["label"] for one in desk["line"]] == ["B 002", "B 001"]
    again = ward.do("markReturn", token=ward.clerk(COUNTER), counter=COUNTER, label="B 001")
    assert again["__typename"] == "NumberIsNotMissed"
    at_desk(ward, "callNext", "TicketCalled")
    miss(ward)
    ward.clock.move(minutes=31)
    late = ward.do("markReturn", token=ward.clerk(COUNTER), counter=COUNTER, label="B 002")
    assert late["__typename"] == "ReturnIsTooLate"
    assert late["message"].startswith("Số B 002 chỉ quay lại được đến 9:0")
    assert ticket_of(ward, code)["state"] == "WAITING"


def test_person_is_sent_to_one_counter_of_her_group(ward: Ward) -> None:
    code = call_first(ward, others=1)
    at_desk(ward, "openCounter", "CounterOpened", clerk=COLLEAGUE)
    desk = ward.ask(f"{{ {DESK.replace('desk', f'desk(counter: {COUNTER})', 1)} }}", token=ward.clerk(3))
    assert desk["desk"]["otherCounters"] == [{"number": 4, "group": {"id": "civil-status"}}]
    at_desk(ward, "transferTicket", "TicketTransferred", group="civil-status", toCounter=COLLEAGUE)
    assert (ticket_of(ward, code)["label"], ticket_of(ward, code)["sentToCounter"]) == ("B 001", 4)
    assert [one["label"] for one in at_desk(ward, "callNext", "TicketCalled")["line"]] == []
    there = at_desk(ward, "callNext", "TicketCalled", clerk=COLLEAGUE)
    assert there["current"]["label"] == "B 001"
    at_desk(ward, "undoLastAct", "ActUndone", clerk=COLLEAGUE)
    query = f"{{ {DESK.replace('desk', 'desk(counter: 4)', 1)} }}"
    line = ward.ask(query, token=ward.clerk(COLLEAGUE))["desk"]["line"]
    assert line == [{"label": "B 001", "reason": {"vi": "đến 8:30 · chuyển đến quầy 4"}}]


def test_counter_that_cannot_be_meant_is_refused_in_words(ward: Ward) -> None:
    call_first(ward, others=0)
    for to_counter, outcome, words in (
        (COUNTER, "TicketIsAtThatCounter", "Số B 001 đang ở quầy này rồi."),
        (COLLEAGUE, "CounterIsNotOpen", "Quầy 4 hiện chưa mở."),
        (99, "CounterIsUnknown", "Đơn vị không có quầy này."),
    ):
        refused = ward.do(
            "transferTicket",
            token=ward.clerk(COUNTER),
            counter=COUNTER,
            group="civil-status",
            toCounter=to_counter,
        )
        assert refused["__typename"] == outcome
        assert refused["message"].startswith(words)


def test_policy_says_how_long_one_may_come_back(ward: Ward) -> None:
    policy = ward.ask(
        "query($o: ID!) { office(id: $o) { queuePolicy { returnMinutes rules { vi } } } }", o=ward.office
    )["office"]["queuePolicy"]
    assert policy["returnMinutes"] == 30
    assert any("trong 30 phút" in rule["vi"] for rule in policy["rules"])
