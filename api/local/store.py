"""The embedded store: starts and stops one DynamoDB-compatible `roto-server` on this machine's loopback."""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from contextlib import suppress
from pathlib import Path
from secrets import randbelow
from types import TracebackType
from typing import IO, Self

START_TIMEOUT_IN_SECONDS = 15.0
STOP_TIMEOUT_IN_SECONDS = 5.0
POLL_INTERVAL_IN_SECONDS = 0.02
LOOPBACK = "127.0.0.1"
# Below the kernel's ephemeral range (32768 and up), so that no outgoing connection takes the port between
# choosing it and binding it.
FIRST_PORT, LAST_PORT = 20_000, 32_000


class StoreDidNotStart(RuntimeError):
    """The embedded store ended or stayed silent instead of answering."""


def free_port() -> int:
    """A loopback port that nobody listens on right now, outside the ephemeral range."""
    while True:
        port = FIRST_PORT + randbelow(LAST_PORT - FIRST_PORT)
        with socket.socket() as candidate, suppress(OSError):
            candidate.bind((LOOPBACK, port))
            return port


class EmbeddedStore:
    """One `roto-server` process: in `data_folder`, surviving `kill -9`, or without one wholly in memory.

    Use as a context manager, or call `start` and `stop`. A store left behind by a killed server still
    holds its lock on the folder: it is ended before the new one opens the same files.
    """

    def __init__(self, *, data_folder: Path | None = None, port: int | None = None) -> None:
        self.port = port or free_port()
        self._data_folder = data_folder
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    @property
    def endpoint(self) -> str:
        """The address for `AWS_ENDPOINT_URL`."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def pid(self) -> int | None:
        """The process id of the running store; None when it is not running."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start the process and wait until it answers; raises `StoreDidNotStart`."""
        if _answers(self.port):
            # Its answers would pass for the new store's own.
            raise StoreDidNotStart(f"Port {self.port} is taken by another program.")
        command = [_program(), "--host", LOOPBACK, "--port", str(self.port)]
        log: IO[bytes] | None = None
        if self._data_folder is None:
            command += ["--ephemeral"]
        else:
            self._data_folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock_folder(self._data_folder)
            command += ["--durable", "--data-dir", str(self._data_folder)]
            log = (self._data_folder / "store.log").open("wb")
        try:
            # A session of its own: Ctrl-C reaches the server only, which stops the store when it is done.
            self._process = subprocess.Popen(
                command,
                stdout=log or subprocess.DEVNULL,
                stderr=log or subprocess.DEVNULL,
                pass_fds=[self._lock.fileno()] if self._lock else [],
                start_new_session=True,
            )
        finally:
            if log:
                log.close()
        if self._lock:
            self._lock.truncate(0)
            self._lock.write(str(self._process.pid))
            self._lock.flush()
        self._wait_until_it_answers(self._process)

    def stop(self) -> None:
        """End the process in an orderly way; harmless when it is not running."""
        if self._process:
            _end(self._process)
            self._process = None
        if self._lock:
            self._lock.close()
            self._lock = None

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_TIMEOUT_IN_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            if _answers(self.port):
                return
            time.sleep(POLL_INTERVAL_IN_SECONDS)
        code = process.poll()
        self.stop()
        where = f"; see {self._data_folder / 'store.log'}" if self._data_folder else ""
        happened = "gave no answer" if code is None else f"ended with code {code}"
        raise StoreDidNotStart(f"The embedded store on {self.endpoint} {happened}{where}.")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _program() -> str:
    """The server's path: beside the running interpreter, where the package put it."""
    program = Path(sysconfig.get_path("scripts")) / "roto-server"
    if not program.exists():
        raise StoreDidNotStart(f"{program} is missing: run `make` again (interpreter {sys.executable}).")
    return str(program)


def _answers(port: int) -> bool:
    """Whether an HTTP server answers there, with whatever status."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=1)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _lock_folder(folder: Path) -> IO[str]:
    """The folder's lock file, locked; the store inherits it and so holds the lock for as long as it lives."""
    lock = (folder / "store.lock").open("a+", encoding="ascii")
    deadline = time.monotonic() + STOP_TIMEOUT_IN_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Whoever holds the lock is the store whose id stands in it: its server was killed.
            lock.seek(0)
            left_behind = lock.read().strip()
            if left_behind:
                with suppress(ProcessLookupError):
                    os.kill(int(left_behind), signal.SIGTERM)
        else:
            return lock
        if time.monotonic() > deadline:
            lock.close()
            raise StoreDidNotStart(f"Another program is using {folder}; end process {left_behind} first.")
        time.sleep(POLL_INTERVAL_IN_SECONDS)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_IN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
