"""Whose own figures a report leaves out, so that nobody can reckon them from what it shows."""

from collections.abc import Mapping


def withheld(results: Mapping[str, int], *, least: int) -> frozenset[str]:
    """Those with fewer than `least` results; when that is one alone, also who has the fewest of the others.

    Their sum is shown as one line. Were it one person's, total less the other lines would be her figures.
    """
    below = frozenset(who for who, count in results.items() if count < least)
    others = sorted((count, who) for who, count in results.items() if who not in below)
    if len(below) != 1 or not others:
        return below
    return below | {others[0][1]}
