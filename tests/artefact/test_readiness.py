"""What a start reads: little when somebody waits for it, everything when it becomes a snapshot."""

import json
from pathlib import Path

import pytest

from tests.artefact.runtime_api import LambdaFunction
from tests.artefact.ward import lambda_environment

pytestmark = pytest.mark.artefact


def ready_after(kind: str, *, tree: Path, workplace: Path) -> dict[str, object]:
    """What is ready after a start of that kind, by AWS's name for it."""
    environment = lambda_environment(store_endpoint="http://127.0.0.1:9", table="none", key_set=workplace)
    with LambdaFunction(
        tree=tree,
        handler="tell_readiness.handler",
        environment={**environment, "AWS_LAMBDA_INITIALIZATION_TYPE": kind},
        workplace=workplace,
        beside=[Path(__file__).parent],
    ) as function:
        answer: dict[str, object] = function.invoke({})
        return answer


def test_start_that_somebody_waits_for_reads_nothing_ahead(artefact_tree: Path, tmp_path: Path) -> None:
    ready = ready_after("on-demand", tree=artefact_tree, workplace=tmp_path)
    assert ready == {"documents": 0, "workflows": 0, "whole_schema": False, "draws": False, "settled": True}


def test_start_that_becomes_a_snapshot_reads_everything_ahead(artefact_tree: Path, tmp_path: Path) -> None:
    documents = json.loads((artefact_tree / "schema" / "persisted_documents.json").read_text())
    ready = ready_after("snap-start", tree=artefact_tree, workplace=tmp_path)
    assert ready == {
        "documents": len(documents),
        "workflows": 1,
        "whole_schema": True,
        "draws": True,
        "settled": True,
    }
