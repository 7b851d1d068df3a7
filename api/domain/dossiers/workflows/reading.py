"""Reads a workflow from its file's text; what is wrong in it is named with the line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows.faults import Fault, faults_of
from api.domain.dossiers.workflows.model import (
    NoticeChannel,
    StepRole,
    StepUnit,
    Words,
    Workflow,
    WorkflowStep,
)

_HEADING = re.compile(r"\[steps\.(\w+)\]")
_KEY = re.compile(r"([a-z_]+)\s*=")
_LINE_IN_ERROR = re.compile(r"at line (\d+)")
_HEAD_KEYS = frozenset({"id", "version", "name", "start", "listed", "steps"})
_TEXTS = {"title": "title", "now": "now_title", "sentence": "sentence", "to_do": "to_do"}
_STEP_KEYS = frozenset(
    {
        "role",
        "unit",
        "status",
        "share",
        "days",
        "moves",
        "back",
        "papers",
        "notices",
        "act",
        "says_how",
        *_TEXTS,
    }
)


class WorkflowIsInvalid(ValueError):
    """A workflow file cannot be worked by; the message names the file and line of every fault."""


def read_workflow(*, text: str, file: str) -> Workflow:
    """The workflow that `text` describes, checked. Raises `WorkflowIsInvalid`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE_IN_ERROR.search(str(error))
        raise WorkflowIsInvalid(f"{file}:{line[1] if line else 1}: {error}") from error
    places = _places(text)
    faults = list(_shape_faults(data))
    workflow = None
    if not faults:
        workflow = _workflow(data)
        faults = list(faults_of(workflow))
    if workflow is None or faults:
        raise WorkflowIsInvalid("\n".join(f"{file}:{_line(places, fault)}: {fault[2]}" for fault in faults))
    return workflow


def _places(text: str) -> dict[tuple[str, str], int]:
    """The line of each heading and key, by step and key."""
    places: dict[tuple[str, str], int] = {("", ""): 1}
    step = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            step = heading[1]
            places.setdefault((step, ""), number)
        elif key := _KEY.match(line):
            places.setdefault((step, key[1]), number)
    return places


def _line(places: Mapping[tuple[str, str], int], fault: Fault) -> int:
    step, key, _ = fault
    return places.get((step, key)) or places.get((step, "")) or 1


def _shape_faults(data: Mapping[str, Any]) -> Iterable[Fault]:
    """What keeps a file from being read at all."""
    for key in sorted(data.keys() - _HEAD_KEYS):
        yield "", key, f"unknown key {key!r}"
    for key, kind in (("id", str), ("version", int), ("start", str), ("steps", dict)):
        if not isinstance(data.get(key), kind):
            yield "", key, f"{key} is missing"
    if not _is_words(data.get("name")):
        yield "", "name", "name is missing in Vietnamese or English"
    steps = data.get("steps")
    for step_id, step in steps.items() if isinstance(steps, dict) else ():
        yield from _shape_faults_of_step(step_id, step)


def _shape_faults_of_step(step_id: str, step: Mapping[str, Any]) -> Iterable[Fault]:
    for key in sorted(step.keys() - _STEP_KEYS):
        yield step_id, key, f"step {step_id}: unknown key {key!r}"
    for key in _TEXTS:
        if not _is_words(step.get(key)):
            yield step_id, key, f"step {step_id}: {key} is missing in Vietnamese or English"
    if "act" in step and not _is_words(step["act"]):
        yield step_id, "act", f"step {step_id}: act is missing in Vietnamese or English"
    allowed: tuple[tuple[str, Iterable[Any]], ...] = (
        ("role", list(StepRole)),
        ("status", list(DossierStatus)),
    )
    for key, values in allowed:
        if step.get(key) not in tuple(values):
            yield step_id, key, f"step {step_id}: {key} {step.get(key)!r} does not exist"
    if step.get("unit", StepUnit.RECEIVING) not in tuple(StepUnit):
        yield step_id, "unit", f"step {step_id}: unit {step['unit']!r} does not exist"
    for key in ("moves", "back", "papers", "notices"):
        values = step.get(key, [])
        if not (isinstance(values, list) and all(isinstance(each, str) for each in values)):
            yield step_id, key, f"step {step_id}: {key} is a list of texts"
        elif key == "notices" and set(values) - set(NoticeChannel):
            yield step_id, key, f"step {step_id}: there is no such channel among {values}"
    if "moves" not in step:
        yield step_id, "", f"step {step_id}: moves are missing"
    if not isinstance(step.get("says_how", False), bool):
        yield step_id, "says_how", f"step {step_id}: says_how is true or false"
    for key in ("share", "days"):
        if key in step and not isinstance(step[key], int):
            yield step_id, key, f"step {step_id}: {key} is a whole number"


def _is_words(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(language), str) and value[language].strip() for language in ("vi", "en")
    )


def _workflow(data: Mapping[str, Any]) -> Workflow:
    return Workflow(
        id=data["id"],
        version=data["version"],
        name=Words(**data["name"]),
        start=data["start"],
        listed=bool(data.get("listed", False)),
        steps=tuple(
            WorkflowStep(
                id=step_id,
                role=StepRole(step["role"]),
                unit=StepUnit(step.get("unit", StepUnit.RECEIVING)),
                status=DossierStatus(step["status"]),
                share=step.get("share"),
                days=step.get("days"),
                moves=tuple(step["moves"]),
                back=tuple(step.get("back", ())),
                papers=tuple(step.get("papers", ())),
                notices=tuple(NoticeChannel(channel) for channel in step.get("notices", ())),
                act=Words(**step["act"]) if "act" in step else None,
                says_how=step.get("says_how", False),
                **{field: Words(**step[key]) for key, field in _TEXTS.items()},
            )
            for step_id, step in data["steps"].items()
        ),
    )
