"""The embedded store: it keeps what it acknowledged, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore.exceptions import EndpointConnectionError

from api.local.store import EmbeddedStore, StoreDidNotStart, free_port


def client(endpoint: str) -> Any:
    return botocore.session.get_session().create_client("dynamodb", endpoint_url=endpoint)


def make_table(endpoint: str) -> None:
    client(endpoint).create_table(
        TableName="kept",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def put(endpoint: str, pk: str) -> None:
    client(endpoint).put_item(TableName="kept", Item={"pk": {"S": pk}})


def kept(endpoint: str) -> set[str]:
    return {item["pk"]["S"] for item in client(endpoint).scan(TableName="kept")["Items"]}


def end_hard(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_killed_store_keeps_every_acknowledged_write(tmp_path: Path) -> None:
    store = EmbeddedStore(data_folder=tmp_path)
    store.start()
    make_table(store.endpoint)
    for number in range(25):
        put(store.endpoint, str(number))
    end_hard(store.pid)
    store.stop()
    with EmbeddedStore(data_folder=tmp_path) as again:
        assert kept(again.endpoint) == {str(number) for number in range(25)}


def test_stopped_store_keeps_its_data(tmp_path: Path) -> None:
    with EmbeddedStore(data_folder=tmp_path) as store:
        make_table(store.endpoint)
        put(store.endpoint, "one")
    assert store.pid is None
    with EmbeddedStore(data_folder=tmp_path) as again:
        assert kept(again.endpoint) == {"one"}


def test_store_left_behind_by_a_killed_server_is_ended_before_the_next_starts(
    tmp_path: Path,
) -> None:
    killed_server = (
        "import os, sys; from pathlib import Path; from api.local.store import EmbeddedStore;"
        "store = EmbeddedStore(data_folder=Path(sys.argv[1])); store.start();"
        "print(store.endpoint, flush=True); os._exit(9)"
    )
    told = subprocess.run(
        [sys.executable, "-c", killed_server, str(tmp_path)], stdout=subprocess.PIPE, text=True, check=False
    ).stdout.split()
    endpoint = told[0]
    make_table(endpoint)
    put(endpoint, "before")
    with EmbeddedStore(data_folder=tmp_path) as store:
        assert kept(store.endpoint) == {"before"}
        with pytest.raises(EndpointConnectionError):
            kept(endpoint)


def test_store_in_memory_begins_empty_each_time() -> None:
    for _ in range(2):
        with EmbeddedStore() as store:
            make_table(store.endpoint)
            assert kept(store.endpoint) == set()


def test_taken_port_is_told_instead_of_talking_to_a_stranger() -> None:
    with EmbeddedStore() as first, pytest.raises(StoreDidNotStart, match=str(first.port)):
        EmbeddedStore(port=first.port).start()


def test_free_port_stays_outside_the_ephemeral_range() -> None:
    assert all(20_000 <= free_port() < 32_000 for _ in range(50))
