"""What makes a workflow unfit to work by; every fault is named with the place it stands at."""

import re
from collections.abc import Callable, Iterator

from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows.model import Workflow, WorkflowStep

# A dossier may end refused, withdrawn, stopped or with its result returned: nothing else is an answer.
ENDS = (DossierStatus.REFUSED, DossierStatus.WITHDRAWN, DossierStatus.STOPPED, DossierStatus.RETURNED)
WHOLE_DEADLINE_IN_PERCENT = 100
WORKFLOW_ID = re.compile(r"[a-z][a-z0-9-]{1,39}")
STEP_ID = re.compile(r"[A-Z][A-Z_]{1,39}")
FORMS = frozenset(f"{number:02}" for number in range(1, 8))

# A fault and where it stands: the step ("" for the file's head) and the key in it ("" for its heading).
Fault = tuple[str, str, str]


def faults_of(workflow: Workflow) -> Iterator[Fault]:
    """Every fault of a workflow that could be read."""
    yield from _head_faults(workflow)
    for step in workflow.steps:
        yield from _step_faults(workflow, step)
    known = {step.id for step in workflow.steps}
    if workflow.start not in known or any(set(step.next_steps) - known for step in workflow.steps):
        return  # what follows walks along the moves
    yield from _path_faults(workflow)
    yield from _share_faults(workflow)


def _head_faults(workflow: Workflow) -> Iterator[Fault]:
    if not WORKFLOW_ID.fullmatch(workflow.id):
        yield "", "id", f"id {workflow.id!r}: use small letters, digits and hyphens"
    if workflow.version < 1:
        yield "", "version", "versions count from 1"
    if workflow.start not in {step.id for step in workflow.steps}:
        yield "", "start", f"there is no step {workflow.start!r} to start with"
    received = [step.id for step in workflow.steps if step.status is DossierStatus.RECEIVED]
    if len(received) != 1:
        yield "", "", f"one step has status 2 (received), not {len(received)}"


def _step_faults(workflow: Workflow, step: WorkflowStep) -> Iterator[Fault]:
    known = {each.id for each in workflow.steps}
    if not STEP_ID.fullmatch(step.id):
        yield step.id, "", f"step {step.id!r}: use capitals and underscores"
    for key, targets in (("moves", step.moves), ("back", step.back)):
        for target in targets:
            if target not in known:
                yield step.id, key, f"step {step.id} leads to {target!r}, which does not exist"
            elif target == step.id:
                yield step.id, key, f"step {step.id} leads to itself"
    if len(set(step.next_steps)) < len(step.next_steps):
        yield step.id, "moves", f"step {step.id} names a step twice"
    if step.is_terminal and step.status not in ENDS:
        yield step.id, "moves", f"step {step.id} is a dead end: status {int(step.status)} is no answer"
    for key, words in (
        ("title", step.title),
        ("now", step.now_title),
        ("sentence", step.sentence),
        ("to_do", step.to_do),
    ):
        if not (words.vi.strip() and words.en.strip()):
            yield step.id, key, f"step {step.id}: {key} is missing in Vietnamese or English"
    if step.share is not None and step.days is not None:
        yield step.id, "days", f"step {step.id} has a share of the deadline or days of its own, not both"
    if (step.days is not None and step.days < 1) or (step.share is not None and step.share < 1):
        yield step.id, "days" if step.days is not None else "share", f"step {step.id} has no time at all"
    if step.says_how and step.status is not DossierStatus.RETURNED:
        yield step.id, "says_how", f"step {step.id} hands no result over: status {int(step.status)}"
    for form in step.papers:
        if form not in FORMS:
            yield step.id, "papers", f"step {step.id} issues form {form!r}; there are 01 to 07"


def _path_faults(workflow: Workflow) -> Iterator[Fault]:
    if not any(step.is_terminal for step in workflow.steps):
        yield "", "", "there is no end: every step leads on"
    reached = _reached(workflow.start, lambda step_id: workflow.step(step_id).next_steps)
    for step in workflow.steps:
        if step.id not in reached:
            yield step.id, "", f"step {step.id} is never reached from {workflow.start}"
        onward = _reached(step.id, lambda step_id: workflow.step(step_id).moves)
        if not any(workflow.step(each).is_terminal for each in onward):
            yield step.id, "moves", f"step {step.id} begins a cycle that can never end"
        elif _goes_round(workflow, step):
            yield step.id, "moves", f"the usual path from {step.id} goes round: its first moves never end"
        for target in step.back:
            if step.id not in _reached(target, lambda step_id: workflow.step(step_id).moves):
                yield step.id, "back", f"step {step.id} cannot return to {target}, which lies ahead of it"


def _goes_round(workflow: Workflow, step: WorkflowStep) -> bool:
    path = workflow.usual_path(step.id)
    return step.id in path or bool(path and workflow.step(path[-1]).moves)


def _share_faults(workflow: Workflow) -> Iterator[Fault]:
    path = (workflow.start, *workflow.usual_path(workflow.start))
    shares = [workflow.step(step_id).share or 0 for step_id in path]
    if any(shares) and sum(shares) != WHOLE_DEADLINE_IN_PERCENT:
        yield "", "", f"the shares along the usual path add up to {sum(shares)} %, not 100"
    for step in workflow.steps:
        if step.share is not None and step.id not in path:
            yield step.id, "share", f"step {step.id} lies off the usual path and has no share of the deadline"


def _reached(start: str, following: Callable[[str], tuple[str, ...]]) -> set[str]:
    seen, frontier = {start}, [start]
    while frontier:
        new = set(following(frontier.pop())) - seen
        seen |= new
        frontier.extend(new)
    return seen
