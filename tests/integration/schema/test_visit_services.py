"""Several services in one visit, as the API tells them to phone and desk."""

from typing import Any

from tests.integration.ward import BIRTH, Ward

COUNTER = 3
EXTRACT, RESIDENCE, UNKNOWN = "2.000635", "1.004222", "9.999999"
SERVICES = "services { state procedureCode group { letter } dossierCode }"
DESK = """desk { current { label services {
    isHere dueIfReceivedNow service { state procedureCode procedureName } } } line { label } }"""


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
