"""Command: counts an office's dossiers anew from nothing and tells whether the figures were the same.

python -m api.local.rebuild_statistics --office ID
"""

import argparse
import sys
from collections.abc import Sequence

PROGRESS_STEP = 1000


def main(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0, 1 when the figures were not the same, 2 for a wrong argument."""
    parser = argparse.ArgumentParser(
        prog="python -m api.local.rebuild_statistics",
        description="Counts every dossier of an office's register anew and replaces the kept figures.",
    )
    parser.add_argument("--office", required=True, metavar="ID", help="the office whose dossiers are counted")
    office_id = parser.parse_args(arguments).office
    # Only here: these models reach for the store and its settings when they are imported.
    from api.storage.offices import load_office
    from api.usecases.statistics import count_waiting, rebuild

    if load_office(office_id) is None:
        print(f"There is no office {office_id} in this store; nothing was counted.", file=sys.stderr)
        return 2
    while count_waiting(office_id=office_id):
        pass

    def show(done: int) -> None:
        if done % PROGRESS_STEP == 0:
            print(f"counted {done} dossiers", flush=True)

    done = rebuild(office_id=office_id, progress=show)
    print(f"{done.dossiers} dossiers. Figures before: {done.before}, counted anew: {done.after}.")
    print(
        "They were the same." if done.before == done.after else "They were not the same; now they are right."
    )
    return 0 if done.before == done.after else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
