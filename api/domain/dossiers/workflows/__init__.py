"""Workflows as data: what a step is, how a file is read and checked, and those that are shipped."""

from api.domain.dossiers.workflows.model import (
    NoticeChannel,
    StepIsUnknown,
    StepRole,
    StepUnit,
    Words,
    Workflow,
    WorkflowStep,
)
from api.domain.dossiers.workflows.reading import WorkflowIsInvalid, read_workflow
from api.domain.dossiers.workflows.shipped import (
    ONE_STOP,
    WorkflowIsUnknown,
    newest_workflow,
    shipped_workflows,
    workflow,
)

__all__ = [
    "ONE_STOP",
    "NoticeChannel",
    "StepIsUnknown",
    "StepRole",
    "StepUnit",
    "Words",
    "Workflow",
    "WorkflowIsInvalid",
    "WorkflowIsUnknown",
    "WorkflowStep",
    "newest_workflow",
    "read_workflow",
    "shipped_workflows",
    "workflow",
]
