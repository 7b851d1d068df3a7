"""The local server as a process of its own, the way `make run` starts it."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from api.local.store import LOOPBACK, free_port

ROOT = Path(__file__).parents[1]
START_TIMEOUT_IN_SECONDS = 90.0
STOP_TIMEOUT_IN_SECONDS = 15.0


class LocalServer:
    """`python -m api.local` on a free port; a context manager that waits until it answers."""

    def __init__(
        self, *, data: Path, pages: Path, arguments: tuple[str, ...] = (), port: int | None = None
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self.output = data.with_name(f"{data.name}-{self.port}.log")
        self.process: subprocess.Popen[bytes] | None = None
        self._command = [sys.executable, "-m", "api.local", "--port", str(self.port)]
        self._command += ["--data", str(data), "--pages", str(pages), *arguments]

    def start(self) -> None:
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(self._command, cwd=ROOT, stdout=output, stderr=output)
        deadline = time.monotonic() + START_TIMEOUT_IN_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            if "is ready" in self.printed():
                return
            time.sleep(0.05)
        printed = self.printed()
        self.stop()
        raise AssertionError(f"the local server did not start:\n{printed}")

    def printed(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> int | None:
        """End it as Ctrl-C's kin does; returns its exit code."""
        if self.process is None:
            return None
        self.process.terminate()
        try:
            return self.process.wait(STOP_TIMEOUT_IN_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("the local server did not end when asked to") from None

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    def ask(self, query: str, *, token: str | None = None, **variables: object) -> Any:
        """POST a GraphQL document; returns the whole answer."""
        headers = {"content-type": "application/json"}
        if token:
            headers["authorization"] = f"Bearer {token}"
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.url}/graphql", data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def does_not_answer(url: str) -> bool:
    """Whether nothing listens there any more."""
    try:
        urllib.request.urlopen(url, timeout=2).close()
    except urllib.error.HTTPError:
        return False
    except OSError:
        return True
    return False
