"""A ward with an open hall on a real store, asked through the application as any caller would."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clocks import MovableClock
from tests.integration.ward import Ward, make_ward


@pytest.fixture
def ward(store: str, clock: MovableClock, tmp_path: Path) -> Iterator[Ward]:
    """The demo ward's office and procedures on an empty store, on a Monday at 8:30."""
    with make_ward(clock=clock, folder=tmp_path) as made:
        yield made
