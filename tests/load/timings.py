"""Cold starts and warm answers of the packaged API beside a bare GetItem, in turns on the same machine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from tests.artefact.runtime_api import Event, LambdaFunction

COLD_ROUNDS = 7
WARM_ROUNDS = 5
WARM_UP_CALLS = 50
CALLS_IN_A_ROUND = 200

MILLISECONDS = 1000.0


@dataclass
class Timing:
    """Milliseconds of processor and wall time, one entry for each round; the median counts."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def ratio_to(self, other: "Timing") -> tuple[float, float]:
        """How many times the other's processor and wall time."""
        return median(self.cpu) / median(other.cpu), median(self.wall) / median(other.wall)


def cold_starts(
    start: dict[str, Callable[[], LambdaFunction]], events: dict[str, Event]
) -> dict[str, Timing]:
    """From the process's start to its first answer, by name of the function."""
    timings = {name: Timing() for name in start}
    for _ in range(COLD_ROUNDS):
        for name, make in start.items():
            with make() as function:
                asked = perf_counter()
                function.invoke(events[name])
                answered = perf_counter() - asked
                timings[name].wall.append((function.init_seconds + answered) * MILLISECONDS)
                timings[name].cpu.append(function.cpu_seconds() * MILLISECONDS)
    return timings


def warm_answers(functions: dict[str, LambdaFunction], events: dict[str, Event]) -> dict[str, Timing]:
    """One answer of a function that has answered before, by name of the event."""
    timings = {name: Timing() for name in events}
    for name, function in functions.items():
        for _ in range(WARM_UP_CALLS):
            function.invoke(events[name])
    for _ in range(WARM_ROUNDS):
        for name, function in functions.items():
            cpu, wall = function.cpu_seconds(), perf_counter()
            for _ in range(CALLS_IN_A_ROUND):
                function.invoke(events[name])
            timings[name].wall.append((perf_counter() - wall) * MILLISECONDS / CALLS_IN_A_ROUND)
            timings[name].cpu.append((function.cpu_seconds() - cpu) * MILLISECONDS / CALLS_IN_A_ROUND)
    return timings
