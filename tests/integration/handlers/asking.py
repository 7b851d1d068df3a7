"""How the tests ask through the gateway: persisted documents by GET, bodies by POST."""

from api.local.demo.office import DEMO_OFFICE_ID
from schema.persisted import documents
from tests.artefact.gateway_events import GRAPHQL_RESPONSE, Answer, query_event, request_event
from tests.integration.handlers.gateway import Send

JSON_POST = {"accept": GRAPHQL_RESPONSE, "content-type": "application/json"}
UNKNOWN_TICKET = "K7QM9XWP3TRA"
VARIABLES = {
    "places": 1,
    "office": DEMO_OFFICE_ID,
    "procedure": "1.001193",
    "code": UNKNOWN_TICKET,
    "search": "",
    "mostUsed": False,
    "first": 5,
    "counter": 1,
    "due": "LATER",
    "displayKey": "not the key",
    "phoneLast4": "0000",
}


def ids(*, kind: str) -> list[str]:
    return sorted(digest for digest, text in documents().items() if text.startswith(kind))


def variables_of(text: str) -> dict[str, object]:
    head = text.split("{", 1)[0]
    codes = {"code": "1.001193"} if text.startswith("query StaffProcedure") else {}
    return {name: value for name, value in (VARIABLES | codes).items() if f"${name}:" in head}


def by_get(send: Send, digest: str) -> Answer:
    return send(query_event(document_id=f"sha256:{digest}", variables=variables_of(documents()[digest])))


def post(send: Send, body: bytes, *, language: str = "vi", **headers: str) -> Answer:
    return send(
        request_event(method="POST", headers=JSON_POST | {"accept-language": language} | headers, body=body)
    )


def refusal(answer: Answer) -> tuple[str, str]:
    (error,) = answer.json()["errors"]
    assert set(answer.json()) == {"errors"}
    return error["extensions"]["code"], error["message"]
