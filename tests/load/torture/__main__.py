"""`make torture`: storms in the hall and among dossier clerks, seed by seed.

The last line is one JSON object for programs."""

import argparse
import json
import logging
import os
import sys
from collections import Counter as Tally
from collections.abc import Callable
from typing import Any

from api.local.environment import enter_environment, store_environment
from api.local.store import EmbeddedStore

TABLE = "den-luot-torture"
# Only the storm's own tickets are signed with it.
SECRET = "a secret that only the storm knows, 32 bytes"
SEEDS, ACTS_EACH = 10, 40


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.torture", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many storms")
    parser.add_argument("--first", type=int, default=1, help="the first one's seed")
    parser.add_argument("--acts", type=int, default=ACTS_EACH, help="acts of each client")
    asked = parser.parse_args()
    with EmbeddedStore() as store:
        settings = store_environment(endpoint=store.endpoint, table=TABLE)
        names = {
            "DENLUOT_CODE_SECRET": SECRET,
            "DENLUOT_SITE_URL": "https://den-luot.test",
            "DENLUOT_STAFF_ISSUER": "https://issuer.den-luot.test",
            "DENLUOT_STAFF_AUDIENCE": "den-luot-staff",
            "DENLUOT_STAFF_JWKS_URL": "file:///dev/null",
        }
        enter_environment(environment=os.environ, values=settings | names)
        # The schedule logs each fault that was injected into it.
        logging.getLogger("denluot").setLevel(logging.CRITICAL)
        return storms(range(asked.first, asked.first + asked.seeds), acts_each=asked.acts)


def storms(seeds: range, *, acts_each: int) -> int:
    """Play them one after the other, hall and dossiers; how many could not be explained."""
    # Models read their settings when they are imported: not before the environment stands.
    from tests.load.torture.dossier_storm import play_dossiers
    from tests.load.torture.storm import play
    from tests.load.torture.ward import quiet_day, stormy_day

    kinds: dict[str, tuple[Callable[[], Any], Callable[..., Any]]] = {
        "hall": (stormy_day, play),
        "dossiers": (quiet_day, play_dossiers),
    }
    summaries = {
        kind: _all_storms(kind, seeds, acts_each=acts_each, day=day, play=play_one)
        for kind, (day, play_one) in kinds.items()
    }
    sys.stdout.write(json.dumps({**summaries["hall"], "dossiers": summaries["dossiers"]}) + "\n")
    return sum(len(summary["failed"]) for summary in summaries.values())


def _all_storms(
    kind: str, seeds: range, *, acts_each: int, day: Callable[[], Any], play: Callable[..., Any]
) -> dict[str, Any]:
    faults: Tally[str] = Tally()
    totals: Tally[str] = Tally()
    failed = []
    for seed in seeds:
        storm = play(day(), seed=seed, acts_each=acts_each)
        figures = storm.figures
        faults.update(figures["faults"])
        totals.update(
            {name: figures[name] for name in ("acts", "store calls", "retries", "busy", "given up")}
        )
        result = "explained" if not storm.problems else "NOT EXPLAINED"
        sys.stdout.write(
            f"{kind}, seed {seed:>3}: {figures['acts']} acts, {figures['store calls']} store calls, "
            f"{sum(figures['faults'].values())} faults, {figures['retries']} retries, "
            f"{figures['seconds']} s: {result}\n"
        )
        for problem in storm.problems:
            sys.stdout.write(f"  {problem}\n")
        sys.stdout.flush()
        failed += [seed] if storm.problems else []
    sys.stdout.write(f"faults: {dict(faults)}\n\n")
    summary = {"seeds": len(seeds), "explained": len(seeds) - len(failed), "failed": failed}
    return {**summary, **totals, "faults": dict(faults)}


if __name__ == "__main__":
    raise SystemExit(main())
