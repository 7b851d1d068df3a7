"""Accuracy: how true the windows were that people were told when they came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from api.domain.queue import CallWindow

# What an office says of itself is about this many days, today among them.
DAYS = 30
# A share of fewer people than this says nothing yet.
LEAST_PEOPLE = 30
# Windows lie on five-minute marks; wider ones than this are counted as this wide.
WIDEST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class ToldWindows:
    """The people called on one day who had been told a window: how many, how many of them within it, and
    how many by the width of theirs, in minutes."""

    people: int = 0
    inside: int = 0
    widths: Mapping[int, int] = field(default_factory=dict)

    def with_call(self, window: CallWindow, *, called_at: datetime) -> "ToldWindows":
        """These and one more call. A window that was told by its beginning alone is judged by both ends."""
        is_inside = window.call_from <= called_at <= window.call_to
        width = min((window.call_to - window.call_from) // timedelta(minutes=1), WIDEST_MINUTES)
        return ToldWindows(
            people=self.people + 1,
            inside=self.inside + is_inside,
            widths={**self.widths, width: self.widths.get(width, 0) + 1},
        )


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of `people` in the last `days` the share called within the window they were told; its usual width."""

    days: int
    people: int
    inside_share: float
    median_width_minutes: int


def first_day(*, today: date) -> date:
    """The first of the days that accuracy is about."""
    return today - timedelta(days=DAYS - 1)


def accuracy_of(told: Iterable[ToldWindows]) -> Accuracy | None:
    """What several days come to; None while they are too few people to say anything."""
    people, inside, widths = 0, 0, dict[int, int]()
    for day in told:
        people += day.people
        inside += day.inside
        for width, number in day.widths.items():
            widths[width] = widths.get(width, 0) + number
    if people < LEAST_PEOPLE:
        return None
    return Accuracy(
        days=DAYS, people=people, inside_share=inside / people, median_width_minutes=_median(widths)
    )


def accuracy_in_words(accuracy: Accuracy) -> tuple[str, str]:
    """One sentence for everybody, in Vietnamese and English."""
    percent, minutes = round(accuracy.inside_share * 100), accuracy.median_width_minutes
    return (
        f"{accuracy.days} ngày qua: {percent}% người được gọi trong khoảng giờ đã báo lúc họ đến; "
        f"một nửa số khoảng giờ đó dài không quá {minutes} phút.",
        f"Last {accuracy.days} days: {percent}% of people were called within the window told when they came; "
        f"half of those windows were no longer than {minutes} minutes.",
    )


def _median(widths: Mapping[int, int]) -> int:
    """The least width that half of the people, or more, had at most."""
    half, so_far = sum(widths.values()) / 2, 0
    for width, number in sorted(widths.items()):
        so_far += number
        if so_far >= half:
            return width
    raise ValueError("a median needs somebody")
