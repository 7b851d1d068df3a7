"""Requests that come again: the same key does the same thing once, and stands for one wish only."""

import uuid

from tests.integration.schema.received_dossier import Received
from tests.integration.ward import BIRTH, Ward

REUSED_VI = "Khóa chống trùng này đã dùng cho yêu cầu khác. Mời tạo khóa mới."
REUSED_EN = "This idempotency key was used for another request. Please make a new one."


def refused_as_reused(
    ward: Ward, mutation: str, wish: dict[str, object], *, token: str | None = None
) -> None:
    name = f"{mutation[0].upper()}{mutation[1:]}Input"
    query = f"mutation($input: {name}!) {{ {mutation}(input: $input) {{ __typename }} }}"
    for language, words in (("vi", REUSED_VI), ("en", REUSED_EN)):
        ward.language = language
        body = ward.post(query, token=token, input=wish)
        (error,) = body["errors"]
        assert body["data"] is None
        assert error["extensions"] == {"code": "IDEMPOTENCY_KEY_REUSED"}
        assert error["message"] == words


def test_booking_sent_again_is_the_same_booking(ward: Ward) -> None:
    key, slot = str(uuid.uuid4()), ward.free_slots(BIRTH)[0]
    codes = {ward.book(procedure=BIRTH, slot=slot["id"], key=key)["ticket"]["code"] for _ in range(3)}
    assert len(codes) == 1
    assert ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"] - 1


def test_key_of_one_new_time_does_not_serve_for_another(ward: Ward) -> None:
    first, second, third = ward.free_slots(BIRTH)[:3]
    ticket = ward.book(procedure=BIRTH, slot=first["id"])["ticket"]["code"]
    key = str(uuid.uuid4())
    moved = ward.do("rescheduleAppointment", ticket=ticket, slot=second["id"], key=key)
    assert moved["__typename"] == "AppointmentRescheduled"
    refused_as_reused(
        ward, "rescheduleAppointment", {"ticket": ticket, "slot": third["id"], "idempotencyKey": key}
    )
    kept = ward.ask("query($c: ID!) { ticket(code: $c) { appointmentAt } }", c=ticket)["ticket"]
    assert kept["appointmentAt"] == second["startsAt"]


def test_key_of_one_step_does_not_serve_for_the_next(ward: Ward, received: Received) -> None:
    key = str(uuid.uuid4())
    wish = {"dossier": received.code, "to": "APPRAISAL", "version": 1}
    for _ in range(2):
        moved = ward.do(
            "advanceDossier",
            "... on DossierAdvanced { dossier { step version } }",
            token=received.clerk,
            key=key,
            **wish,
        )
        assert moved["dossier"] == {"step": "APPRAISAL", "version": 2}
    refused_as_reused(
        ward, "advanceDossier", wish | {"note": "khác", "idempotencyKey": key}, token=received.clerk
    )


def test_dossier_moved_by_somebody_else_is_shown_as_it_now_is(ward: Ward, received: Received) -> None:
    colleague, wish = ward.clerk(8), {"dossier": received.code, "to": "APPRAISAL", "version": 1}
    ward.do("advanceDossier", token=colleague, **wish)
    late = ward.do(
        "advanceDossier", "... on DossierHasMoved { dossier { version } }", token=received.clerk, **wish
    )
    assert (late["__typename"], late["dossier"]) == ("DossierHasMoved", {"version": 2})


def test_step_that_cannot_follow_names_those_that_can(ward: Ward, received: Received) -> None:
    refused = ward.do(
        "advanceDossier",
        "... on StepIsNotAllowed { allowed }",
        token=received.clerk,
        dossier=received.code,
        to="RETURNED",
        version=1,
    )
    assert refused["__typename"] == "StepIsNotAllowed"
    assert "APPRAISAL" in refused["allowed"]
    assert "RETURNED" not in refused["allowed"]
