"""Dossiers that were sent in through the public schema: who may register and receive, and what is told."""

from typing import Any

import pytest

from tests.integration.ward import Ward

RESIDENCE = "1.004222"  # Đăng ký thường trú
PORTAL = "000.00.17.H17-261123-0009"
DOSSIER = "dossier { code receivedAt dueAt isReceived answerBy status { code } }"


def registered(ward: Ward, *, token: str | None = None, lacks: bool = False, **more: Any) -> dict[str, Any]:
    return ward.do(
        "registerDossier",
        f"... on DossierRegistered {{ {DOSSIER} }} ... on DossierAlreadyRegistered {{ dossier {{ code }} }}"
        "... on InputIsInvalid { field }",
        token=token or ward.clerk(3),
        **{
            "procedure": RESIDENCE,
            "channel": "ONLINE",
            "name": "Trần Thị Minh Demo",
            "phone": "0905123456",
            "documents": [{"name": "Tờ khai", "state": "MISSING" if lacks else "COPY"}],
            **more,
        },
    )


def received(ward: Ward, code: str, *, token: str | None = None, **more: Any) -> dict[str, Any]:
    return ward.do(
        "receiveRegistered",
        f"... on DossierReceived {{ {DOSSIER} receipt {{ dueAt clerkName url }} }}",
        token=token or ward.clerk(4),
        **{"dossier": code, "version": 1, "documents": [], **more},
    )


def work(ward: Ward, code: str, fields: str) -> dict[str, Any]:
    query = f"query($code: ID!) {{ dossier(code: $code) {{ work {{ {fields} }} }} }}"
    found: dict[str, Any] = ward.ask(query, token=ward.clerk(3), code=code)["dossier"]["work"]
    return found


def test_what_was_sent_in_is_followed_from_its_first_state_on(ward: Ward) -> None:
    known = registered(ward, portalCode=PORTAL, submittedAt="2026-11-23T07:30:00+07:00")["dossier"]
    assert known["answerBy"] == "2026-11-25T00:30:00+00:00"
    assert work(ward, known["code"], "minutesToAnswer") == {"minutesToAnswer": 7 * 60}
    assert (known["status"]["code"], known["isReceived"], known["dueAt"]) == (1, False, None)
    query = "query($code: ID!) { dossier(code: $code) { stepTitle { vi en } path { step state } } }"
    public = ward.ask(query, code=known["code"])["dossier"]
    assert public["stepTitle"] == {"vi": "Chờ tiếp nhận", "en": "Waiting to be received"}
    assert public["path"][:2] == [
        {"step": "REGISTERED", "state": "NOW"},
        {"step": "RECEIVED", "state": "TO_COME"},
    ]
    seen = work(
        ward,
        known["code"],
        "acts choices { step receives } intake { channel submission { at portalCode } }"
        'effectOf(to: "RECEIVED") { dueAfter papers }',
    )
    assert "RECEIVE" in seen["acts"]
    assert [each["step"] for each in seen["choices"] if each["receives"]] == ["RECEIVED"]
    assert seen["intake"] == {
        "channel": "ONLINE",
        "submission": {"at": "2026-11-23T00:30:00+00:00", "portalCode": PORTAL},
    }
    done = received(ward, known["code"])
    assert done["dossier"]["dueAt"] == done["receipt"]["dueAt"] == seen["effectOf"]["dueAfter"]
    assert seen["effectOf"]["papers"] == ["01"]
    assert (done["dossier"]["isReceived"], done["dossier"]["answerBy"]) == (True, None)
    assert done["receipt"]["clerkName"] == "Cán bộ Demo 4"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Mã hồ sơ trên cổng này đã được ghi thành hồ sơ"),
        ("en", "This code of the portal is registered already, as dossier"),
    ],
)
def test_refusals_say_what_is_wrong_in_words(ward: Ward, language: str, said: str) -> None:
    ward.language = language
    first = registered(ward, portalCode=PORTAL)
    again = registered(ward, portalCode=PORTAL.lower())
    assert again["__typename"] == "DossierAlreadyRegistered"
    assert again["dossier"]["code"] == first["dossier"]["code"]
    assert again["message"] == f"{said} {first['dossier']['code']}."
    for wrong, field in (
        ({"channel": "IN_PERSON"}, "channel"),
        ({"portalCode": "A B"}, "portalCode"),
        ({"submittedAt": "2026-11-24T09:00:00+07:00"}, "submittedAt"),
        ({"phone": "1"}, "phone"),
    ):
        refused = registered(ward, **wrong)
        assert (refused["__typename"], refused["field"]) == ("InputIsInvalid", field)
    assert registered(ward, procedure="9.999999")["__typename"] == "ProcedureIsUnknown"


def test_another_offices_clerk_neither_sees_nor_receives_it(ward: Ward, neighbour: str) -> None:
    code = registered(ward)["dossier"]["code"]
    stranger = ward.clerk(3, office=neighbour)
    assert received(ward, code, token=stranger)["__typename"] == "DossierIsUnknown"
    query = "query($code: ID!) { dossier(code: $code) { work { isHere } } }"
    assert ward.post(query, token=stranger, code=code)["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert ward.post(query, code=code)["errors"]


def test_nobody_registers_without_a_token(ward: Ward) -> None:
    body = ward.post(
        "mutation($i: RegisterDossierInput!) { registerDossier(input: $i) { __typename } }",
        i={
            "procedure": RESIDENCE,
            "channel": "ONLINE",
            "name": "Trần Thị Minh Demo",
            "phone": "0905123456",
            "documents": [],
            "idempotencyKey": "nobody-registers-this",
        },
    )
    assert body["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
