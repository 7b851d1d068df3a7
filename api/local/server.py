"""The local server: takes the port and the data folder, starts the store, then serves the ward."""

import fcntl
import os
import secrets
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from api.local.demo.diary import Diary
from api.local.environment import enter_environment, store_environment
from api.local.issuer import AUDIENCE
from api.local.options import CannotStart, Options
from api.local.site import ISSUER_PATH
from api.local.store import LOOPBACK, EmbeddedStore, StoreDidNotStart

TABLE = "den-luot-local"
ONLY_THE_OWNER = 0o600
SECRET_BYTES = 32
GRACE_IN_SECONDS = 3
WAITING_CONNECTIONS = 128


def serve(options: Options) -> None:
    """Run until Ctrl-C or SIGTERM; raises `CannotStart`."""
    # Uvicorn hands on the signal that ended it; that must unwind the stack below, not cut it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with ExitStack() as stack:
        listening = stack.enter_context(_listening(options.port))
        if not (options.pages / "index.html").exists():
            raise CannotStart(f"{options.pages} holds no built site. `make run` builds it.")
        stack.enter_context(_only_server_of(options.data))
        diary = Diary(options.data / "demo" / "days.json")
        if diary.is_torn:
            shutil.rmtree(options.data / "store", ignore_errors=True)
            diary.forget()
        say("Starting the store …")
        try:
            store = stack.enter_context(EmbeddedStore(data_folder=options.data / "store"))
        except StoreDidNotStart as error:
            raise CannotStart(str(error)) from error
        enter_environment(
            environment=os.environ,  # noqa: TID251 - here the settings are made that api/settings.py reads
            values=store_environment(endpoint=store.endpoint, table=TABLE) | _settings(options),
        )
        # Not before: the storage models read the environment when they are imported.
        from api.local.ward import open_ward

        ward = open_ward(options, stack=stack, diary=diary, say=say)
        _Server(ward.site, links=ward.links).run(sockets=[listening])


def say(*lines: str) -> None:
    """Tell the person at the terminal, at once."""
    print(*lines, sep="\n", flush=True)


class _Server(uvicorn.Server):
    """Prints the links when it really answers."""

    def __init__(self, site: ASGIApp, *, links: list[str]) -> None:
        config = uvicorn.Config(
            site,
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_IN_SECONDS,
        )
        super().__init__(config)
        self._links = links

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        say("", *self._links, "")


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """The port, taken before anything else is started."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, port))
            listening.listen(WAITING_CONNECTIONS)
        except OSError as error:
            raise CannotStart(
                f"Port {port} is taken by another program. End that one, or choose another port: "
                f"make run PORT={port + 1}"
            ) from error
        yield listening


@contextmanager
def _only_server_of(data: Path) -> Iterator[None]:
    """Two servers on the same data would end each other's store."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "server.lock").open("w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotStart(
                f"A server is running on {data} already. End it, or give this one a folder of its own: "
                f"make run DATA={data}-2"
            ) from error
        yield


def _settings(options: Options) -> dict[str, str]:
    return {
        "DENLUOT_CODE_SECRET": _code_secret(options.data / "code-secret"),
        "DENLUOT_SITE_URL": options.site_url,
        "DENLUOT_STAFF_ISSUER": options.site_url + ISSUER_PATH,
        "DENLUOT_STAFF_AUDIENCE": AUDIENCE,
        "DENLUOT_STAFF_JWKS_URL": (options.data / "issuer" / "jwks.json").absolute().as_uri(),
    }


def _code_secret(path: Path) -> str:
    """This machine's own secret, made at the first start; a new one would orphan every code given out."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_THE_OWNER), "w") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
    return path.read_text(encoding="ascii")
