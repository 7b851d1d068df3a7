"""The function that shows boards, under Lambda's runtime: it answers those who watch, and nobody else."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from api.local.demo.office import DEMO_OFFICE_ID
from tests.artefact.gateway_events import (
    GRAPHQL_RESPONSE,
    operation_event,
    query_event,
    read_answer,
    request_event,
)
from tests.artefact.runtime_api import Event, LambdaFunction
from tests.artefact.ward import persisted_id, seed_ward

pytestmark = pytest.mark.artefact


@pytest.fixture(scope="module")
def watching(
    artefact_tree: Path, store_endpoint: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LambdaFunction]:
    from api.storage.tables import Base, create_table

    if Base.exists():
        Base.delete_table()
    create_table()
    seed_ward()
    workplace = tmp_path_factory.mktemp("watching")
    with LambdaFunction(
        tree=artefact_tree,
        handler="api.handlers.watching.handler",
        # As deployed: no secret, no issuer.
        environment={
            "AWS_ENDPOINT_URL": store_endpoint,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "DENLUOT_TABLE": os.environ["DENLUOT_TABLE"],
        },
        workplace=workplace,
    ) as function:
        yield function


def asking(tree: Path, **headers: str) -> Event:
    """The question of a page that watches the demo ward's hall, with these headers besides."""
    variables = json.dumps({"office": DEMO_OFFICE_ID})
    query = urlencode({"documentId": persisted_id(tree, "OfficeBoard"), "variables": variables})
    return request_event(method="GET", query=query, headers={"accept": GRAPHQL_RESPONSE, **headers})


def test_board_is_shown_to_any_site_and_compressed_for_who_reads_that(
    watching: LambdaFunction, artefact_tree: Path
) -> None:
    plain = read_answer(watching.invoke(asking(artefact_tree)))
    assert plain.json()["data"]["board"]["officeId"] == DEMO_OFFICE_ID
    assert plain.headers["access-control-allow-origin"] == "*"
    packed = read_answer(watching.invoke(asking(artefact_tree, **{"accept-encoding": "gzip, br"})))
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 2
    board = json.loads(gzip.decompress(packed.body))["data"]["board"]
    assert board["counters"] == plain.json()["data"]["board"]["counters"]


def test_unchanged_board_is_confirmed_without_being_sent(
    watching: LambdaFunction, artefact_tree: Path
) -> None:
    # The tag changes with the minute: within it, the second answer is the same.
    for _ in range(3):
        tag = read_answer(watching.invoke(asking(artefact_tree))).headers["etag"]
        again = read_answer(watching.invoke(asking(artefact_tree, **{"if-none-match": tag})))
        if again.status == 304:
            break
    assert (again.status, again.body) == (304, b"")


def test_nothing_else_is_answered(watching: LambdaFunction, artefact_tree: Path) -> None:
    about_a_person = operation_event(document='{ ticket(code: "K7QM9XWP3TRA") { state } }', variables={})
    own_words = request_event(
        method="GET",
        headers={"accept": GRAPHQL_RESPONSE},
        query=urlencode({"query": f'{{ board(office: "{DEMO_OFFICE_ID}") {{ asOf }} }}'}),
    )
    other_document = query_event(
        document_id=persisted_id(artefact_tree, "FreeSlots"), variables={"office": DEMO_OFFICE_ID}
    )
    for event in (about_a_person, own_words, other_document):
        answer = read_answer(watching.invoke(event))
        assert answer.status == 404
        assert answer.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_UNKNOWN"
