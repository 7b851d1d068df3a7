"""Requests as API Gateway hands them to the function (HTTP API, payload 2.0), and its answers read back."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import uuid4

from tests.artefact.runtime_api import Event

PATH = "/graphql"
GRAPHQL_RESPONSE = "application/graphql-response+json"


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; `headers` has lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def query_event(*, document_id: str, variables: Mapping[str, object]) -> Event:
    """A persisted query by GET."""
    query = urlencode({"documentId": document_id, "variables": json.dumps(variables)})
    return _event("GET", query=query, headers={"accept": GRAPHQL_RESPONSE})


def operation_event(
    *, document: str, variables: Mapping[str, object], token: str | None = None, language: str = "vi"
) -> Event:
    """An operation by POST, with a clerk's token where there is one."""
    headers = {"accept": GRAPHQL_RESPONSE, "accept-language": language, "content-type": "application/json"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    body = json.dumps({"query": document, "variables": variables}, ensure_ascii=False)
    return _event("POST", headers=headers, body=body.encode())


def request_event(*, method: str, body: bytes = b"", query: str = "", headers: Mapping[str, str]) -> Event:
    """Any other request for the API's address."""
    return _event(method, query=query, headers=headers, body=body)


def read_answer(returned: Mapping[str, Any]) -> Answer:
    """What the gateway would send for the function's return value."""
    body = returned.get("body") or ""
    content = base64.b64decode(body) if returned.get("isBase64Encoded") else body.encode()
    headers = {name.lower(): value for name, value in (returned.get("headers") or {}).items()}
    return Answer(returned["statusCode"], headers, content)


def _event(method: str, *, headers: Mapping[str, str], query: str = "", body: bytes = b"") -> Event:
    route = f"{method} {PATH}"
    event: Event = {
        "version": "2.0",
        "routeKey": route,
        "rawPath": PATH,
        "rawQueryString": query,
        "headers": {
            **headers,
            "host": "api.den-luot.test",
            "content-length": str(len(body)),
            "x-forwarded-for": "203.0.113.7",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
        },
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "trial",
            "domainName": "api.den-luot.test",
            "domainPrefix": "api",
            "http": {
                "method": method,
                "path": PATH,
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7",
                "userAgent": "test",
            },
            "requestId": str(uuid4()),
            "routeKey": route,
            "stage": "$default",
            "time": "23/Nov/2026:01:30:00 +0000",
            "timeEpoch": 1_795_397_400_000,
        },
        "isBase64Encoded": False,
    }
    if query:
        event["queryStringParameters"] = dict(parse_qsl(query))
    if body:
        # The gateway hands on text of JSON requests and encodes what it cannot read as text.
        try:
            event["body"] = body.decode()
        except UnicodeDecodeError:
            event |= {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
    return event
