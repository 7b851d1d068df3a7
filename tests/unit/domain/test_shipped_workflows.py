"""The workflows that are shipped: each works, from receipt to every end."""

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from api.domain.dossiers.events import DossierEvent, PathState, citizen_path
from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows import (
    NoticeChannel,
    StepUnit,
    Words,
    Workflow,
    WorkflowIsUnknown,
    newest_workflow,
    shipped_workflows,
    workflow,
)
from tests.unit.domain.dossier_cases import at

each_shipped = pytest.mark.parametrize("shipped", shipped_workflows(), ids=lambda known: known.id)
each_newest = pytest.mark.parametrize(
    "newest",
    [newest_workflow(known) for known in sorted({each.id for each in shipped_workflows()})],
    ids=lambda known: known.id,
)


def test_five_workflows_are_shipped() -> None:
    assert {known.id for known in shipped_workflows()} == {
        "one-stop",
        "same-day",
        "building-permit",
        "archive-extract",
        "recruitment",
    }


@each_shipped
def test_shipped_workflow_has_every_text_and_leads_from_receipt_to_the_result(shipped: Workflow) -> None:
    for step in shipped.steps:
        for words in (step.title, step.now_title, step.sentence, step.to_do):
            assert words.vi.strip()
            assert words.en.strip()
    path = (shipped.intake.id, *shipped.usual_path(shipped.intake.id))
    assert int(shipped.step(path[-1]).status) == 10
    assert all(there in shipped.step(here).next_steps for here, there in pairwise(path))


@each_shipped
def test_shipped_workflow_issues_the_forms_the_circular_asks_for(shipped: Workflow) -> None:
    forms = {2: "01", 5: "02", 3: "03", 8: "05"}
    for step in shipped.steps:
        wanted = forms.get(int(step.status))
        assert wanted is None or wanted in step.papers, step.id


def test_newest_version_is_given_to_new_dossiers_and_every_version_is_kept() -> None:
    known = newest_workflow("one-stop")
    assert workflow("one-stop", known.version) is known
    with pytest.raises(WorkflowIsUnknown):
        newest_workflow("two-stops")
    with pytest.raises(WorkflowIsUnknown):
        workflow("one-stop", known.version + 1)


def test_building_permit_is_handed_off_both_ways() -> None:
    known = newest_workflow("building-permit")
    path = (known.intake.id, *known.usual_path(known.intake.id))
    units = [known.step(step).unit.value for step in path]
    assert units == [
        "receiving",
        "competent",
        "competent",
        "competent",
        "receiving",
        "receiving",
        "receiving",
    ]
    assert known.step("SUPPLEMENT").unit is StepUnit.RECEIVING, "papers are brought where one filed"


@each_newest
def test_from_every_open_step_before_the_result_one_can_withdraw(newest: Workflow) -> None:
    before_the_result = [
        step for step in newest.steps if not step.is_terminal and step.status < DossierStatus.COMPLETED
    ]
    assert len(before_the_result) >= 3
    for step in before_the_result:
        following = [newest.step(move).status for move in step.moves]
        assert DossierStatus.WITHDRAWN in following, step.id


@each_shipped
@pytest.mark.parametrize("end", [DossierStatus.STOPPED, DossierStatus.WITHDRAWN])
def test_who_brought_or_paid_nothing_does_not_read_that_she_did(
    shipped: Workflow, end: DossierStatus
) -> None:
    asked = {
        DossierStatus.SUPPLEMENT: Words("Yêu cầu bổ sung giấy tờ", "Further papers asked for"),
        DossierStatus.PAYMENT: Words("Yêu cầu nộp phí, lệ phí", "Payment asked for"),
    }
    received = next(step for step in shipped.steps if step.status is DossierStatus.RECEIVED)
    asking = [step for step in shipped.steps if step.status in asked]
    assert asking
    for step in asking:
        for last in (each for each in step.moves if shipped.step(each).status is end):
            path = citizen_path(workflow=shipped, events=walked(shipped, received.id, step.id, last))
            assert [line.state for line in path] == [PathState.DONE] * 3
            assert path[1].title == asked[step.status]


def walked(known: Workflow, *steps: str) -> tuple[DossierEvent, ...]:
    return tuple(
        DossierEvent(step=step, status=known.step(step).status, at=at(day))
        for day, step in enumerate(steps, start=2)
    )


@each_newest
def test_result_is_returned_only_by_saying_how(newest: Workflow) -> None:
    last = newest.usual_path(newest.intake.id)[-1]
    assert [step.id for step in newest.steps if step.says_how] == [last]


@each_newest
def test_steps_are_told_by_the_one_channel_that_is_served(newest: Workflow) -> None:
    channels = {channel for step in newest.steps for channel in step.notices}
    assert channels == {NoticeChannel.EMAIL}


@each_newest
def test_whoever_asks_for_papers_may_stop_when_they_do_not_come(newest: Workflow) -> None:
    for step in newest.steps:
        if step.waits_for_citizen:
            following = [newest.step(move).status for move in step.moves]
            assert DossierStatus.STOPPED in following, step.id


def test_unit_that_decides_a_building_permit_may_refuse_it() -> None:
    known = newest_workflow("building-permit")
    for step in (known.step("APPRAISAL"), known.step("APPROVAL")):
        assert step.unit is StepUnit.COMPETENT
        following = {known.step(move).status for move in step.moves}
        assert {DossierStatus.REFUSED, DossierStatus.STOPPED, DossierStatus.WITHDRAWN} <= following


def test_recruitment_writes_an_email_at_each_step_and_keeps_its_candidates() -> None:
    known = newest_workflow("recruitment")
    assert all(step.notices == (NoticeChannel.EMAIL,) for step in known.steps)
    assert known.listed


def test_no_code_knows_a_workflow_but_the_ordinary_one() -> None:
    """The proof that the engine is general: no module names another workflow or one of its own steps."""
    folder = files("api.domain.dossiers.workflows") / "definitions"
    definitions = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    ids = {each["id"] for each in definitions} - {"one-stop"}
    ordinary = {step.id for step in newest_workflow("one-stop").steps}
    steps = {step for each in definitions for step in each["steps"]} - ordinary
    sources = [
        path
        for package in ("api.domain", "api.storage", "api.usecases", "schema")
        for path in _python_files(package)
    ]
    assert sources
    for name, source in sources:
        for known in ids | steps:
            assert f'"{known}"' not in source, (name, known)


def _python_files(package: str) -> list[tuple[str, str]]:
    found = []
    frontier = [files(package)]
    while frontier:
        for path in frontier.pop().iterdir():
            if path.is_dir():
                frontier.append(path)
            elif path.name.endswith(".py"):
                found.append((path.name, path.read_text(encoding="utf-8")))
    return found
