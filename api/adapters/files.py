"""Files in a private bucket of Amazon S3: signed addresses lead past the function."""

import base64
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import quote

import botocore.session  # type: ignore[import-untyped]
from botocore.auth import S3SigV4QueryAuth  # type: ignore[import-untyped]
from botocore.awsrequest import AWSRequest  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]
from botocore.httpsession import URLLib3Session  # type: ignore[import-untyped]

from api.domain.files import (
    BEGINNING_IN_BYTES,
    DOWNLOAD_ADDRESS_HOLDS_FOR,
    UPLOAD_ADDRESS_HOLDS_FOR,
    FileAddress,
    FileFacts,
    FoundFile,
    UploadAddress,
)
from api.ports import FilesAreAway

CONNECT_TIMEOUT_IN_SECONDS = 2
READ_TIMEOUT_IN_SECONDS = 3
MOST_TRIES = 2
OWN_ADDRESS_HOLDS_FOR = timedelta(minutes=1)
CHECKSUM = "x-amz-checksum-sha256"
OK, NO_CONTENT, PARTIAL, NOT_FOUND = 200, 204, 206, 404
SERVER_ERRORS = 500


class FilesAreRefused(Exception):
    """The bucket refuses what the function asks: its role or its settings are wrong."""


class S3Files:
    """The bucket in the function's own region.

    Signed by botocore's signer without its S3 client: a model of S3 would have to be shipped and read, of
    which four kinds of requests need nothing. S3 holds what is sent against the checksum in a signed header.
    """

    def __init__(self, *, bucket: str) -> None:
        self._bucket = bucket

    def upload_address(self, *, key: str, facts: FileFacts, now: datetime) -> UploadAddress:
        headers = {"content-type": facts.kind.media_type, CHECKSUM: _in_base64(facts.sha256)}
        # The browser sends the length by itself and lets no page name it.
        signed = {**headers, "content-length": str(facts.size)}
        return UploadAddress(
            url=self.sign("PUT", key, holds_for=UPLOAD_ADDRESS_HOLDS_FOR, headers=signed),
            headers=tuple(headers.items()),
            expires_at=now + UPLOAD_ADDRESS_HOLDS_FOR,
        )

    def download_address(self, *, key: str, facts: FileFacts, now: datetime) -> FileAddress:
        answer = {
            "response-cache-control": "private, no-store",
            "response-content-disposition": disposition(facts.name),
            "response-content-type": facts.kind.media_type,
        }
        url = self.sign("GET", key, holds_for=DOWNLOAD_ADDRESS_HOLDS_FOR, query=answer)
        return FileAddress(url=url, expires_at=now + DOWNLOAD_ADDRESS_HOLDS_FOR)

    def look(self, key: str) -> FoundFile | None:
        head = self._ask("HEAD", key, headers={"x-amz-checksum-mode": "ENABLED"})
        if head.status_code == NOT_FOUND:
            return None
        begin = {"range": f"bytes=0-{BEGINNING_IN_BYTES - 1}", "if-match": head.headers["etag"]}
        return FoundFile(
            size=int(head.headers["content-length"]),
            sha256=base64.b64decode(head.headers.get(CHECKSUM, "")).hex(),
            beginning=self._ask("GET", key, headers=begin).content,
        )

    def remove(self, key: str) -> None:
        """Its version stays for as long as the bucket's lifecycle says."""
        self._ask("DELETE", key)

    def sign(
        self,
        method: str,
        key: str,
        *,
        holds_for: timedelta,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> str:
        """An address for one kind of request with these headers, by Signature Version 4."""
        region = self._session.get_config_variable("region")
        host = f"{self._bucket}.s3.{region}.amazonaws.com"
        request = AWSRequest(method, f"https://{host}/{key}", headers=headers, params=dict(query or {}))
        credentials = self._session.get_credentials().get_frozen_credentials()
        seconds = int(holds_for.total_seconds())
        S3SigV4QueryAuth(credentials, "s3", region, expires=seconds).add_auth(request)
        return str(request.url)

    @cached_property
    def _session(self) -> Any:
        return botocore.session.get_session()

    @cached_property
    def _http(self) -> Any:
        return URLLib3Session(timeout=(CONNECT_TIMEOUT_IN_SECONDS, READ_TIMEOUT_IN_SECONDS))

    def _ask(self, method: str, key: str, *, headers: Mapping[str, str] | None = None) -> Any:
        url = self.sign(method, key, holds_for=OWN_ADDRESS_HOLDS_FOR, headers=headers)
        for _ in range(MOST_TRIES):
            try:
                answer = self._http.send(AWSRequest(method, url, headers=headers).prepare())
            except BotoCoreError:
                continue
            if answer.status_code in (OK, NO_CONTENT, PARTIAL, NOT_FOUND):
                return answer
            if answer.status_code < SERVER_ERRORS:
                raise FilesAreRefused(f"{method}: {answer.status_code}")
        raise FilesAreAway(method)


def disposition(name: str) -> str:
    """To be saved under its name, with another spelling for old programs that read no UTF-8."""
    ending = name.rpartition(".")[2]
    return f"attachment; filename=\"ket-qua.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"


def _in_base64(sha256: str) -> str:
    return base64.b64encode(bytes.fromhex(sha256)).decode()
