"""Why somebody stands where she stands, and the policy in words."""

import pytest
from hypothesis import given

from api.domain.calendar import local_clock
from api.domain.queue import (
    LineReason,
    PriorityClass,
    QueuePolicy,
    WaitingTicket,
    call_order,
    has_priority,
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
        (person(9, "09:20", lets=(10,)), [person(10, "09:21")], "Trước bạn: 1 người được bạn nhường."),
        (person(9, "09:20", appointment="09:30"), [person(1, "08:00")], "Trước bạn: 1 người đã chờ lâu."),
        # she came early for her appointment
        (
            person(9, "09:10", appointment="10:00"),
            [person(1, "09:05"), person(2, "09:20"), person(3, "09:22")],
            "Trước bạn: 1 người đến trước, 2 người đến trước giờ hẹn của bạn.",
        ),
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


def is_true_of(heading: str, *, other: WaitingTicket, ticket: WaitingTicket, policy: QueuePolicy) -> bool:
    """What a heading says of somebody ahead, told by other means than the rule that chose it."""
    gave, came_later = ticket.given, other.arrived_at > ticket.arrived_at
    times, was_named = (gave.times, other.code in gave.to) if gave else (0, False)
    match heading:
        case "người đến trước":
            return not came_later
        case "người đến trước giờ hẹn của bạn":
            return ticket.appointment_at is not None and other.arrived_at <= ticket.appointment_at
        case "người ưu tiên":
            return has_priority(other, policy=policy)
        case "người đã chờ lâu":
            return NOW - waits_since(other, policy=policy) >= policy.longest_wait
        case "người được bạn nhường":
            return was_named and times > 0
        case "người kế tiếp lúc bạn quay lại":
            return was_named and times == 0
        case "người được gọi trong lúc bạn nhường":
            return came_later and times > 0
        case "người được gọi trong lúc bạn chờ người kế tiếp":
            return came_later and gave is not None and times == 0
        case appointment:
            starts_at = other.appointment_at and local_clock(other.appointment_at)
            return starts_at is not None and appointment == f"lịch hẹn {starts_at.hour}:{starts_at:%M}"


@given(lines(), policies)
def test_what_is_said_of_people_ahead_is_true_of_so_many(
    line: list[WaitingTicket], policy: QueuePolicy
) -> None:
    """One counter calls them all, so nobody goes first at another one."""
    order = call_order(waiting=line, now=NOW, policy=policy)
    for place, ticket in enumerate(order[1:], start=1):
        ahead = order[:place]
        vi, _ = why_this_place(ticket=ticket, ahead=ahead, now=NOW, policy=policy)
        for part in vi.removeprefix("Trước bạn: ").removesuffix(".").split(", "):
            count, heading = part.split(" ", 1)
            true_of = [is_true_of(heading, other=one, ticket=ticket, policy=policy) for one in ahead]
            assert int(count) <= sum(true_of), part


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
