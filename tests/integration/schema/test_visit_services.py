"""Several services in one visit, as the API tells them to phone and desk."""

from typing import Any

from tests.integration.ward import BIRTH, Ward

COUNTER = 3
EXTRACT, RESIDENCE, UNKNOWN = "2.000635", "1.004222", "9.999999"
SERVICES = "services { state procedureCode group { letter } dossierCode }"
DESK = """desk { current { label services {
    isHere canRemove dueIfReceivedNow service { state procedureCode procedureName } } }
    line { label } undoable { act label } }"""


def at_desk(ward: Ward, mutation: str, success: str, **wish: Any) -> dict[str, Any]:
    fields, token = f"... on {success} {{ {DESK} }}", ward.clerk(COUNTER)
    done = ward.do(mutation, fields, token=token, counter=COUNTER, **wish)
    assert done["__typename"] == success, done
    desk: dict[str, Any] = done["desk"]
    return desk


def add(ward: Ward, code: str, procedure: str) -> dict[str, Any]:
    fields = f"... on ServiceAdded {{ ticket {{ label mayAddService {SERVICES} }} }}"
    return ward.do("addService", fields, ticket=code, procedure=procedure)


def test_phone_and_desk_list_what_a_visit_is_for(ward: Ward) -> None:
    code = str(ward.take(BIRTH, name="Trần Thị Minh Demo")["code"])
    ticket = add(ward, code, RESIDENCE)["ticket"]
    assert ticket["mayAddService"]
    assert [(one["state"], one["procedureCode"], one["group"]["letter"]) for one in ticket["services"]] == [
        ("NOW", BIRTH, "B"),
        ("NEXT", RESIDENCE, "C"),
    ]
    at_desk(ward, "openCounter", "CounterOpened")
    at_desk(ward, "callNext", "TicketCalled")
    at_desk(ward, "startService", "ServiceStarted")
    shown = at_desk(ward, "addServiceAtCounter", "ServiceAddedAtCounter", procedure=EXTRACT)["current"]
    assert [(one["isHere"], one["service"]["state"]) for one in shown["services"]] == [
        (True, "NOW"),
        (True, "NOW"),
        (False, "NEXT"),
    ]
    assert shown["services"][2]["dueIfReceivedNow"]
    assert at_desk(ward, "finishService", "ServiceFinished")["current"] is None
    asked = f"query($c: ID!) {{ ticket(code: $c) {{ state label formerLabel {SERVICES} }} }}"
    after = ward.ask(asked, c=code)["ticket"]
    assert (after["state"], after["label"], after["formerLabel"]) == ("WAITING", "C 001", "B 001")
    assert [one["state"] for one in after["services"]] == ["DONE", "DONE", "NOW"]


def test_refusals_say_what_to_do(ward: Ward) -> None:
    code = str(ward.take(BIRTH)["code"])
    assert add(ward, code, BIRTH)["message"] == "Lượt này đã có thủ tục đó. Mời chọn thủ tục khác."
    assert add(ward, code, UNKNOWN)["__typename"] == "ProcedureIsUnknown"
    at_desk(ward, "openCounter", "CounterOpened")
    at_desk(ward, "callNext", "TicketCalled")
    assert add(ward, code, EXTRACT) == {
        "__typename": "ServiceCannotBeAdded",
        "message": "Bạn đang được mời vào quầy. Hãy nói với cán bộ để làm thêm thủ tục.",
    }
    at_desk(ward, "finishService", "ServiceFinished")
    assert add(ward, code, EXTRACT)["message"].startswith("Lượt này đã kết thúc.")
    elsewhere = ward.do(
        "receiveDossier",
        token=ward.clerk(COUNTER),
        counter=COUNTER,
        documents=[],
        procedure=RESIDENCE,
    )
    assert elsewhere["__typename"] == "CounterHasNoTicket"


def test_service_added_by_mistake_is_taken_out_or_undone(ward: Ward) -> None:
    ward.take(BIRTH)
    for mutation, success in (("openCounter", "CounterOpened"), ("callNext", "TicketCalled")):
        at_desk(ward, mutation, success)
    added = at_desk(ward, "addServiceAtCounter", "ServiceAddedAtCounter", procedure=RESIDENCE)
    assert [one["canRemove"] for one in added["current"]["services"]] == [False, True]
    assert added["undoable"] == {"act": "ADD_SERVICE", "label": "B 001"}
    less = at_desk(ward, "removeServiceAtCounter", "ServiceRemovedAtCounter", procedure=RESIDENCE)
    assert len(less["current"]["services"]) == 1
    assert less["undoable"] == {"act": "REMOVE_SERVICE", "label": "B 001"}
    undone = at_desk(ward, "undoLastAct", "ActUndone")
    assert len(undone["current"]["services"]) == 2
    assert undone["undoable"] == {"act": "ADD_SERVICE", "label": "B 001"}


def test_service_that_stays_says_why(ward: Ward) -> None:
    ward.take(BIRTH)
    for mutation, success in (("openCounter", "CounterOpened"), ("callNext", "TicketCalled")):
        at_desk(ward, mutation, success)
    at_desk(ward, "addServiceAtCounter", "ServiceAddedAtCounter", procedure=EXTRACT)
    ward.do(
        "receiveDossier",
        token=ward.clerk(COUNTER),
        counter=COUNTER,
        documents=[{"name": "Tờ khai", "state": "ORIGINAL"}],
        procedure=EXTRACT,
    )
    shown = ward.ask(f"{{ desk(counter: {COUNTER}) {{ undoable {{ act }} }} }}", token=ward.clerk(COUNTER))
    assert shown["desk"]["undoable"] is None, "a dossier was built on it"
    said = {
        procedure: ward.do(
            "removeServiceAtCounter", token=ward.clerk(COUNTER), counter=COUNTER, procedure=procedure
        )["message"]
        for procedure in (BIRTH, EXTRACT, UNKNOWN)
    }
    assert said == {
        BIRTH: "Đây là việc của số đang ở quầy nên không bỏ được. Hãy chuyển quầy hoặc kết thúc lượt.",
        EXTRACT: "Việc này đã nhận hồ sơ nên không bỏ được.",
        UNKNOWN: "Lượt này không có việc ấy. Mời xem lại danh sách việc.",
    }
