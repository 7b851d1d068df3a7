"""Command: plays a log of dossiers from elsewhere through the engine and counts them.

python -m api.local.import_dossier_log FILE                 only read and report
python -m api.local.import_dossier_log FILE --office ID     also save, into an office used for nothing else
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from api.domain.dossiers import Dossier
from api.local.dossier_log import LoggedDossier, LogIsInvalid, play, read_log

PROGRESS_STEP = 100


def main(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0, or 2 when it was refused. Importing again changes nothing."""
    parser = argparse.ArgumentParser(
        prog="python -m api.local.import_dossier_log", description="Reads a log of dossiers, CSV, UTF-8."
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--office", metavar="ID", help="save the dossiers as this office's; else only report")
    options = parser.parse_args(arguments)
    try:
        logged = read_log(options.file.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError, LogIsInvalid) as error:
        return _refuse(f"Cannot read {options.file}: {error}")
    print(f"{len(logged)} dossiers with {sum(len(each.events) for each in logged)} events.")
    return _save(logged, office_id=options.office) if options.office else 0


def _save(logged: Sequence[LoggedDossier], *, office_id: str) -> int:
    # Only here: these models reach for the store and its settings when they are imported.
    from api.storage.dossiers import create_dossier, load_dossier
    from api.storage.offices import load_office
    from api.storage.register import enter
    from api.storage.statistics import wait_to_be_counted
    from api.storage.transactions import ConditionsFailed, transact
    from api.usecases.statistics import count_waiting

    office = load_office(office_id)
    if office is None:
        return _refuse(f"There is no office {office_id} in this store; nothing was saved.")
    dossiers, new = play(logged, office=office), 0
    for done, dossier in enumerate(dossiers, start=1):
        try:
            transact(create_dossier(dossier), enter(dossier), wait_to_be_counted(dossier))
            new += 1
        except ConditionsFailed:
            if load_dossier(dossier.code) != dossier:
                return _refuse(f"{dossier.code} is another dossier already; use an office of its own.")
        if done % PROGRESS_STEP == 0:
            print(f"saved {done} of {len(dossiers)}", flush=True)
    while count_waiting(office_id=office_id):
        pass
    print(f"{new} are new, {len(dossiers) - new} were here already.")
    for name, number in sorted(_timeliness(dossiers).items()):
        print(f"{number:6}  {name}")
    return 0


def _timeliness(dossiers: Sequence[Dossier]) -> Counter[str]:
    """How the dossiers stand at the log's last moment."""
    last = max(move.at for each in dossiers for move in each.moves)
    return Counter(str(each.timeliness(as_of=last)) for each in dossiers)


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
