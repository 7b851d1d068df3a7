"""A loopback proxy before a DynamoDB-compatible store: it notes every operation and what AWS would charge."""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tests.load.request_units import Item, read_units, write_units

KEYS = ("pk", "sk")
CONTENT_TYPE = "application/x-amz-json-1.0"
# A store on loopback takes any signature but wants one.
SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20261123/ap-southeast-1/dynamodb/aws4_request, Signature=0"
# Expressions that choose among what was read: what was read is what costs.
AFTER_READING = ("FilterExpression", "ProjectionExpression", "Select")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation that the store was asked for, with its HTTP status and its request units."""

    name: str
    status: int
    read_units: float = 0
    write_units: int = 0


@dataclass
class RecordedStore:
    """The proxy's address, and the operations that passed since `operations` was last cleared."""

    endpoint: str
    operations: list[Operation] = field(default_factory=list)


@contextmanager
def recorded(store_endpoint: str) -> Iterator[RecordedStore]:
    """Run the proxy before the store at `store_endpoint`."""
    store = urlsplit(store_endpoint)
    record = RecordedStore("")

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            name = self.headers["X-Amz-Target"].rpartition(".")[2]
            operation, answer = _measured(store, name, json.loads(body))
            record.operations.append(operation)
            self.send_response(operation.status)
            self.send_header("Content-Type", CONTENT_TYPE)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """The record is the log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    record.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield record
    finally:
        server.shutdown()
        server.server_close()


def _measured(store: SplitResult, name: str, request: Mapping[str, Any]) -> tuple[Operation, bytes]:
    """Carry out one operation, looking at the items it reads or changes."""
    consistent = bool(request.get("ConsistentRead"))
    match name:
        case "PutItem" | "UpdateItem" | "DeleteItem":
            writes = [request]
        case "TransactWriteItems":
            writes = [part for action in request["TransactItems"] for part in action.values()]
        case _:
            writes = []
    before = [_stored(store, write) for write in writes]
    status, answer = _ask(store, name, request)
    after = [_stored(store, write) for write in writes]
    units = sum(
        write_units(before=old, after=new, in_transaction=name == "TransactWriteItems")
        for old, new in zip(before, after, strict=True)
    )
    content = json.loads(answer or b"{}")
    read = 0.0
    if name == "GetItem":
        read = read_units([content["Item"]] if "Item" in content else [], consistent=consistent)
    elif name == "Query":
        whole = {key: value for key, value in request.items() if key not in AFTER_READING}
        read = read_units(
            json.loads(_ask(store, name, _without_unused_names(whole))[1])["Items"], consistent=consistent
        )
    elif name == "BatchGetItem":
        for table, asked in request["RequestItems"].items():
            for key in asked["Keys"]:
                item = _stored(store, {"TableName": table, "Key": key})
                read += read_units([item] if item else [], consistent=bool(asked.get("ConsistentRead")))
    return Operation(name, status, read, units), answer


def _without_unused_names(query: dict[str, Any]) -> dict[str, Any]:
    """The query with only the placeholders that its key condition names: the store refuses others."""
    for kind in ("ExpressionAttributeNames", "ExpressionAttributeValues"):
        named = {
            key: value for key, value in query.get(kind, {}).items() if key in query["KeyConditionExpression"]
        }
        query.pop(kind, None)
        if named:
            query[kind] = named
    return query


def _stored(store: SplitResult, write: Mapping[str, Any]) -> Item | None:
    key = write.get("Key") or {name: write["Item"][name] for name in KEYS}
    request = {"TableName": write["TableName"], "Key": key, "ConsistentRead": True}
    item: Item | None = json.loads(_ask(store, "GetItem", request)[1]).get("Item")
    return item


def _ask(store: SplitResult, name: str, request: Mapping[str, Any]) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(store.hostname or "", store.port, timeout=10)
    headers = {
        "Authorization": SIGNATURE,
        "Content-Type": CONTENT_TYPE,
        "X-Amz-Target": f"DynamoDB_20120810.{name}",
    }
    try:
        connection.request("POST", "/", json.dumps(request), headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()
