"""What every test can ask for: an empty store of its own, and a clock that the test moves."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings

from api.local.environment import enter_environment, store_environment
from api.local.store import EmbeddedStore
from tests.clocks import MovableClock

# What a test finds does not depend on how busy the machine is.
settings.register_profile("denluot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("denluot")

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")

# Models read their settings when they are imported, so the environment stands before any test module does.
# `AWS_ENDPOINT_URL` set from outside chooses another engine (see `make contract` and `make fidelity`);
# xdist's workers inherit what the first process set here, which is no choice.
EMBEDDED = "DENLUOT_TEST_STORE_IS_EMBEDDED"
_chosen_endpoint = None if EMBEDDED in os.environ else os.environ.get("AWS_ENDPOINT_URL")
_embedded = None if _chosen_endpoint else EmbeddedStore()
enter_environment(
    environment=os.environ,
    values={
        **store_environment(
            endpoint=_chosen_endpoint or (_embedded.endpoint if _embedded else ""),
            table=f"den-luot-test-{WORKER}",
        ),
        "DENLUOT_CODE_SECRET": "a secret that only the tests know, 32 bytes",
        "DENLUOT_SITE_URL": "https://den-luot.test",
        "DENLUOT_STAFF_ISSUER": "https://issuer.den-luot.test",
        "DENLUOT_STAFF_AUDIENCE": "den-luot-staff",
        "DENLUOT_STAFF_JWKS_URL": "https://issuer.den-luot.test/jwks",
        **({EMBEDDED: "yes"} if _embedded else {}),
    },
)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture(scope="session")
def store_endpoint() -> Iterator[str]:
    """The running engine's address: one embedded store in memory for each test process."""
    if _embedded is None:
        assert _chosen_endpoint is not None
        # The store fixture deletes tables: never let it loose on anything but this machine.
        assert urlsplit(_chosen_endpoint).hostname in {"127.0.0.1", "localhost"}, _chosen_endpoint
        yield _chosen_endpoint
        return
    with _embedded:
        yield _embedded.endpoint


@pytest.fixture
def store(store_endpoint: str) -> str:
    """The engine's address, with the project's table in it and nothing in the table."""
    from tests.integration.storage.snapshots import empty_table

    empty_table()
    return store_endpoint
