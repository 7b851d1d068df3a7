"""What goes through the gateway beside GraphQL: bodies that are none, wrong addresses, methods, CORS."""

import json
from urllib.parse import urlencode

import pytest

from api.app import LARGEST_BODY_IN_BYTES
from api.local.demo.office import DEMO_OFFICE_ID
from tests.artefact.gateway_events import GRAPHQL_RESPONSE, query_event, request_event
from tests.integration.handlers.asking import JSON_POST, VARIABLES, by_get, ids, post, refusal
from tests.integration.handlers.gateway import Send


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
