"""Which answers a cache may keep, and how one is confirmed that the caller has."""

import json
from urllib.parse import urlencode

from api.local.demo.office import DEMO_OFFICE_ID
from schema.persisted import documents, seconds_kept
from tests.artefact.gateway_events import GRAPHQL_RESPONSE, Answer, query_event, request_event
from tests.integration.handlers.asking import by_get, ids, post, variables_of
from tests.integration.handlers.gateway import Send


def test_public_documents_come_by_get_and_are_kept_for_seconds(send: Send) -> None:
    public = [digest for digest in ids(kind="query") if seconds_kept(documents()[digest]) is not None]
    assert len(public) >= 8
    for digest in public:
        answer = by_get(send, digest)
        assert answer.status == 200, answer.body
        assert "errors" not in answer.json(), answer.body
        kept = seconds_kept(documents()[digest])
        assert answer.headers["cache-control"] == f"public, max-age=0, s-maxage={kept}"


def test_kept_answers_may_be_read_by_pages_of_other_sites(send: Send) -> None:
    # A cache may have the answer from a request without an Origin header, and give it to one with.
    (digest,) = [digest for digest, text in documents().items() if text.startswith("query WidgetSlots(")]
    assert by_get(send, digest).headers["access-control-allow-origin"] == "*"


def ask_again(send: Send, digest: str, *, tag: str, **more: object) -> Answer:
    query = urlencode(
        {"documentId": f"sha256:{digest}", "variables": json.dumps(variables_of(documents()[digest]) | more)}
    )
    headers = {"accept": GRAPHQL_RESPONSE, "if-none-match": tag}
    return send(request_event(method="GET", query=query, headers=headers))


def test_answer_the_caller_has_already_is_confirmed_without_a_body(send: Send) -> None:
    # The tag of an unchanged hall lasts as long as its minute, which may just end.
    for _ in range(3):
        (digest,) = ids(kind="query OfficeBoard(")
        first = by_get(send, digest)
        again = ask_again(send, digest, tag=first.headers["etag"])
        if again.status == 304:
            break
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["access-control-allow-origin"] == "*"
    # A cache takes over the headers of a confirmation: they must be those of the answer.
    assert again.headers["content-type"] == first.headers["content-type"]


def test_every_kept_answer_has_a_tag_and_no_other_has(send: Send) -> None:
    for digest in ids(kind="query"):
        kept = seconds_kept(documents()[digest]) is not None
        assert ("etag" in by_get(send, digest).headers) is kept


def test_answer_to_another_question_is_not_confirmed(send: Send) -> None:
    (digest,) = ids(kind="query OfficeBoard(")
    tag = by_get(send, digest).headers["etag"]
    other = ask_again(send, digest, tag=tag, office="khong-co")
    assert (other.status, other.json()) == (200, {"data": {"board": None}})


def test_private_documents_are_never_kept_even_when_sent_by_get(send: Send) -> None:
    private = [digest for digest in ids(kind="query") if seconds_kept(documents()[digest]) is None]
    names = {documents()[digest].split("(")[0].split("{")[0].split()[1] for digest in private}
    assert {"MyTicket", "MyDossier", "MyDetails", "StaffDesk", "HallBoardCode"} <= names
    for digest in private:
        assert by_get(send, digest).headers["cache-control"] == "no-store"


def test_public_document_sent_by_post_is_not_kept(send: Send) -> None:
    digest = next(digest for digest in ids(kind="query Offices("))
    body = {"documentId": f"sha256:{digest}", "variables": {"search": ""}}
    answer = post(send, json.dumps(body).encode())
    assert answer.json()["data"]["offices"]["nodes"]
    assert answer.headers["cache-control"] == "no-store"


def test_public_query_that_was_not_persisted_is_not_kept(send: Send) -> None:
    query = urlencode({"query": "{ offices { nodes { id } } }"})
    answer = send(request_event(method="GET", query=query, headers={"accept": GRAPHQL_RESPONSE}))
    assert answer.json()["data"]["offices"]["nodes"] == [{"id": DEMO_OFFICE_ID}]
    assert answer.headers["cache-control"] == "no-store"


def test_answer_with_an_error_is_not_kept(send: Send) -> None:
    digest = next(digest for digest in ids(kind="query ProcedureList("))
    variables = variables_of(documents()[digest]) | {"first": 101}
    answer = send(query_event(document_id=f"sha256:{digest}", variables=variables))
    assert "'first'" in answer.json()["errors"][0]["message"]
    assert answer.headers["cache-control"] == "no-store"
