"""Plots as SVG text: one day of a ward, each person's window as a bar and her real call as a mark."""

from collections.abc import Sequence

from api.local.backtest import OURS
from api.local.simulate.days import Seen

WIDTH, HEIGHT = 960, 300
_LEFT, _BOTTOM, _TOP = 44, 28, 10
_MOST_BARS = 140
_GRID_MINUTES = 30


def plot_of_day(seen: Sequence[Seen], *, title: str) -> str:
    """People from left to right as they came, minutes of waiting upwards; a cross is a call outside."""
    people = sorted(seen, key=lambda each: each.arrived_at)[:_MOST_BARS]
    longest = max([30.0, *(max(each.waited, each.forecasts[OURS].high) / 60 for each in people)])
    step = (WIDTH - _LEFT) / max(len(people), 1)

    def height(minutes: float) -> float:
        return round(HEIGHT - _BOTTOM - minutes / longest * (HEIGHT - _BOTTOM - _TOP), 1)

    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{title}</title>"
    ]
    for minutes in range(0, int(longest) + 1, _GRID_MINUTES):
        y = height(minutes)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{WIDTH}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{minutes}</text>')
    for place, each in enumerate(people):
        wait, x = each.forecasts[OURS], round(_LEFT + (place + 0.5) * step, 1)
        high, low, call = height(wait.high / 60), height(wait.low / 60), height(each.waited / 60)
        bar = round(max(step * 0.6, 1.5), 1)
        parts.append(
            f'<rect class="window" x="{round(x - bar / 2, 1)}" y="{high}" width="{bar}"'
            f' height="{round(max(low - high, 1), 1)}"/>'
        )
        if wait.low <= each.waited <= wait.high:
            parts.append(f'<circle class="inside" cx="{x}" cy="{call}" r="2.2"/>')
        else:
            parts.append(
                f'<path class="outside" d="M{x - 3} {call - 3}L{x + 3} {call + 3}M{x - 3} {call + 3}L{x + 3}'
                f' {call - 3}"/>'
            )
    parts.append("</svg>")
    return "".join(parts)
