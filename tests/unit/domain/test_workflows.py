"""Workflows as data: those that are shipped work, and a file that cannot be worked by is refused by line."""

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows import (
    NoticeChannel,
    StepIsUnknown,
    StepRole,
    StepUnit,
    Workflow,
    WorkflowIsInvalid,
    WorkflowIsUnknown,
    newest_workflow,
    read_workflow,
    shipped_workflows,
    workflow,
)

each_shipped = pytest.mark.parametrize("shipped", shipped_workflows(), ids=lambda known: known.id)
each_newest = pytest.mark.parametrize(
    "newest",
    [newest_workflow(known) for known in sorted({each.id for each in shipped_workflows()})],
    ids=lambda known: known.id,
)

GOOD = """id = "small"
version = 1
name = { vi = "Nhỏ", en = "Small" }
start = "RECEIVED"

[steps.RECEIVED]
role = "intake"
status = 2
share = 40
moves = ["WORK"]
title = { vi = "Tiếp nhận", en = "Received" }
now = { vi = "Đã tiếp nhận", en = "Received" }
sentence = { vi = "Đã nhận.", en = "Received." }
to_do = { vi = "Bạn không cần làm gì.", en = "Nothing." }

[steps.WORK]
role = "officer"
status = 4
share = 60
moves = ["RETURNED"]
back = []
title = { vi = "Xử lý", en = "Work" }
now = { vi = "Đang xử lý", en = "At work" }
sentence = { vi = "Đang làm.", en = "At work." }
to_do = { vi = "Bạn không cần làm gì.", en = "Nothing." }

[steps.RETURNED]
role = "intake"
status = 10
moves = []
title = { vi = "Trả", en = "Returned" }
now = { vi = "Đã trả", en = "Returned" }
sentence = { vi = "Đã trả.", en = "Returned." }
to_do = { vi = "Bạn không cần làm gì.", en = "Nothing." }
"""
ASIDE = """
[steps.ASIDE]
role = "officer"
status = 4
moves = ["{to}"]
title = {{ vi = "Bên lề", en = "Aside" }}
now = {{ vi = "Bên lề", en = "Aside" }}
sentence = {{ vi = "Bên lề.", en = "Aside." }}
to_do = {{ vi = "Bạn chờ.", en = "Wait." }}
"""


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


def refused(text: str) -> list[str]:
    with pytest.raises(WorkflowIsInvalid) as error:
        read_workflow(text=text, file="small.toml")
    return str(error.value).splitlines()


def test_good_file_is_read_whole() -> None:
    known = read_workflow(text=GOOD, file="small.toml")
    assert (known.id, known.version, known.start, known.listed) == ("small", 1, "RECEIVED", False)
    work = known.step("WORK")
    assert (work.role, work.unit, int(work.status), work.share) == (
        StepRole.OFFICER,
        StepUnit.RECEIVING,
        4,
        60,
    )
    assert known.usual_path("RECEIVED") == ("WORK", "RETURNED")
    with pytest.raises(StepIsUnknown):
        known.step("NOWHERE")


@pytest.mark.parametrize(
    ("old", "new", "place", "fault"),
    [
        ('moves = ["RETURNED"]', 'moves = ["GONE"]', 'moves = ["GONE"]', "'GONE', which does not exist"),
        ('moves = ["RETURNED"]', 'moves = ["WORK"]', 'moves = ["WORK"]\nback', "leads to itself"),
        ("status = 10", "status = 4", "moves = []", "a dead end"),
        ('moves = ["RETURNED"]', "moves = []", "moves = []\nback", "a dead end"),
        (
            'moves = ["RETURNED"]',
            'moves = ["RECEIVED"]',
            'moves = ["RECEIVED"]',
            "a cycle that can never end",
        ),
        ("status = 2", "status = 11", "status = 11", "status 11 does not exist"),
        ("status = 2", "status = 4", "id =", "one step has status 2 (received), not 0"),
        ('role = "officer"', 'role = "boss"', 'role = "boss"', "role 'boss' does not exist"),
        ('start = "RECEIVED"', 'start = "ELSEWHERE"', "start =", "no step 'ELSEWHERE' to start with"),
        ("share = 60", "share = 50", "id =", "add up to 90 %, not 100"),
        ("share = 60", "shares = 60", "shares", "unknown key 'shares'"),
        ("share = 60", "share = 60\ndays = 2", "days = 2", "not both"),
        ("back = []", 'back = ["RETURNED"]', 'moves = ["RETURNED"]', "names a step twice"),
        ("back = []", 'papers = ["08"]', "papers", "form '08'"),
        ("back = []", 'notices = ["pigeon"]', "notices", "no such channel"),
        ("back = []", "says_how = true", "says_how", "hands no result over: status 4"),
        ("back = []", 'says_how = "yes"', "says_how", "says_how is true or false"),
        ("back = []", 'unit = "moon"', "unit", "unit 'moon' does not exist"),
        ('sentence = { vi = "Đang làm.", en = "At work." }', "", "[steps.WORK]", "sentence is missing"),
        ('en = "At work." }', 'en = " " }', 'en = " " }', "sentence is missing in Vietnamese or English"),
        ('name = { vi = "Nhỏ", en = "Small" }', 'name = { vi = "Nhỏ" }', "name =", "name is missing"),
        ("version = 1", "version = 0", "version", "versions count from 1"),
        ('id = "small"', 'id = "Small one"', "id =", "use small letters"),
    ],
)
def test_fault_is_refused_with_file_and_line(old: str, new: str, place: str, fault: str) -> None:
    assert GOOD.count(old) >= 1
    text = GOOD.replace(old, new, 1)
    first, *context = place.split("\n")
    lines = text.splitlines()
    line = next(
        number
        for number, written in enumerate(lines, start=1)
        if first in written and all(part in lines[number] for part in context)
    )
    assert any(said.startswith(f"small.toml:{line}: ") and fault in said for said in refused(text)), refused(
        text
    )


def test_unreachable_step_is_refused_at_its_heading() -> None:
    text = GOOD + ASIDE.format(to="RETURNED")
    assert refused(text) == [
        f"small.toml:{line_of(text, '[steps.ASIDE]')}: step ASIDE is never reached from RECEIVED"
    ]


def test_cycle_that_never_ends_is_refused_though_an_end_exists() -> None:
    text = GOOD.replace('moves = ["RETURNED"]', 'moves = ["RETURNED", "ASIDE"]')
    other = ASIDE.replace("ASIDE", "AGAIN").format(to="ASIDE")
    said = refused(text + ASIDE.format(to="AGAIN") + other)
    assert any("step ASIDE begins a cycle that can never end" in fault for fault in said)
    assert any("step AGAIN begins a cycle that can never end" in fault for fault in said)


def test_usual_path_that_goes_round_is_refused_though_another_way_ends() -> None:
    text = GOOD.replace('moves = ["RETURNED"]', 'moves = ["ASIDE", "RETURNED"]')
    said = refused(text + ASIDE.format(to="WORK"))
    assert any("the usual path from WORK goes round" in fault for fault in said)


def test_workflow_without_an_end_is_refused() -> None:
    text = GOOD.replace("moves = []", 'moves = ["WORK"]')
    assert any("there is no end" in fault for fault in refused(text))


def test_return_to_a_step_that_lies_ahead_is_refused() -> None:
    text = GOOD.replace('moves = ["RETURNED"]\nback = []', 'moves = ["RETURNED"]\nback = ["ASIDE"]')
    said = refused(text + ASIDE.format(to="RETURNED"))
    assert any("cannot return to ASIDE, which lies ahead" in fault for fault in said)


def test_broken_toml_is_refused_with_its_line() -> None:
    assert refused(GOOD.replace("status = 2", "status = "))[0].startswith("small.toml:8: ")


def test_every_fault_is_named_at_once() -> None:
    text = GOOD.replace("status = 2", "status = 99").replace('role = "officer"', 'role = "boss"')
    assert len(refused(text)) == 2


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
    assert all(shipped.may_advance(current=here, to=there) for here, there in pairwise(path))


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
