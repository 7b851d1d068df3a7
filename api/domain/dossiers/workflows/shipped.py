"""The workflows that come with the software: read and checked when the first is asked for."""

from functools import cache
from importlib.resources import files

from api.domain.dossiers.workflows.model import Workflow
from api.domain.dossiers.workflows.reading import WorkflowIsInvalid, read_workflow

ONE_STOP = "one-stop"


class WorkflowIsUnknown(LookupError):
    """No workflow of this id (and version) comes with the software."""


@cache
def _shipped() -> dict[tuple[str, int], Workflow]:
    found: dict[tuple[str, int], Workflow] = {}
    folder = files("api.domain.dossiers.workflows") / "definitions"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".toml"):
            continue
        workflow = read_workflow(text=file.read_text(encoding="utf-8"), file=file.name)
        if (workflow.id, workflow.version) in found:
            raise WorkflowIsInvalid(f"{file.name}:1: {workflow.id} {workflow.version} stands in two files")
        found[workflow.id, workflow.version] = workflow
    return found


def workflow(workflow_id: str, version: int) -> Workflow:
    """The workflow a dossier began with. Raises `WorkflowIsUnknown`."""
    try:
        return _shipped()[workflow_id, version]
    except KeyError:
        raise WorkflowIsUnknown(f"{workflow_id} {version}") from None


def newest_workflow(workflow_id: str) -> Workflow:
    """The version a new dossier begins with. Raises `WorkflowIsUnknown`."""
    versions = [version for known, version in _shipped() if known == workflow_id]
    if not versions:
        raise WorkflowIsUnknown(workflow_id)
    return _shipped()[workflow_id, max(versions)]


def shipped_workflows() -> tuple[Workflow, ...]:
    """Every workflow in every version."""
    return tuple(_shipped().values())
