"""What goes through the gateway beside GraphQL: persisted documents, caching, bodies that are none, CORS."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from api.app import LARGEST_BODY_IN_BYTES
from api.local.demo.office import DEMO_OFFICE_ID, demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from schema.persisted import documents, seconds_kept
from tests.artefact.gateway_events import GRAPHQL_RESPONSE, Answer, query_event, request_event
from tests.integration.handlers.gateway import Send, graphql_function

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


@pytest.fixture(scope="module")
def send(store_endpoint: str) -> Iterator[Send]:
    """One function and one ward for all tests here: they only ask."""
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures
    from api.storage.tables import Base, create_table

    if Base.exists():
        Base.delete_table()
    create_table()
    save_office(demo_office(group_of_sector=GROUP_OF_SECTOR))
    save_procedures(office_id=DEMO_OFFICE_ID, procedures=load_demo_procedures())
    with graphql_function() as function:
        yield function


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


def test_mutation_by_get_is_not_allowed(send: Send) -> None:
    for digest in ids(kind="mutation"):
        answer = by_get(send, digest)
        assert (answer.status, answer.headers["allow"]) == (405, "POST")
        assert refusal(answer) == ("BAD_REQUEST", "Thay đổi dữ liệu chỉ nhận qua POST.")


@pytest.mark.parametrize("document_id", ["sha256:" + 64 * "0", "sha256:", "md5:1", 64 * "0", ""])
def test_unknown_document_is_told_from_a_wrong_one(send: Send, document_id: str) -> None:
    answer = send(query_event(document_id=document_id, variables={}))
    assert answer.status == 400
    assert answer.headers["cache-control"] == "no-store"
    assert refusal(answer)[0] == "DOCUMENT_UNKNOWN"


@pytest.mark.parametrize(
    ("body", "status", "code", "vi", "en"),
    [
        (b'{"query": "{', 400, "BAD_REQUEST", "không phải JSON hợp lệ", "not valid JSON"),
        (b"", 400, "BAD_REQUEST", "không phải JSON hợp lệ", "not valid JSON"),
        (b"\xff\xfe{}", 400, "BAD_REQUEST", "không phải JSON hợp lệ", "not valid JSON"),
        ('{"query":"{__typename}"}'.encode("utf-16"), 400, "BAD_REQUEST", "JSON hợp lệ", "not valid JSON"),
        (b"[" * 20_000, 400, "BAD_REQUEST", "không phải JSON hợp lệ", "not valid JSON"),
        (
            rb'{"query": "query($s: String!) { offices(search: $s) { nodes { id } } }", '
            rb'"variables": {"s": "\ud800"}}',
            400,
            "BAD_REQUEST",
            "không phải JSON hợp lệ",
            "not valid JSON",
        ),
        (b'[{"query": "{ __typename }"}]', 400, "BAD_REQUEST", "không đúng dạng", "not a GraphQL request"),
        (b'"{ __typename }"', 400, "BAD_REQUEST", "không đúng dạng", "not a GraphQL request"),
        (
            b'{"query": "{ __typename }", "variables": [1]}',
            400,
            "BAD_REQUEST",
            "không đúng dạng",
            "not a GraphQL request",
        ),
        (
            b'{"query": "{ __typename }", "operationName": 1}',
            400,
            "BAD_REQUEST",
            "không đúng dạng",
            "not a GraphQL request",
        ),
        (b"{}", 400, "BAD_REQUEST", "thiếu 'query'", "neither 'query' nor"),
        (b'{"query": "  "}', 400, "BAD_REQUEST", "thiếu 'query'", "neither 'query' nor"),
        (b'{"documentId": 7}', 400, "DOCUMENT_UNKNOWN", "tải lại trang", "reload"),
        (
            b'{"query": "query A { __typename }", "operationName": "B"}',
            400,
            "BAD_REQUEST",
            "'operationName'",
            "'operationName'",
        ),
        (
            b'{"query": "query A { __typename } query B { __typename }"}',
            400,
            "BAD_REQUEST",
            "'operationName'",
            "'operationName'",
        ),
        (
            b'{"query": "subscription { board }"}',
            400,
            "BAD_REQUEST",
            "không có subscription",
            "no subscriptions",
        ),
        (b'{"query": "' + b" " * 1_000_000 + b'"}', 413, "BODY_TOO_LARGE", "65536 byte", "65536 bytes"),
    ],
    ids=[
        "half a body",
        "no body",
        "no text",
        "another encoding",
        "nested without end",
        "half a character",
        "a batch",
        "a string",
        "variables in a list",
        "operation named by a number",
        "nothing asked",
        "an empty query",
        "a document's id that is none",
        "an unknown operation",
        "two operations and no name",
        "a subscription",
        "a megabyte",
    ],
)
def test_body_that_is_no_request_is_answered_in_the_callers_language(
    send: Send, body: bytes, status: int, code: str, vi: str, en: str
) -> None:
    for language, words in (("vi-VN,vi;q=0.9,en;q=0.5", vi), ("en-GB,en;q=0.9", en)):
        answer = post(send, body, language=language)
        assert answer.status == status
        assert answer.headers["content-type"].startswith(GRAPHQL_RESPONSE)
        found_code, message = refusal(answer)
        assert found_code == code
        assert words in message


def test_body_just_within_the_limit_is_read(send: Send) -> None:
    body = b'{"query": "{ __typename }"}'
    padded = body + b" " * (LARGEST_BODY_IN_BYTES - len(body))
    assert post(send, padded).json() == {"data": {"__typename": "Query"}}
    assert post(send, padded + b" ").status == 413


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/graphql", "application/x-www-form-urlencoded"]
)
def test_body_of_another_type_is_not_read(send: Send, content_type: str) -> None:
    answer = post(send, b'{"query": "{ __typename }"}', **{"content-type": content_type})
    assert answer.status == 415
    assert refusal(answer) == ("BAD_REQUEST", "Chỉ nhận nội dung kiểu application/json.")


@pytest.mark.parametrize("content_type", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_is_read_however_its_type_is_written(send: Send, content_type: str) -> None:
    answer = post(send, b'{"query": "{ __typename }"}', **{"content-type": content_type})
    assert answer.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("variables", ["{", "[]", '"x"', r'{"code": "\udc00"}'])
def test_variables_in_an_address_must_be_an_object(send: Send, variables: str) -> None:
    query = urlencode({"query": "{ __typename }", "variables": variables})
    answer = send(request_event(method="GET", query=query, headers={"accept": GRAPHQL_RESPONSE}))
    assert (answer.status, refusal(answer)[0]) == (400, "BAD_REQUEST")


def test_person_who_opens_the_address_in_a_browser_is_led_to_the_explorer(send: Send) -> None:
    answer = send(request_event(method="GET", headers={"accept": "text/html,*/*"}))
    assert (answer.status, answer.headers["location"]) == (303, "/explorer")


def test_document_by_its_hash_is_answered_to_a_browser_too(send: Send) -> None:
    digest = next(digest for digest in ids(kind="query OfficeBoard("))
    query = urlencode({"documentId": f"sha256:{digest}", "variables": json.dumps(VARIABLES)})
    answer = send(request_event(method="GET", query=query, headers={"accept": "text/html,*/*"}))
    assert answer.json()["data"]["board"]["officeId"] == DEMO_OFFICE_ID


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(send: Send, method: str) -> None:
    assert send(request_event(method=method, headers=JSON_POST, body=b"{}")).status == 405
