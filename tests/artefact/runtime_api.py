"""The Lambda Runtime API (2018-06-01) on loopback, and AWS's own Python client running an artefact on it."""

import json
import queue
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

INIT_TIMEOUT_IN_SECONDS = 60.0
INVOKE_TIMEOUT_IN_SECONDS = 30.0
NANOSECONDS = 1e9
FUNCTION_ARN = "arn:aws:lambda:ap-southeast-1:123456789012:function:den-luot-trial-graphql"
# What AWS's client consists of: the function sees these and its artefact, and no other installed package.
RUNTIME_CLIENT = ("awslambdaric", "runtime_client*.so", "snapshot_restore_py.py", "simplejson")

Event = dict[str, Any]


class FunctionFailed(Exception):
    """The function's process ended, raised during init, or reported an error for an event."""


class LambdaFunction:
    """One execution environment: `python -m awslambdaric HANDLER` over an unpacked artefact.

    `init_seconds` and `init_cpu_seconds` are the wall and processor time from the start of the process to its
    first request for an event: the interpreter, AWS's client, all imports and the module's own code. Modules
    in `beside` can be imported as well as the artefact's.
    """

    def __init__(
        self,
        *,
        tree: Path,
        handler: str,
        environment: Mapping[str, str],
        workplace: Path,
        beside: Sequence[Path] = (),
        python: str = sys.executable,
    ) -> None:
        self._tree = tree
        self._command = [python, "-S", "-m", "awslambdaric", handler]
        self._environment = {
            "AWS_DEFAULT_REGION": "ap-southeast-1",
            "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_LAMBDA_FUNCTION_NAME": "den-luot-trial-graphql",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_REGION": "ap-southeast-1",
            "LAMBDA_TASK_ROOT": str(tree),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": ":".join(map(str, (tree, _runtime_client(workplace), *beside))),
            # The function's host need not bring time zones: the artefact must.
            "PYTHONTZPATH": "",
            "TZ": ":UTC",
            **environment,
        }
        self._log = workplace / f"function-{uuid4()}.log"
        self._asked = threading.Event()
        self._events: queue.Queue[tuple[str, bytes] | None] = queue.Queue()
        self._results: queue.Queue[tuple[str, bytes]] = queue.Queue()
        self.init_seconds = 0.0
        self.init_cpu_seconds = 0.0

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), self._handler_class())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        address = f"127.0.0.1:{self._server.server_address[1]}"
        started = time.perf_counter()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._tree,
                env={**self._environment, "AWS_LAMBDA_RUNTIME_API": address},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while not self._asked.wait(0.002):
            if self._process.poll() is not None or time.perf_counter() - started > INIT_TIMEOUT_IN_SECONDS:
                self.__exit__(None, None, None)
                raise FunctionFailed(f"it did not come to ask for an event\n{self.log()}")
        self.init_seconds = time.perf_counter() - started
        self.init_cpu_seconds = self.cpu_seconds()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._events.put(None)
        self._server.shutdown()
        self._server.server_close()

    def invoke(self, event: Event) -> Any:
        """What the handler returns for one event; raises FunctionFailed with what it reported instead."""
        self._events.put((str(uuid4()), json.dumps(event).encode()))
        try:
            kind, body = self._results.get(timeout=INVOKE_TIMEOUT_IN_SECONDS)
        except queue.Empty:
            raise FunctionFailed(f"it did not answer\n{self.log()}") from None
        if kind == "error":
            raise FunctionFailed(body.decode())
        return json.loads(body)

    def cpu_seconds(self) -> float:
        """The processor time that all threads of the function have used so far."""
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / NANOSECONDS

    def log(self) -> str:
        """Everything the function printed."""
        return self._log.read_text(errors="replace")

    def _handler_class(self) -> type[BaseHTTPRequestHandler]:
        function = self

        class RuntimeApi(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Without these every answer waits some 40 ms for a delayed acknowledgement.
            wbufsize = -1
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                """…/runtime/invocation/next: waits for an event; …/restore/next: the snapshot was taken."""
                if self.path.endswith("/restore/next"):
                    self._answer(200, b"", {})
                    return
                function._asked.set()
                item = function._events.get()
                if item is None:
                    self.close_connection = True
                    return
                request_id, event = item
                deadline = int((time.time() + INVOKE_TIMEOUT_IN_SECONDS) * 1000)
                headers = {
                    "Content-Type": "application/json",
                    "Lambda-Runtime-Aws-Request-Id": request_id,
                    "Lambda-Runtime-Deadline-Ms": str(deadline),
                    "Lambda-Runtime-Invoked-Function-Arn": FUNCTION_ARN,
                }
                self._answer(200, event, headers)

            def do_POST(self) -> None:
                """…/invocation/ID/response, …/invocation/ID/error or …/init/error."""
                body = self._body()
                kind = self.path.rpartition("/")[2]
                if "/init/" in self.path:
                    # The process ends by itself after this; its log tells the rest.
                    with function._log.open("ab") as log:
                        log.write(body)
                else:
                    function._results.put((kind, body))
                self._answer(202, b"", {})

            def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def _body(self) -> bytes:
                if "Content-Length" in self.headers:
                    return self.rfile.read(int(self.headers["Content-Length"]))
                body = b""
                while size := int(self.rfile.readline(), 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            def log_message(self, *_: object) -> None:
                """Say nothing: the function's own log is what matters."""

        return RuntimeApi


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that ends with its killed process is no error."""


def _runtime_client(workplace: Path) -> Path:
    """A folder with AWS's runtime client alone, linked out of this Python environment."""
    folder = workplace / "runtime-client"
    folder.mkdir(exist_ok=True)
    for pattern in RUNTIME_CLIENT:
        (installed,) = Path(sysconfig.get_path("platlib")).glob(pattern)
        link = folder / installed.name
        if not link.exists():
            link.symlink_to(installed)
    return folder
