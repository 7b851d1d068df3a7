"""The unpacked artefact, and the packaged API running for a ward of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.artefact.fresh_artefact import fresh_artefact
from tests.artefact.ward import PackagedApi, packaged_api, seed_ward, unpack


@pytest.fixture(scope="session")
def artefact_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(fresh_artefact(), tmp_path_factory.mktemp("artefact"))


@pytest.fixture
def packaged(artefact_tree: Path, store: str, tmp_path: Path) -> Iterator[PackagedApi]:
    """The API on an otherwise empty store that knows the demo ward; Monday, half past eight."""
    seed_ward()
    table = os.environ["DENLUOT_TABLE"]
    with packaged_api(tree=artefact_tree, store_endpoint=store, table=table, workplace=tmp_path) as api:
        yield api
