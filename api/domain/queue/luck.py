"""Luck: the fixed table of standard normal values from which every scenario draws."""

from functools import cache
from statistics import NormalDist

SCENARIOS = 31
# Enough that people who wait at the same time rarely share their luck.
DRAW_ROWS = 211


@cache
def draws() -> tuple[tuple[float, ...], ...]:
    """Rows of 31 standard normal values, one per scenario, evenly spread in each row and shuffled.

    Shuffled by a fixed linear congruence: the same everywhere and always, since rules know no chance.
    """
    values = [NormalDist().inv_cdf((step + 0.5) / SCENARIOS) for step in range(SCENARIOS)]
    state, rows = 2026, []
    for _ in range(DRAW_ROWS):
        for last in range(SCENARIOS - 1, 0, -1):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            other = (state >> 33) % (last + 1)
            values[last], values[other] = values[other], values[last]
        rows.append(tuple(values))
    return tuple(rows)


@cache
def ranks() -> tuple[tuple[int, ...], ...]:
    """The same rows by place: 0 for the lowest value of a row, 30 for the highest."""
    in_order = sorted(draws()[0])
    place = {value: number for number, value in enumerate(in_order)}
    return tuple(tuple(place[value] for value in row) for row in draws())
