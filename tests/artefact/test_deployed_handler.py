"""The deployed handler itself answers as HTTP asks of it, with text as text."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.local.demo.office import DEMO_OFFICE_ID
from tests.artefact.gateway_events import GRAPHQL_RESPONSE, operation_event, query_event, request_event
from tests.artefact.runtime_api import Event
from tests.artefact.ward import DEPLOYED_HANDLER, PackagedApi, packaged_api, persisted_id, seed_ward

pytestmark = pytest.mark.artefact

JSON_POST = {"accept": GRAPHQL_RESPONSE, "content-type": "application/json"}
OTHER_SITE = {"origin": "https://ward.example.vn"}


@pytest.fixture(scope="module")
def deployed(
    artefact_tree: Path, store_endpoint: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PackagedApi]:
    """One function for all tests here: they only ask."""
    from api.storage.tables import Base, create_table

    if Base.exists():
        Base.delete_table()
    create_table()
    seed_ward()
    with packaged_api(
        tree=artefact_tree,
        store_endpoint=store_endpoint,
        table=os.environ["DENLUOT_TABLE"],
        workplace=tmp_path_factory.mktemp("deployed"),
        handler=DEPLOYED_HANDLER,
    ) as api:
        yield api


def test_persisted_query_may_be_kept_by_caches(deployed: PackagedApi, artefact_tree: Path) -> None:
    event = query_event(
        document_id=persisted_id(artefact_tree, "OfficeBoard"), variables={"office": DEMO_OFFICE_ID}
    )
    answer = deployed.send(event)
    assert answer.status == 200
    assert answer.json()["data"]["board"]["officeId"] == DEMO_OFFICE_ID
    assert "s-maxage=" in answer.headers["cache-control"]


def test_answers_leave_the_function_as_text(deployed: PackagedApi) -> None:
    event = operation_event(document="{ offices { nodes { name } } }", variables={})
    returned = deployed.function.invoke(event)
    assert returned["isBase64Encoded"] is False
    assert returned["headers"]["content-type"].startswith(GRAPHQL_RESPONSE)
    assert "Phường Liên Chiểu" in returned["body"]


def test_what_concerns_one_person_is_never_kept(deployed: PackagedApi) -> None:
    event = operation_event(document='{ ticket(code: "K7QM9XWP3TRA") { state } }', variables={})
    answer = deployed.send(event)
    assert answer.json() == {"data": {"ticket": None}}
    assert "no-store" in answer.headers["cache-control"]


def test_schema_can_be_asked_for(deployed: PackagedApi) -> None:
    answer = deployed.send(operation_event(document="{ __schema { queryType { name } } }", variables={}))
    assert answer.json()["data"]["__schema"]["queryType"]["name"] == "Query"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ me { name } }", "UNAUTHENTICATED"),
        (
            'mutation { callNext(input: {counter: 1, idempotencyKey: "0123456789abcdef"}) { __typename } }',
            "UNAUTHENTICATED",
        ),
    ],
)
def test_staff_fields_want_a_token(deployed: PackagedApi, document: str, code: str) -> None:
    content = deployed.send(operation_event(document=document, variables={})).json()
    assert content["errors"][0]["extensions"]["code"] == code


def test_token_of_another_issuer_is_refused(deployed: PackagedApi) -> None:
    header, payload, signature = deployed.token.split(".")
    forged = ".".join([header, payload, signature[::-1]])
    content = deployed.send(operation_event(document="{ me { name } }", variables={}, token=forged)).json()
    assert content["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (request_event(method="POST", headers=JSON_POST, body=b"{"), 400),
        (request_event(method="POST", headers=JSON_POST, body=b"\xff\xfe"), 400),
        (request_event(method="POST", headers=JSON_POST, body=b'{"query": "{ nothing }"}'), 400),
        (request_event(method="GET", headers=JSON_POST, query="documentId=sha256:" + 64 * "0"), 400),
        (request_event(method="GET", headers=JSON_POST, query="query=mutation%7B__typename%7D"), 405),
        (
            request_event(method="POST", headers=JSON_POST, body=b'{"query": "' + b" " * 1_000_000 + b'"}'),
            413,
        ),
    ],
    ids=["half a body", "no text", "unknown field", "unknown document", "mutation by GET", "a megabyte"],
)
def test_wrong_request_is_refused_without_a_trace(deployed: PackagedApi, event: Event, status: int) -> None:
    answer = deployed.send(event)
    assert answer.status == status
    assert answer.json()["errors"][0]["message"]
    assert "Traceback" not in answer.body.decode()


def test_other_sites_may_ask(deployed: PackagedApi) -> None:
    preflight = request_event(
        method="OPTIONS",
        headers=OTHER_SITE
        | {
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    answer = deployed.send(preflight)
    assert answer.status in (200, 204)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert int(answer.headers["access-control-max-age"]) >= 600
