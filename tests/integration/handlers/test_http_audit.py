"""The GraphQL-over-HTTP audit, every one of its checks, through the function behind a gateway."""

import fcntl
import json
from pathlib import Path

import pytest

from infra.node_tools import program, run, run_node
from tests.integration.handlers.gateway import gateway, graphql_function

HERE = Path(__file__).resolve().parent
CHECKS = 61


@pytest.fixture(scope="session")
def audit_script() -> Path:
    """The audit with its packages installed as locked; several test processes may ask at once."""
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (HERE / "node_modules" / "graphql-http" / "package.json").exists():
            install = [
                program("npm"),
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ]
            run(install, cwd=HERE)
    return HERE / "audit.mjs"


def test_every_check_of_the_audit_passes(store: str, audit_script: Path) -> None:
    with graphql_function() as send, gateway(send) as address:
        findings = json.loads(run_node([audit_script, address], cwd=HERE))
    failed = [f"{each['id']} {each['name']}: {each['reason']}" for each in findings if each["status"] != "ok"]
    assert not failed, "\n".join(failed)
    assert len(findings) == CHECKS
