"""Command: puts dossiers that wait for their citizens where they hide no late one, old ones too.

python -m api.local.set_awaiting_apart --office ID
"""

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0, 2 for an office that is not there."""
    parser = argparse.ArgumentParser(
        prog="python -m api.local.set_awaiting_apart",
        description="Writes each dossier that waits for papers again, behind those that have a due moment.",
    )
    parser.add_argument("--office", required=True, metavar="ID", help="the office whose dossiers are written")
    office_id = parser.parse_args(arguments).office
    # Only here: these models reach for the store and its settings when they are imported.
    from api.storage.offices import load_office
    from api.usecases.awaited_papers import set_awaiting_apart

    if load_office(office_id) is None:
        print(f"There is no office {office_id} in this store; nothing was written.", file=sys.stderr)
        return 2
    print(f"{set_awaiting_apart(office_id=office_id)} dossiers wait for their citizens.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
