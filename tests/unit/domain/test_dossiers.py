"""Dossiers: statuses, the table of moves, the citizen's path and what its history says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.deadlines import Pause
from api.domain.dossiers import (
    DossierEvent,
    DossierStatus,
    PathState,
    citizen_path,
    end_of_processing,
    supplement_pauses,
    supplement_requests,
    waiting_since,
)
from api.domain.dossiers.workflows import WorkflowStep, newest_workflow

ONE_STOP = newest_workflow("one-stop")
STEPS = [step.id for step in ONE_STOP.steps]
NOON = datetime(2026, 11, 16, 5, tzinfo=UTC)


def history(*steps: str) -> tuple[DossierEvent, ...]:
    """One event a day, from noon of 16 November 2026 on."""
    return tuple(
        DossierEvent(step, ONE_STOP.step(step).status, NOON + timedelta(days=n))
        for n, step in enumerate(steps)
    )


def shown(*steps: str) -> list[str]:
    """The path as words: `-` done, `>` now, `+` to come."""
    marks = {PathState.DONE: "-", PathState.NOW: ">", PathState.TO_COME: "+"}
    return [
        f"{marks[line.state]}{line.step}" for line in citizen_path(workflow=ONE_STOP, events=history(*steps))
    ]


@pytest.mark.parametrize(
    ("code", "label_vi"),
    [
        (1, "Mới đăng ký"),
        (2, "Được tiếp nhận"),
        (3, "Không được tiếp nhận"),
        (4, "Đang xử lý"),
        (5, "Yêu cầu bổ sung giấy tờ"),
        (6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
        (7, "Công dân yêu cầu rút hồ sơ"),
        (8, "Dừng xử lý"),
        (9, "Đã xử lý xong"),
        (10, "Đã trả kết quả"),
    ],
)
def test_national_codes_have_their_label(code: int, label_vi: str) -> None:
    status = DossierStatus(code)
    assert status.label_vi == label_vi
    assert status.label_en


def test_each_step_is_reported_as_its_national_code() -> None:
    assert {step.id: int(step.status) for step in ONE_STOP.steps} == {
        "REGISTERED": 1,
        "INCOMPLETE": 5,
        "RECEIVED": 2,
        "REFUSED": 3,
        "APPRAISAL": 4,
        "APPROVAL": 4,
        "SUPPLEMENT": 5,
        "PAYMENT": 6,
        "WITHDRAWN": 7,
        "STOPPED": 8,
        "COMPLETED": 9,
        "RETURNED": 10,
    }


@pytest.mark.parametrize("step", ONE_STOP.steps, ids=lambda step: step.id)
def test_each_step_speaks_to_the_citizen_in_both_languages(step: WorkflowStep) -> None:
    assert all([step.title.vi, step.title.en, step.now_title.vi, step.now_title.en])
    for words in (step.sentence, step.to_do):
        assert words.vi.endswith(".")
        assert words.en.endswith(".")


@pytest.mark.parametrize(
    ("current", "to", "allowed"),
    [
        ("REGISTERED", "RECEIVED", True),
        ("REGISTERED", "APPRAISAL", False),
        ("RECEIVED", "APPRAISAL", True),
        ("RECEIVED", "COMPLETED", True),
        ("RECEIVED", "RETURNED", False),
        ("RECEIVED", "RECEIVED", False),
        ("APPRAISAL", "SUPPLEMENT", True),
        ("APPRAISAL", "COMPLETED", False),
        ("SUPPLEMENT", "APPRAISAL", True),
        ("SUPPLEMENT", "COMPLETED", False),
        ("APPROVAL", "APPRAISAL", True),
        ("APPROVAL", "COMPLETED", True),
        ("COMPLETED", "RETURNED", True),
        ("COMPLETED", "APPRAISAL", False),
        ("REFUSED", "RECEIVED", False),
    ],
)
def test_moves_follow_the_table(current: str, to: str, allowed: bool) -> None:
    assert (to in ONE_STOP.step(current).next_steps) is allowed


def test_terminal_steps_are_the_four_ends() -> None:
    assert {step.id for step in ONE_STOP.steps if step.is_terminal} == {
        "REFUSED",
        "WITHDRAWN",
        "STOPPED",
        "RETURNED",
    }


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_reached_from_registration_and_leads_to_an_end(step: str) -> None:
    def reached_from(start: str) -> set[str]:
        seen, frontier = {start}, [start]
        while frontier:
            new = set(ONE_STOP.step(frontier.pop()).next_steps) - seen
            seen |= new
            frontier.extend(new)
        return seen

    assert step in reached_from("REGISTERED")
    assert any(ONE_STOP.step(end).is_terminal for end in reached_from(step))


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        ("", "+RECEIVED +APPRAISAL +APPROVAL +COMPLETED +RETURNED"),
        ("REGISTERED", ">REGISTERED +RECEIVED +APPRAISAL +APPROVAL +COMPLETED +RETURNED"),
        ("RECEIVED", ">RECEIVED +APPRAISAL +APPROVAL +COMPLETED +RETURNED"),
        ("RECEIVED APPRAISAL", "-RECEIVED >APPRAISAL +APPROVAL +COMPLETED +RETURNED"),
        ("RECEIVED SUPPLEMENT", "-RECEIVED >SUPPLEMENT +APPRAISAL +APPROVAL +COMPLETED +RETURNED"),
        (
            "RECEIVED APPRAISAL SUPPLEMENT",
            "-RECEIVED >SUPPLEMENT +APPRAISAL +APPROVAL +COMPLETED +RETURNED",
        ),
        (
            "RECEIVED APPRAISAL SUPPLEMENT APPRAISAL",
            "-RECEIVED -SUPPLEMENT >APPRAISAL +APPROVAL +COMPLETED +RETURNED",
        ),
        (
            "RECEIVED APPRAISAL SUPPLEMENT APPRAISAL SUPPLEMENT APPRAISAL",
            "-RECEIVED -SUPPLEMENT >APPRAISAL +APPROVAL +COMPLETED +RETURNED",
        ),
        (
            "RECEIVED APPRAISAL APPROVAL APPRAISAL",
            "-RECEIVED >APPRAISAL +APPROVAL +COMPLETED +RETURNED",
        ),
        (
            "RECEIVED APPRAISAL APPROVAL PAYMENT",
            "-RECEIVED -APPRAISAL >PAYMENT +APPROVAL +COMPLETED +RETURNED",
        ),
        ("RECEIVED COMPLETED", "-RECEIVED >COMPLETED +RETURNED"),
        (
            "RECEIVED APPRAISAL APPROVAL COMPLETED RETURNED",
            "-RECEIVED -APPRAISAL -APPROVAL -COMPLETED -RETURNED",
        ),
        ("RECEIVED APPRAISAL WITHDRAWN", "-RECEIVED -APPRAISAL -WITHDRAWN"),
        ("REGISTERED REFUSED", "-REGISTERED -REFUSED"),
    ],
)
def test_path_shows_done_now_and_to_come(steps: str, path: str) -> None:
    assert shown(*steps.split()) == path.split()


def test_present_step_tells_the_citizen_what_to_do() -> None:
    received, now, *ahead = citizen_path(workflow=ONE_STOP, events=history("RECEIVED", "APPRAISAL"))
    assert now.title.vi == "Đang thẩm định"
    assert now.sentence.vi == "Công chức chuyên môn đang kiểm tra hồ sơ."
    assert now.to_do.vi == "Bạn không cần làm gì."
    assert (received.title.vi, received.at, received.sentence.vi) == ("Tiếp nhận", NOON, "")
    assert [(line.title.vi, line.at) for line in ahead] == [
        ("Phê duyệt", None),
        ("Có kết quả", None),
        ("Trả kết quả", None),
    ]


@st.composite
def walks(draw: st.DrawFn) -> tuple[DossierEvent, ...]:
    steps = ["REGISTERED"]
    for _ in range(draw(st.integers(0, 15))):
        if following := ONE_STOP.step(steps[-1]).next_steps:
            steps.append(draw(st.sampled_from(following)))
    return history(*steps)


@given(walks())
def test_path_names_each_step_once_with_at_most_one_present(events: tuple[DossierEvent, ...]) -> None:
    path = citizen_path(workflow=ONE_STOP, events=events)
    steps = [line.step for line in path]
    assert len(steps) == len(set(steps))
    assert events[-1].step in steps
    present = [line.step for line in path if line.state is PathState.NOW]
    assert present == ([] if ONE_STOP.step(events[-1].step).is_terminal else [events[-1].step])
    ahead = [line.step for line in path if line.state is PathState.TO_COME]
    ordinary = ("REGISTERED", *ONE_STOP.usual_path("REGISTERED"))
    assert tuple(ahead) == ordinary[len(ordinary) - len(ahead) :]
    done_at = [line.at for line in path if line.at is not None]
    assert done_at == sorted(done_at)


@given(walks())
def test_first_step_to_come_may_follow_the_present_one(events: tuple[DossierEvent, ...]) -> None:
    ahead = [
        line.step
        for line in citizen_path(workflow=ONE_STOP, events=events)
        if line.state is PathState.TO_COME
    ]
    assert not ahead or ahead[0] in ONE_STOP.step(events[-1].step).next_steps


def test_waits_run_from_each_request_to_the_next_move() -> None:
    events = history("RECEIVED", "SUPPLEMENT", "APPRAISAL", "SUPPLEMENT")
    now = NOON + timedelta(days=9)
    assert supplement_pauses(events=events, now=now) == (
        Pause(NOON + timedelta(days=1), NOON + timedelta(days=2)),
        Pause(NOON + timedelta(days=3), now),
    )
    assert supplement_requests(events) == 2
    assert waiting_since(events) == NOON + timedelta(days=3)
    assert waiting_since(events[:3]) is None


@pytest.mark.parametrize(
    ("steps", "end_day"),
    [
        ("RECEIVED APPRAISAL", None),
        ("RECEIVED SUPPLEMENT", None),
        ("RECEIVED APPRAISAL APPROVAL COMPLETED", 3),
        ("RECEIVED COMPLETED RETURNED", 1),
        ("RECEIVED APPRAISAL STOPPED", 2),
        ("RECEIVED WITHDRAWN", 1),
        ("RECEIVED REFUSED", 1),
        ("REGISTERED REFUSED", None),
        ("REGISTERED WITHDRAWN", None),
    ],
)
def test_processing_ends_with_the_result_or_an_accepted_dossiers_end(steps: str, end_day: int | None) -> None:
    expected = None if end_day is None else NOON + timedelta(days=end_day)
    assert end_of_processing(history(*steps.split())) == expected
