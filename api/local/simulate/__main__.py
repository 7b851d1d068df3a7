"""`python -m api.local.simulate`: how true the forecast is in wards whose truth is known."""

import argparse
import json
import sys
from pathlib import Path

from api.local.simulate.judging import DAYS_TO_LEARN, Judgement, misses, play_ward, table
from api.local.simulate.report import write_report
from api.local.simulate.wards import wards


def main() -> int:
    """Print a table in minutes for people and, on the last line, one JSON object in seconds for programs.

    The exit code is 1 when a ward misses the aim; which one and what is said on the error output.
    """
    parser = argparse.ArgumentParser(prog="python -m api.local.simulate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    days_help = f"judged days, after {DAYS_TO_LEARN} of learning"
    parser.add_argument("--days", type=int, default=20, help=days_help)
    parser.add_argument("--report", type=Path, help="a folder for the report with its plots")
    asked = parser.parse_args()
    if asked.days < 1:
        parser.error("at least one day is needed")
    judgements = []
    for ward in wards():
        so_far: list[Judgement] = []
        for judgement in play_ward(ward, seed=asked.seed, days=asked.days):
            so_far.append(judgement)
            progress = f"\r{ward.name_en}: day {len(so_far)} of {asked.days}   "
            print(progress, end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        judgements.append(so_far[-1])
    print(f"In minutes; {DAYS_TO_LEARN} days of learning, then {asked.days} judged; seed {asked.seed}.\n")
    print(table(judgements))
    if asked.report is not None:
        print(f"\n{write_report(asked.report, judgements=judgements, seed=asked.seed)}")
    print(json.dumps({judgement.ward.id: judgement.report() for judgement in judgements}))
    missed = misses({judgement.ward.name_en: judgement.report() for judgement in judgements})
    for miss in missed:
        print(miss, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
