"""Who is yet to come in one play of the day, and joins the file of her kind when she does."""

import math
from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

from api.domain.queue.turns import Person


class Coming:
    """People with the serving seconds from now until they are here and the number of their file.

    Who would be here after infinitely many does not come.
    """

    def __init__(self, people: Iterable[tuple[float, int, Person]]) -> None:
        """The last comes first, so that the next is at the end."""
        self._pending = sorted(
            (each for each in people if each[0] < math.inf), key=itemgetter(0), reverse=True
        )

    def let_in(self, *, at: float, files: Sequence[list[Person]], heads: Sequence[int]) -> None:
        """Put who is here by `at` in her turn; who stands before a file's head was called already."""
        while self._pending and self._pending[-1][0] <= at:
            _, number, person = self._pending.pop()
            insort(files[number], person, lo=heads[number], key=_in_turn)

    def next_of(self, numbers: Collection[int]) -> float:
        """When the next one of these files is here; infinite when nobody is to come."""
        return next((at for at, number, _ in reversed(self._pending) if number in numbers), math.inf)


def _in_turn(person: Person) -> tuple[tuple[float, int], str]:
    return person.turn, person.key
