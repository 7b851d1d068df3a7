"""Every test of the storage functions begins on an empty table."""

import pytest


@pytest.fixture(autouse=True)
def empty_table(store: str) -> str:
    return store
