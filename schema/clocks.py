"""Moments as people here write them, in the office's time."""

from datetime import datetime

from api.domain.calendar import local_clock


def clock(moment: datetime) -> str:
    """Hour and day as people here write them."""
    return f"{local_clock(moment):%H:%M, %d/%m}"


def clock_only(moment: datetime) -> str:
    """The hour as people here write it: 9:05."""
    return f"{local_clock(moment):%H:%M}".removeprefix("0")


def clock_to_the_second(moment: datetime) -> str:
    """The hour where a minute is too coarse: 9:05:30."""
    return f"{local_clock(moment):%H:%M:%S}".removeprefix("0")
