"""Addresses for S3 as its own client would sign them, and what the adapter makes of S3's answers."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import botocore.session
import pytest
from botocore.awsrequest import AWSPreparedRequest, HeadersDict
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError

from api.adapters.files import CHECKSUM, FilesAreRefused, S3Files, disposition
from api.domain.files import FileFacts, FileKind, FoundFile
from api.ports import FilesAreAway

CONTENT = b"%PDF-1.7 the result"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
IN_BASE64 = base64.b64encode(hashlib.sha256(CONTENT).digest()).decode()
FACTS = FileFacts("Kết quả.pdf", FileKind.PDF, len(CONTENT), SHA256)
KEY = "K7QM9XWP3TRAK7QM9XWP3TRAK7QM9XWP"
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def lambda_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What Lambda gives a function: region and credentials that end; both signers see one moment."""
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret/example")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "token/example==")
    with patch("botocore.auth.get_current_datetime", return_value=datetime(2026, 11, 23, 1, 30)):
        yield


def client_signs(operation: str, seconds: int, **given: object) -> str:
    config = Config(
        signature_version="s3v4",
        s3={"addressing_style": "virtual"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    client = botocore.session.get_session().create_client("s3", config=config)
    url: str = client.generate_presigned_url(
        operation, Params={"Bucket": "files", "Key": KEY, **given}, ExpiresIn=seconds
    )
    return url


def parts(url: str) -> tuple[str, str, dict[str, list[str]]]:
    split = urlsplit(url)
    return split.netloc, split.path, parse_qs(split.query, strict_parsing=True)


def test_address_for_sending_is_the_one_its_own_client_signs() -> None:
    made = S3Files(bucket="files").upload_address(key=KEY, facts=FACTS, now=NOW)
    signed = client_signs(
        "put_object",
        900,
        ContentType="application/pdf",
        ContentLength=len(CONTENT),
        ChecksumSHA256=IN_BASE64,
    )
    assert parts(made.url) == parts(signed)
    named = parts(made.url)[2]["X-Amz-SignedHeaders"]
    assert named == [f"content-length;content-type;host;{CHECKSUM}"]
    assert dict(made.headers) == {"content-type": "application/pdf", CHECKSUM: IN_BASE64}
    assert (made.expires_at - NOW).total_seconds() == 900


def test_address_for_fetching_is_the_one_its_own_client_signs() -> None:
    made = S3Files(bucket="files").download_address(key=KEY, facts=FACTS, now=NOW)
    signed = client_signs(
        "get_object",
        300,
        ResponseCacheControl="private, no-store",
        ResponseContentDisposition=disposition("Kết quả.pdf"),
        ResponseContentType="application/pdf",
    )
    assert parts(made.url) == parts(signed)
    assert (made.expires_at - NOW).total_seconds() == 300


def test_file_is_saved_under_its_own_name() -> None:
    assert disposition('a "b";.pdf') == (
        "attachment; filename=\"ket-qua.pdf\"; filename*=UTF-8''a%20%22b%22%3B.pdf"
    )


class Answer:
    def __init__(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.status_code, self.content = status, content
        self.headers = HeadersDict({name.replace("_", "-"): value for name, value in headers.items()})


def answered(*answers: Answer | Exception) -> Callable[[S3Files], list[AWSPreparedRequest]]:
    """Lets S3 answer so, and tells what was asked."""
    waiting = list(answers)
    asked: list[AWSPreparedRequest] = []

    class Http:
        def send(self, request: AWSPreparedRequest) -> Answer:
            asked.append(request)
            answer = waiting.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

    def use(files: S3Files) -> list[AWSPreparedRequest]:
        files.__dict__["_http"] = Http()
        return asked

    return use


HEAD = Answer(200, content_length=str(len(CONTENT)), etag='"e"', x_amz_checksum_sha256=IN_BASE64)


def test_what_lies_there_is_told_by_checksum_and_first_bytes() -> None:
    files = S3Files(bucket="files")
    asked = answered(HEAD, Answer(206, CONTENT[:8]))(files)
    assert files.look(KEY) == FoundFile(len(CONTENT), SHA256, CONTENT[:8])
    head, begin = asked
    assert (head.method, head.headers["x-amz-checksum-mode"]) == ("HEAD", "ENABLED")
    assert (begin.method, begin.headers["range"], begin.headers["if-match"]) == ("GET", "bytes=0-7", '"e"')
    assert parts(head.url)[2]["X-Amz-SignedHeaders"] == ["host;x-amz-checksum-mode"]


def test_missing_file_is_none() -> None:
    files = S3Files(bucket="files")
    answered(Answer(404))(files)
    assert files.look(KEY) is None


def test_file_without_a_checksum_is_no_file_we_know() -> None:
    files = S3Files(bucket="files")
    answered(Answer(200, content_length="3", etag='"e"'), Answer(206, b"abc"))(files)
    found = files.look(KEY)
    assert found is not None
    assert found.sha256 == ""


def test_removing_what_is_gone_is_no_fault() -> None:
    files = S3Files(bucket="files")
    asked = answered(Answer(204))(files)
    files.remove(KEY)
    assert [request.method for request in asked] == ["DELETE"]


@pytest.mark.parametrize("first", [Answer(503), EndpointConnectionError(endpoint_url="…")])
def test_bucket_that_stumbles_is_asked_once_more(first: Any) -> None:
    files = S3Files(bucket="files")
    asked = answered(first, Answer(404))(files)
    assert files.look(KEY) is None
    assert len(asked) == 2


def test_bucket_that_does_not_answer_is_away() -> None:
    files = S3Files(bucket="files")
    answered(Answer(500), Answer(503))(files)
    with pytest.raises(FilesAreAway):
        files.look(KEY)


def test_role_without_rights_is_a_fault_of_ours() -> None:
    files = S3Files(bucket="files")
    answered(Answer(403))(files)
    with pytest.raises(FilesAreRefused):
        files.look(KEY)


class Bucket(BaseHTTPRequestHandler):
    """Answers as S3 does for one object, over a real connection."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_HEAD(self) -> None:
        self._answer(200, {"content-length": str(len(CONTENT)), CHECKSUM: IN_BASE64, "etag": "e"})

    def do_GET(self) -> None:
        self._answer(206, {"content-length": "8"})
        self.wfile.write(CONTENT[:8])

    def do_DELETE(self) -> None:
        self._answer(204, {})

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def _answer(self, status: int, headers: dict[str, str]) -> None:
        self.asked.append((self.command, self.headers.get("range")))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


def test_bucket_is_asked_over_a_real_connection() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Bucket) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        files = S3Files(bucket="files")
        here = f"http://127.0.0.1:{server.server_port}"
        signs = S3Files.sign

        def sign(self: S3Files, method: str, key: str, **how: Any) -> str:
            return here + signs(self, method, key, **how).partition(".com")[2]

        with patch.object(S3Files, "sign", sign):
            assert files.look(KEY) == FoundFile(len(CONTENT), SHA256, CONTENT[:8])
            files.remove(KEY)
            server.shutdown()
            server.server_close()
            with pytest.raises(FilesAreAway):
                files.look(KEY)
    assert Bucket.asked == [("HEAD", None), ("GET", "bytes=0-7"), ("DELETE", None)]
