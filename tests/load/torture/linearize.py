"""Whether a history of concurrent acts could have happened one act at a time: the search of Wing and Gong.

A history is linearizable when every act can be given one moment between its sending and its answer, so that
the acts, done one after the other at those moments, give everybody the answers they got. The state is the
whole hall, not one ticket or one series at a time: linearizability of the parts implies that of the whole
only where an act touches one part, and a call touches line, ticket, counter and priority ratio at once.

The search tries, among the acts that may come next (those sent before the first pending answer), the one
whose likely moment is earliest, and goes back when nobody can follow. Two things keep it quick and lose
nothing: an act that changes nothing and fits is taken at once, for doing it later cannot help anybody; and
the same set of acts done with the same state reached is never searched twice (Lowe's memo).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.load.torture.hall_model import HallModel
from tests.load.torture.history import Event

# Whether the act gives this answer in the hall as it is; changes the hall when it does.
Step = Callable[[HallModel, Event], bool]
MOST_STEPS = 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """`order` is one that explains the history, or None; then `stuck` is the furthest that any order came."""

    order: tuple[Event, ...] | None
    steps: int
    explained: int = 0
    stuck: tuple[Event, ...] = field(default=())

    @property
    def is_linearizable(self) -> bool:
        return self.order is not None

    def __str__(self) -> str:
        if self.order is not None:
            return f"linearizable, {self.steps} steps"
        pending = "\n  ".join(str(event) for event in self.stuck)
        return f"no order explains these, after {self.explained} others ({self.steps} steps):\n  {pending}"


def linearize(events: Sequence[Event], *, hall: HallModel, step: Step) -> Verdict:
    """Search an order, from the hall as it is given. Giving up after very many steps counts as none."""
    by_sending = sorted(events, key=lambda event: event.sent)
    names = [hash(("done", index)) for index in range(len(by_sending))]
    done = [False] * len(by_sending)
    done_digest = 0
    trail: list[tuple[int, int]] = []
    seen: set[tuple[int, int]] = set()
    first, steps = 0, 0
    furthest: tuple[int, tuple[Event, ...]] = (-1, ())

    def candidates(start: int) -> list[int]:
        earliest = float("inf")
        found = []
        for index in range(start, len(by_sending)):
            if by_sending[index].sent > earliest:
                break
            if not done[index]:
                found.append(index)
                earliest = min(earliest, by_sending[index].answered)
        found = [index for index in found if by_sending[index].sent <= earliest]
        return sorted(found, key=lambda index: by_sending[index].likely_at)

    choices: list[tuple[int, Iterator[int]]] = [(0, iter(candidates(0)))]
    while len(trail) < len(by_sending):
        first, untried = choices[-1]
        for index in untried:
            steps += 1
            mark = hall.mark()
            if steps > MOST_STEPS:
                return Verdict(None, steps, *furthest)
            if step(hall, by_sending[index]):
                key = (done_digest ^ names[index], hall.digest)
                if key not in seen:
                    seen.add(key)
                    break
            hall.go_back_to(mark)
        else:
            choices.pop()
            if len(trail) > furthest[0]:
                furthest = (len(trail), tuple(by_sending[index] for index in candidates(first)))
            if not trail:
                return Verdict(None, steps, *furthest)
            index, mark = trail.pop()
            hall.go_back_to(mark)
            done[index], done_digest = False, done_digest ^ names[index]
            continue
        if hall.mark() == mark:
            choices[-1] = (first, iter(()))
        trail.append((index, mark))
        done[index], done_digest = True, done_digest ^ names[index]
        while first < len(done) and done[first]:
            first += 1
        choices.append((first, iter(candidates(first))))
    return Verdict(tuple(by_sending[index] for index, _ in trail), steps)
