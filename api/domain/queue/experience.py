"""Experience: what an office's own calls have taught it about how long people wait."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from api.domain.queue.attendance import Attendance
from api.domain.queue.lessons import Lessons, Visit

# A window is meant to hold four calls in five: between the tenth and the ninetieth percentile.
SHARES = (0.1, 0.5, 0.9)
# Waits are compared as logarithms, after adding a sixth of a service: seconds matter little near nothing.
SOFTENING = 1 / 6
# How far one call moves a weight, at first and ever less; and how far it moves the window's ends, always.
STEP = 0.05
# The ends move by this much of a logarithm: some hundred calls weigh as much as all that went before.
END_STEP = 0.01
# How often each of two forecasts was off decides whom to believe; errors of long ago count less. Of two that
# differ by a tenth the better one gets five sixths of the say.
ERRORS_KEPT = 0.998
TRUST_POWER = 16
# What both were believed to be off by before any call, in services.
_ERRORS_BELIEVED = 20.0
_LEAST_ERRORS = 0.01
# Steps of long ago count less, so that a weight never stops learning.
KEPT = 0.9995
# What was believed of a weight before any call, as steps already taken.
_CAUTION = 1.0
# Nobody is taught anything by a wait a thousand times as long as was believed.
_FURTHEST = 7.0
_NO_MARGINS = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Wait:
    """Serving seconds until a call: hardly before `low` or after `high`, half the time by `middle`."""

    low: float
    middle: float
    high: float

    @property
    def shares(self) -> tuple[float, float, float]:
        return self.low, self.middle, self.high


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of one wait when it is forecast: the wait in the scenarios, and the hall around it.

    `service_seconds` is the believed mean service of the group. `signs` are numbers around nought by name;
    a sign that is missing is nought. What happens to people of one `kind` teaches nothing about another:
    those with an appointment are one, everybody who is called by arrival is the other. `weighed` is what the
    weights of that moment made of it, kept so that they are judged by what they knew: the calls since have
    taught them about the very morning in which this person waited.
    """

    group_id: str
    service_seconds: float
    scenarios: Wait
    signs: Mapping[str, float]
    kind: str = ""
    weighed: Wait | None = None


@dataclass(frozen=True, slots=True)
class LastCall:
    """A group's last call: the serving seconds that person had waited, and when, in seconds since 1970."""

    waited: int
    at: int


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a sign adds to a wait's logarithm at each of the three shares, and the steps taken so far."""

    values: tuple[float, float, float] = (0.0, 0.0, 0.0)
    steps: tuple[float, float, float] = (_CAUTION, _CAUTION, _CAUTION)


@dataclass(frozen=True, slots=True)
class Experience:
    """What was learned, and nothing of whom: weights by sign, the window's two ends, each group's last call.

    Without any call the forecast is that of the scenarios; every call draws it towards what happens here.
    A weight is a sum of ever smaller steps along the gradient of the three quantiles' loss (Adagrad). Where
    signs say little, weights follow each slow morning and make things worse: so the scenarios and what the
    weights make of them each get a say by how often they were off lately, `errors` by kind. The ends follow
    the share of calls that fell outside (adaptive conformal inference): `margins` say as logarithms how much
    further from the middle they lie, for everybody of a kind and, added to that, for one group of it.
    """

    calls: int = 0
    weights: Mapping[str, Weight] = field(default_factory=dict)
    margins: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    last_calls: Mapping[str, LastCall] = field(default_factory=dict)
    errors: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    lessons: Lessons = field(default_factory=Lessons)
    attendance: Attendance = field(default_factory=Attendance)

    def weigh(self, outlook: Outlook) -> Outlook:
        """The outlook with what the weights make of it now."""
        low, middle, high = (
            round(_wait(logarithm, outlook=outlook), 1) for logarithm in sorted(self._logarithms(outlook))
        )
        return replace(outlook, weighed=Wait(low, middle, high))

    def expect(self, outlook: Outlook) -> Wait:
        """The wait as this office knows it, each share in its place."""
        weighed = outlook.weighed or self.weigh(outlook).weighed or outlook.scenarios
        trust = self._trust(outlook)
        low, middle, high = (
            _logarithm(plain, outlook=outlook) * (1 - trust) + _logarithm(learned, outlook=outlook) * trust
            for plain, learned in zip(outlook.scenarios.shares, weighed.shares, strict=True)
        )
        earlier, later = self._margins(outlook)
        ends = (
            middle - (middle - low) * math.exp(earlier),
            middle,
            middle + (high - middle) * math.exp(later),
        )
        return Wait(*[_wait(logarithm, outlook=outlook) for logarithm in ends])

    def with_call(self, outlook: Outlook, *, waited: float, at: datetime) -> "Experience":
        """This and one more call: what was known when `outlook` was made, and the serving seconds waited."""
        expected = self.expect(outlook)
        actual = _logarithm(waited, outlook=outlook)
        weights = dict(self.weights)
        pulls = [
            share - (actual < believed)
            for share, believed in zip(SHARES, self._logarithms(outlook), strict=True)
        ]
        for name, sign in _signs(outlook):
            weights[name] = _moved(weights.get(name, Weight()), sign=sign, pulls=pulls)
        return replace(
            self,
            calls=self.calls + 1,
            weights=weights,
            margins={
                **self.margins,
                **self._margins_with(outlook, expected=expected, waited=waited),
            },
            errors={**self.errors, outlook.kind: self._errors_with(outlook, waited=waited)},
            last_calls={**self.last_calls, outlook.group_id: LastCall(round(waited), round(at.timestamp()))},
        )

    def with_visit(self, visit: Visit, *, prior_minutes: float) -> "Experience":
        """This and how long one visit took; `prior_minutes` is what the office believes of its group."""
        lessons = self.lessons.with_visit(visit, prior_minutes=prior_minutes)
        return replace(self, lessons=lessons)

    def _margins(self, outlook: Outlook) -> tuple[float, float]:
        earlier, later = zip(
            *(self.margins.get(name, _NO_MARGINS) for name in _ends_of(outlook)), strict=True
        )
        return sum(earlier), sum(later)

    def _margins_with(
        self, outlook: Outlook, *, expected: Wait, waited: float
    ) -> dict[str, tuple[float, float]]:
        steps = (
            END_STEP * ((waited < expected.low) - SHARES[0]),
            END_STEP * ((waited > expected.high) - SHARES[0]),
        )
        found = {}
        for name in _ends_of(outlook):
            earlier, later = self.margins.get(name, _NO_MARGINS)
            found[name] = round(earlier + steps[0], 5), round(later + steps[1], 5)
        return found

    def _trust(self, outlook: Outlook) -> float:
        """The say of the weights, from 0 to 1: a half when they were off as often as the scenarios."""
        plain, weighed = self._errors(outlook)
        return 1 / (1 + (weighed / plain) ** TRUST_POWER)

    def _errors(self, outlook: Outlook) -> tuple[float, float]:
        return self.errors.get(outlook.kind, (_ERRORS_BELIEVED, _ERRORS_BELIEVED))

    def _errors_with(self, outlook: Outlook, *, waited: float) -> tuple[float, float]:
        weighed = outlook.weighed or self.weigh(outlook).weighed or outlook.scenarios
        plain, learned = (
            max(so_far * ERRORS_KEPT + _error(wait, waited=waited) / outlook.service_seconds, _LEAST_ERRORS)
            for so_far, wait in zip(self._errors(outlook), (outlook.scenarios, weighed), strict=True)
        )
        return round(plain, 4), round(learned, 4)

    def _logarithms(self, outlook: Outlook) -> list[float]:
        found = [_logarithm(seconds, outlook=outlook) for seconds in outlook.scenarios.shares]
        for name, sign in _signs(outlook):
            weight = self.weights.get(name)
            if weight is not None:
                found = [
                    logarithm + value * sign for logarithm, value in zip(found, weight.values, strict=True)
                ]
        return found


def _ends_of(outlook: Outlook) -> tuple[str, str]:
    """What the window's ends are learned by: the kind of person, and her group within it."""
    return outlook.kind, f"{outlook.kind}: {outlook.group_id}"


def _signs(outlook: Outlook) -> Iterator[tuple[str, float]]:
    low, middle, high = (_logarithm(seconds, outlook=outlook) for seconds in outlook.scenarios.shares)
    kind = f"{outlook.kind}: " if outlook.kind else ""
    yield f"{kind}always", 1.0
    # Where the scenarios are too sure or too timid, their own length and spread are the first to tell.
    yield f"{kind}scenarios", middle + 1
    yield f"{kind}scenarios low", low - middle + 0.5
    yield f"{kind}scenarios high", high - middle - 0.5
    for name, sign in outlook.signs.items():
        yield f"{kind}{name}", sign


def _moved(weight: Weight, *, sign: float, pulls: list[float]) -> Weight:
    steps = [step * KEPT + (pull * sign) ** 2 for step, pull in zip(weight.steps, pulls, strict=True)]
    values = [
        value + STEP * pull * sign / math.sqrt(step)
        for value, pull, step in zip(weight.values, pulls, steps, strict=True)
    ]
    # Rounded, so that what is kept is short; what is cut off is far less than one call teaches.
    kept_values = [round(value, 5) for value in values]
    kept_steps = [round(step, 3) for step in steps]
    return Weight(
        values=(kept_values[0], kept_values[1], kept_values[2]),
        steps=(kept_steps[0], kept_steps[1], kept_steps[2]),
    )


def _error(wait: Wait, *, waited: float) -> float:
    """How far off three quantiles are, in seconds: their pinball loss."""
    return sum(
        (share - (waited < believed)) * (waited - believed)
        for share, believed in zip(SHARES, wait.shares, strict=True)
    )


def _logarithm(seconds: float, *, outlook: Outlook) -> float:
    return math.log(max(seconds, 0.0) / outlook.service_seconds + SOFTENING)


def _wait(logarithm: float, *, outlook: Outlook) -> float:
    return max(math.exp(min(logarithm, _FURTHEST)) - SOFTENING, 0.0) * outlook.service_seconds
