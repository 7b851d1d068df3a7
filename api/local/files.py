"""Files of the local host: a folder, reached by signed addresses that lapse, as S3's are."""

import base64
import hashlib
import hmac
import json
import os
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from api.adapters.files import CHECKSUM, disposition
from api.domain.files import (
    BEGINNING_IN_BYTES,
    DOWNLOAD_ADDRESS_HOLDS_FOR,
    UPLOAD_ADDRESS_HOLDS_FOR,
    FileAddress,
    FileFacts,
    FoundFile,
    UploadAddress,
)
from api.ports import Clock

FILES_PATH = "/files"
ONLY_THE_OWNER = 0o600
_KEY = re.compile(r"[A-Z0-9]{16,64}")


class AddressIsWrong(Exception):
    """The address was not made here, is for something else, or its time is over."""


class FolderFiles:
    """Each file as one of a folder, named by its key. `site_url` is where `file_routes` answers."""

    def __init__(self, folder: Path, *, site_url: str, secret: bytes, clock: Clock) -> None:
        self._folder = folder
        self._url = site_url + FILES_PATH
        self._secret = hmac.digest(secret, b"local-files", "sha256")
        self._clock = clock

    def upload_address(self, *, key: str, facts: FileFacts, now: datetime) -> UploadAddress:
        checksum = base64.b64encode(bytes.fromhex(facts.sha256)).decode()
        headers = {"content-type": facts.kind.media_type, CHECKSUM: checksum}
        expires_at = now + UPLOAD_ADDRESS_HOLDS_FOR
        url = self._sign("PUT", key, expires_at, {"headers": headers, "size": facts.size})
        return UploadAddress(url=url, headers=tuple(headers.items()), expires_at=expires_at)

    def download_address(self, *, key: str, facts: FileFacts, now: datetime) -> FileAddress:
        expires_at = now + DOWNLOAD_ADDRESS_HOLDS_FOR
        said = {"disposition": disposition(facts.name), "type": facts.kind.media_type}
        return FileAddress(url=self._sign("GET", key, expires_at, said), expires_at=expires_at)

    def look(self, key: str) -> FoundFile | None:
        try:
            content = self.path(key).read_bytes()
        except FileNotFoundError:
            return None
        return FoundFile(
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            beginning=content[:BEGINNING_IN_BYTES],
        )

    def remove(self, key: str) -> None:
        self.path(key).unlink(missing_ok=True)

    def keep(self, key: str, content: bytes) -> None:
        """Write the file; it is there whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.path(key).with_suffix(f".{os.urandom(4).hex()}.part")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT, ONLY_THE_OWNER), "wb") as file:
            file.write(content)
        unfinished.replace(self.path(key))

    def path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise AddressIsWrong
        return self._folder / key

    def allowed(self, method: str, key: str, ticket: str) -> Mapping[str, Any]:
        """What the address that carries `ticket` allows. Raises `AddressIsWrong`."""
        claims, _, signature = ticket.partition(".")
        if not hmac.compare_digest(self._signature(claims).encode(), signature.encode()):
            raise AddressIsWrong
        said: dict[str, Any] = json.loads(base64.urlsafe_b64decode(claims))
        if (said["method"], said["key"]) != (method, key):
            raise AddressIsWrong
        if datetime.fromisoformat(said["until"]) <= self._clock.now():
            raise AddressIsWrong
        return said

    def _sign(self, method: str, key: str, until: datetime, said: Mapping[str, Any]) -> str:
        whole = {"method": method, "key": key, "until": until.isoformat(), **said}
        claims = base64.urlsafe_b64encode(json.dumps(whole).encode()).decode()
        return f"{self._url}/{key}?ticket={claims}.{self._signature(claims)}"

    def _signature(self, claims: str) -> str:
        return hmac.new(self._secret, claims.encode(), hashlib.sha256).hexdigest()


def file_routes(files: FolderFiles) -> list[Route]:
    """What answers at the addresses: one file sent, one file fetched."""

    async def send(request: Request) -> Response:
        key = request.path_params["key"]
        said = files.allowed("PUT", key, request.query_params.get("ticket", ""))
        headers: Mapping[str, str] = said["headers"]
        if any(request.headers.get(name) != value for name, value in headers.items()):
            return PlainTextResponse("The signed headers are missing.\n", 403)
        content = b""
        async for part in request.stream():
            content += part
            if len(content) > said["size"]:
                return PlainTextResponse("This is more than was announced.\n", 403)
        checksum = base64.b64encode(hashlib.sha256(content).digest()).decode()
        if checksum != headers[CHECKSUM]:
            return PlainTextResponse("The checksum does not fit what came.\n", 400)
        await run_in_threadpool(files.keep, key, content)
        return Response(status_code=200)

    async def fetch(request: Request) -> Response:
        key = request.path_params["key"]
        said = files.allowed("GET", key, request.query_params.get("ticket", ""))
        path = files.path(key)
        if not path.exists():
            return PlainTextResponse("There is no such file.\n", 404)
        headers = {"content-disposition": said["disposition"], "cache-control": "private, no-store"}
        return FileResponse(path, media_type=said["type"], headers=headers)

    async def answer(request: Request) -> Response:
        try:
            return await (send(request) if request.method == "PUT" else fetch(request))
        except AddressIsWrong:
            return PlainTextResponse("This address is wrong, or its time is over.\n", 403)

    return [Route("/{key}", answer, methods=["GET", "PUT"])]
