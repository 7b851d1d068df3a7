"""A workflow is read from its file; one that cannot be worked by is refused by file and line."""

import pytest

from api.domain.dossiers.workflows import (
    StepIsUnknown,
    StepRole,
    StepUnit,
    WorkflowIsInvalid,
    read_workflow,
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
