"""Ward days played one after the other, and how the office's forecast did against the oracle's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.domain.hall import LineEntry
from api.domain.queue import Experience, Wait
from api.local.backtest import OURS, figures
from api.local.demo.chance import chance
from api.local.simulate.days import ORACLE, Day, Oracle, Seen
from api.local.simulate.oracle import FUTURES, TrueFutures
from api.local.simulate.wards import Ward

FIRST_DAY = date(2026, 3, 2)
# An office learns for a month before it is judged; its first days are told apart.
DAYS_TO_LEARN = 20
# The oracle takes its time: it is asked about one person in so many.
ASKED_ONE_IN = 2
# What every ward is to meet: its score as a multiple of the oracle's, and four calls in five inside.
MOST_OF_THE_ORACLES = 1.15
INSIDE, INSIDE_MAY_DIFFER_BY = 0.80, 0.03


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judged waits of one ward; `first_days` are those before the forecast had learned."""

    ward: Ward
    first_days: tuple[Seen, ...]
    seen: tuple[Seen, ...]

    @property
    def asked(self) -> list[Seen]:
        """Those whom the oracle was asked about too."""
        return [each for each in self.seen if ORACLE in each.forecasts]

    @property
    def ratio(self) -> float:
        """Our interval score as a multiple of the oracle's, on the same people."""
        ours, best = (figures(self.asked, forecast=name)["score"] for name in (OURS, ORACLE))
        return round(ours / best, 3)

    def report(self) -> dict[str, float]:
        best = figures(self.asked, forecast=ORACLE)
        return {
            "n": len(self.seen),
            **figures(self.seen, forecast=OURS),
            "asked": len(self.asked),
            "oracle": best["score"],
            "ratio": self.ratio,
        }


def play_ward(
    ward: Ward, *, seed: int, days: int, learned_on: int = DAYS_TO_LEARN, futures: int = FUTURES
) -> Iterator[Judgement]:
    """The judgement so far after each of the `days` that follow those of learning."""
    luck, experience = chance("ward", seed, ward.id), Experience()
    first_days: list[Seen] = []
    seen: list[Seen] = []
    for number, on in zip(range(learned_on + days), _working_days(ward), strict=False):
        is_judged = number >= learned_on
        oracle = _now_and_then(ward, seed=seed, number=number, futures=futures) if is_judged else None
        day = Day(ward, on=on, experience=experience, chance=luck, oracle=oracle)
        day.play()
        experience = day.experience
        (seen if is_judged else first_days).extend(day.seen)
        if is_judged:
            yield Judgement(ward, tuple(first_days), tuple(seen))


def _now_and_then(ward: Ward, *, seed: int, number: int, futures: int) -> Oracle:
    picks = chance("whom to ask about", seed, ward.id, number)
    oracle = TrueFutures(chance=chance("oracle", seed, ward.id, number), futures=futures)

    def ask(day: Day, asks: LineEntry, now: datetime) -> Wait | None:
        return oracle(day, asks, now) if picks.randrange(ASKED_ONE_IN) == 0 else None

    return ask


def _working_days(ward: Ward) -> Iterator[date]:
    on = FIRST_DAY
    while True:
        if ward.office.calendar.why_closed(on) is None:
            yield on
        on += timedelta(days=1)


def misses(reports: Mapping[str, Mapping[str, float]]) -> list[str]:
    """What each ward (by its name) misses of the aim, in words; empty when all meet it."""
    missed = []
    for name, report in reports.items():
        if report["ratio"] > MOST_OF_THE_ORACLES:
            missed.append(
                f"{name}: {report['ratio']:.3f} times the oracle's score, at most {MOST_OF_THE_ORACLES}"
            )
        if abs(round(report["coverage"] - INSIDE, 6)) > INSIDE_MAY_DIFFER_BY:
            aim = f"{INSIDE:.0%} ± {INSIDE_MAY_DIFFER_BY:.0%}"
            missed.append(f"{name}: {report['coverage']:.1%} inside, aimed at is {aim}")
    return missed


def table(judgements: Sequence[Judgement]) -> str:
    """For people: a line for each ward."""
    names = ("people", "MAE", "inside", "width", "score", "oracle", "ratio")
    lines = [f"{'scenario':<40}" + "".join(f"{name:>8}" for name in names)]
    for judgement in judgements:
        row = judgement.report()
        lines.append(
            f"{judgement.ward.name_en:<40}{row['n']:>8}{row['mae'] / 60:>8.1f}{row['coverage']:>8.1%}"
            f"{row['width'] / 60:>8.1f}{row['score'] / 60:>8.1f}"
            f"{row['oracle'] / 60:>8.1f}{row['ratio']:>8.2f}"
        )
    return "\n".join(lines)
