"""The queue's policy: what an office sets about its call order, and the classes of people who come first."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

# Who gives her turn lets two people go first, and may do so three times.
PEOPLE_LET_FIRST = 2
MOST_TIMES_GIVEN = 3

# Who does not come is called three times with a minute between; the next two go before her return.
MOST_CALLS = 3
BETWEEN_CALLS = timedelta(minutes=1)
PEOPLE_BEFORE_RETURN = 2

# What each number of a policy may be.
QUEUE_RANGES = {
    "calls_per_priority": range(2, 11),
    "longest_wait_minutes": range(15, 241),
    "calls_before_missed": range(1, MOST_CALLS + 1),
    "return_minutes": range(5, 121),
    "early_minutes": range(31),
    "late_minutes": range(61),
}


class PriorityClass(StrEnum):
    """People who may be called before their turn."""

    ELDERLY = "ELDERLY"
    DISABLED = "DISABLED"
    WITH_CHILD = "WITH_CHILD"
    MERIT = "MERIT"

    @property
    def name_vi(self) -> str:
        return _NAMES[self][0]

    @property
    def name_en(self) -> str:
        return _NAMES[self][1]


_NAMES = {
    PriorityClass.ELDERLY: ("cao tuổi", "elderly"),
    PriorityClass.DISABLED: ("khuyết tật", "disabled"),
    PriorityClass.WITH_CHILD: ("mang thai hoặc có con nhỏ", "pregnant or with an infant"),
    PriorityClass.MERIT: ("người có công", "person of merit"),
}


@dataclass(frozen=True, slots=True)
class QueuePolicy:
    """What an office decides about its call order.

    Of `calls_per_priority` calls of a counter at most one takes a person of `priority_classes` before her
    turn. Who has waited `longest_wait_minutes` is passed by nobody whose wait began later. Nobody has missed
    her call before `calls_before_missed` calls, a minute apart; she may come back within `return_minutes`,
    once. An appointment goes before who came without one from `early_minutes` before its time, if its holder
    came at most `late_minutes` after it.
    """

    priority_classes: tuple[PriorityClass, ...] = tuple(PriorityClass)
    calls_per_priority: int = 3
    longest_wait_minutes: int = 60
    calls_before_missed: int = MOST_CALLS
    return_minutes: int = 30
    early_minutes: int = 5
    late_minutes: int = 10

    @property
    def longest_wait(self) -> timedelta:
        return timedelta(minutes=self.longest_wait_minutes)

    @property
    def due_ahead(self) -> timedelta:
        """So long before its time an appointment is due."""
        return timedelta(minutes=self.early_minutes)

    @property
    def late_grace(self) -> timedelta:
        """So long after its time its holder may still come for it."""
        return timedelta(minutes=self.late_minutes)

    @property
    def ordinary_calls_between(self) -> int:
        """How many people without a class a counter calls before it may call one with a class early."""
        return self.calls_per_priority - 1


def policy_in_words(policy: QueuePolicy) -> tuple[tuple[str, str], ...]:
    """The rules in force, as sentences in Vietnamese and English, in the order in which they decide."""
    rules = [
        (
            f"Ai đã chờ đủ {policy.longest_wait_minutes} phút thì không bị người bắt đầu chờ sau vượt lên.",
            f"Who has waited {policy.longest_wait_minutes} minutes is passed by nobody who began later.",
        )
    ]
    if policy.priority_classes:
        classes = [PriorityClass(one) for one in policy.priority_classes]
        names_vi, names_en = (
            ", ".join(one.name_vi for one in classes),
            ", ".join(one.name_en for one in classes),
        )
        rules.append(
            (
                f"Người ưu tiên ({names_vi}) được mời sớm hơn: khi còn người khác chờ, mỗi quầy cứ"
                f" {policy.calls_per_priority} lượt gọi thì nhiều nhất một lượt mời vượt lên.",
                f"People with priority ({names_en}) are called early: while others wait, at most one call in"
                f" {policy.calls_per_priority} at each counter takes somebody before her turn.",
            )
        )
    calls_vi, calls_en = _calls_in_words(policy)
    rules += [
        _appointments_in_words(policy),
        ("Sau đó ai đến trước được gọi trước.", "Then first come, first called."),
        (
            "Lịch hẹn chưa đến giờ được gọi khi quầy không còn ai khác chờ.",
            "Appointments before their time are called when nobody else waits for the counter.",
        ),
        (
            f"Ai cũng có thể nhường {PEOPLE_LET_FIRST} lượt mà không mất chỗ, nhiều nhất"
            f" {MOST_TIMES_GIVEN} lần.",
            f"Anybody may let {PEOPLE_LET_FIRST} people go first without losing the place,"
            f" up to {MOST_TIMES_GIVEN} times.",
        ),
        (
            f"{calls_vi} Vắng mặt mà quay lại trong"
            f" {policy.return_minutes} phút và báo có mặt thì giữ số cũ, vào sau {PEOPLE_BEFORE_RETURN} người"
            " kế tiếp của nhóm; mỗi số một lần.",
            f"{calls_en} Who comes back within"
            f" {policy.return_minutes} minutes and says so keeps the number and goes in after the next"
            f" {PEOPLE_BEFORE_RETURN} of the group; once for each number.",
        ),
    ]
    return tuple(rules)


def _appointments_in_words(policy: QueuePolicy) -> tuple[str, str]:
    early, late = policy.early_minutes, policy.late_minutes
    from_vi, from_en = (
        (f"từ {early} phút trước giờ hẹn", f"from {_minutes(early)} before their time")
        if early
        else ("từ đúng giờ hẹn", "from their time on")
    )
    than_vi, than_en = (
        (f"đến muộn quá {late} phút", f"who comes more than {_minutes(late)} late")
        if late
        else ("đến sau giờ hẹn", "who comes after it")
    )
    return (
        f"Lịch hẹn đến giờ được gọi trước, {from_vi}; {than_vi} thì chờ theo giờ đến.",
        f"Due appointments go first, {from_en}; {than_en} waits by arrival.",
    )


def _minutes(count: int) -> str:
    return "one minute" if count == 1 else f"{count} minutes"


def _calls_in_words(policy: QueuePolicy) -> tuple[str, str]:
    calls = policy.calls_before_missed
    if calls == 1:
        return (
            "Ai được gọi mà chưa đến có thể bị ghi vắng mặt ngay sau lần gọi đầu.",
            "Who is called and does not come may be marked as a no-show after the first call.",
        )
    return (
        f"Ai chưa đến được gọi {calls} lần, cách nhau một phút, rồi mới bị ghi vắng mặt.",
        f"Who does not come is called {calls} times with a minute between before she is marked as a no-show.",
    )
