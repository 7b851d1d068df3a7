"""One's own office: a clerk sees and moves what is of her office and her counter, and nothing else."""

import pytest

from tests.integration.schema.received_dossier import COUNTER, Received
from tests.integration.ward import Ward

MUTATIONS = (
    *("closeCounter", "callNext", "recallTicket", "startService", "markNoShow", "finishService"),
    "undoLastAct",
)


@pytest.mark.parametrize("field", ["allowedSteps", "ticketCode", "work { isHere }"])
def test_field_of_the_office_alone_is_shown_to_nobody_else(
    ward: Ward, neighbour: str, received: Received, field: str
) -> None:
    query = f"query($c: ID!) {{ dossier(code: $c) {{ code {field} }} }}"
    shown = ward.ask(query, token=received.clerk, c=received.code)["dossier"]
    assert shown[field.split()[0]]
    for token, code in ((None, "UNAUTHENTICATED"), (ward.clerk(1, office=neighbour), "FORBIDDEN")):
        body = ward.post(query, token=token, c=received.code)
        (error,) = body["errors"]
        assert error["extensions"]["code"] == code
        assert received.ticket not in str(body)


def test_clerk_of_another_office_neither_sees_nor_moves_the_dossier(
    ward: Ward, neighbour: str, received: Received
) -> None:
    stranger = ward.clerk(9, office=neighbour)
    refused = ward.do("advanceDossier", token=stranger, dossier=received.code, to="APPRAISAL", version=1)
    assert refused["__typename"] == "DossierIsUnknown"
    for due in ("OVERDUE", "TODAY", "LATER"):
        query = f"{{ officeDossiers(due: {due}) {{ nodes {{ code }} }} }}"
        assert ward.ask(query, token=stranger)["officeDossiers"]["nodes"] == []
    desk = ward.ask(f"{{ desk(counter: {COUNTER}) {{ current {{ label }} clerkName }} }}", token=stranger)
    assert desk["desk"] == {"current": None, "clerkName": None}, "counter 3 of their own office"
    kept = ward.ask("query($c: ID!) { dossier(code: $c) { step version } }", c=received.code)["dossier"]
    assert kept == {"step": "RECEIVED", "version": 1}


def test_colleague_does_nothing_at_a_counter_she_has_not_opened(ward: Ward, received: Received) -> None:
    colleague = ward.clerk(8)
    for mutation in MUTATIONS:
        assert ward.do(mutation, token=colleague, counter=COUNTER)["__typename"] == "CounterIsNotYours"
    refused = ward.do("transferTicket", token=colleague, counter=COUNTER, group="land")
    assert refused["__typename"] == "CounterIsNotYours"
    refused = ward.do("receiveDossier", token=colleague, counter=COUNTER, documents=[])
    assert refused["__typename"] == "CounterIsNotYours"
    taken = ward.do("openCounter", "... on CounterIsTaken { clerkName }", token=colleague, counter=COUNTER)
    assert taken == {
        "__typename": "CounterIsTaken",
        "message": "Quầy này đang do Cán bộ Demo 3 mở. Mời chọn quầy khác.",
        "clerkName": "Cán bộ Demo 3",
    }


def test_token_of_yesterday_is_refused(ward: Ward, received: Received) -> None:
    ward.clock.move(hours=9)
    (error,) = ward.post("{ me { name } }", token=received.clerk)["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert error["message"] == "Phiên làm việc đã hết hạn hoặc không hợp lệ. Mời đăng nhập lại."
