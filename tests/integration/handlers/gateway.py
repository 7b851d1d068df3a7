"""The function as the gateway sees it: events in, answers out; and a gateway on loopback before it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.artefact.gateway_events import PATH, Answer, read_answer, request_event
from tests.artefact.runtime_api import Event

Send = Callable[[Event], Answer]


@contextmanager
def graphql_function() -> Iterator[Send]:
    """The handler in one execution environment: a thread that takes one event at a time."""
    from api.handlers.graphql import handler

    with ThreadPoolExecutor(max_workers=1, initializer=_give_thread_a_loop) as environment:
        yield lambda event: read_answer(environment.submit(handler, event, None).result())


@contextmanager
def gateway(send: Send) -> Iterator[str]:
    """The address on loopback under which the function answers to HTTP."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            answer = send(
                request_event(
                    method=self.command,
                    body=self.rfile.read(length),
                    query=urlsplit(self.path).query,
                    headers={name.lower(): value for name, value in self.headers.items()},
                )
            )
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                if name != "content-length":
                    self.send_header(name, value)
            self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST = answer  # noqa: N815 -- the base class's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{PATH}"
    finally:
        server.shutdown()
        server.server_close()
        serving.join(timeout=5)


def _give_thread_a_loop() -> None:
    # Mangum asks for the thread's event loop; only a main thread, such as the function's, has one by itself.
    asyncio.set_event_loop(asyncio.new_event_loop())
