"""Why somebody stands where she stands, and the policy in words."""

import pytest
from hypothesis import given

from api.domain.queue import (
    LineReason,
    PriorityClass,
    QueuePolicy,
    WaitingTicket,
    call_order,
    line_reason,
    policy_in_words,
    waits_since,
    why_this_place,
)
from tests.unit.domain.queue_policy_cases import NOW, POLICY, at, lines, person, policies


def why(ticket: WaitingTicket, *ahead: WaitingTicket) -> str:
    return why_this_place(ticket=ticket, ahead=ahead, now=NOW, policy=POLICY)[0]


@pytest.mark.parametrize(
    ("ticket", "ahead", "words"),
    [
        (person(9, "09:20"), [], "Không còn ai trước bạn."),
        (
            person(9, "09:20"),
            [
                person(1, "08:50", appointment="09:00"),
                person(2, "08:55", appointment="09:00"),
                person(3, "09:25", priority=True),
            ],
            "Trước bạn: 2 lịch hẹn 9:00, 1 người ưu tiên.",
        ),
        # a class says nothing about who came earlier anyway
        (
            person(9, "09:20"),
            [person(1, "09:00", priority=True), person(2, "09:01")],
            "Trước bạn: 2 người đến trước.",
        ),
        (person(9, "09:20", lets=(10,)), [person(10, "09:21")], "Trước bạn: 1 người bạn nhường."),
        (person(9, "09:20", appointment="09:30"), [person(1, "08:00")], "Trước bạn: 1 người đã chờ lâu."),
        (
            person(9, "09:20"),
            [person(1, "09:25", group_id="land")],
            "Trước bạn: 1 người tới lượt ở quầy khác.",
        ),
    ],
)
def test_place_is_explained_by_who_goes_first(
    ticket: WaitingTicket, ahead: list[WaitingTicket], words: str
) -> None:
    assert why(ticket, *ahead) == words


@given(lines(), policies)
def test_explanation_counts_everybody_ahead(line: list[WaitingTicket], policy: QueuePolicy) -> None:
    order = call_order(waiting=line, now=NOW, policy=policy)
    for place, ticket in enumerate(order):
        vi, en = why_this_place(ticket=ticket, ahead=order[:place], now=NOW, policy=policy)
        for sentence in (vi, en):
            parts = sentence.partition(": ")[2].split(", ") if place else []
            assert sum(int(part.split()[0]) for part in parts) == place


def test_policy_in_words_states_the_office_s_own_figures() -> None:
    policy = QueuePolicy(
        priority_classes=(PriorityClass.MERIT,), calls_per_priority=4, longest_wait_minutes=45
    )
    vi, en = (" ".join(sentences) for sentences in zip(*policy_in_words(policy), strict=True))
    for words in ("45 phút", "(người có công)", "4 lượt gọi", "5 phút trước giờ hẹn", "quá 10 phút"):
        assert words in vi
    for words in ("45 minutes", "(person of merit)", "one call in 4"):
        assert words in en
    nobody = policy_in_words(QueuePolicy(priority_classes=()))
    assert not any("ưu tiên" in rule for rule, _ in nobody)


def test_reason_is_told_by_the_same_rule_as_the_turn() -> None:
    late = person(1, "09:26", appointment="09:15")
    assert (line_reason(late, policy=POLICY), waits_since(late, policy=POLICY)) == (
        LineReason.ARRIVAL,
        at("09:26"),
    )
    in_time = person(1, "09:25", appointment="09:15")
    assert (line_reason(in_time, policy=POLICY), waits_since(in_time, policy=POLICY)) == (
        LineReason.APPOINTMENT,
        at("09:15"),
    )
