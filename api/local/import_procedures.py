"""Command: reads a file of the national portal's records, names what it cannot parse, and saves the rest.

python -m api.local.import_procedures FILE                 only read and report
python -m api.local.import_procedures FILE --office ID     also save into that office's catalogue
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from api.domain.procedures import Procedure
from api.local.portal_records import ParsedRecord, parse_records

READ_AT_ONCE = 100
PROGRESS_STEP = 100


def main(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0, 1 when nothing could be imported, 2 for a wrong argument.

    Importing the same file again changes nothing. A row whose code or name cannot be trusted is left out;
    of any other row everything is saved but the parts named in its problems.
    """
    options = _options(arguments)
    try:
        # Not splitlines(): the texts hold other line separators than the newline between records.
        lines = options.file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return _refuse(f"Cannot read {options.file}: {error}")
    records = parse_records(lines)
    _print_problems(records)
    procedures = [record.procedure for record in records if record.procedure]
    if options.office and not options.dry_run:
        refusal = _save(office_id=options.office, procedures=procedures)
        if refusal:
            return _refuse(refusal)
    _print_summary(records)
    return 0 if procedures else 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m api.local.import_procedures",
        description="Reads the national portal's records, one JSON object a line.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the records, UTF-8")
    parser.add_argument("--office", metavar="ID", help="save into this office's catalogue; else only report")
    parser.add_argument("--dry-run", action="store_true", help="only report, even with --office")
    return parser.parse_args(arguments)


def _print_problems(records: Sequence[ParsedRecord]) -> None:
    for record in records:
        for problem in record.problems:
            print(f"row {record.row} {record.code or '?'} {problem}")


def _print_summary(records: Sequence[ParsedRecord]) -> None:
    whole = sum(record.is_whole for record in records)
    left_out = sum(record.procedure is None for record in records)
    print(f"\n{whole} of {len(records)} records parse whole.")
    print(
        f"{len(records) - whole - left_out} parse in part, {left_out} are left out. Rows with each problem:"
    )
    rows = Counter(kind for record in records for kind in {problem.kind for problem in record.problems})
    for kind, count in rows.most_common():
        print(f"{count:5}  {kind}")


def _save(*, office_id: str, procedures: Sequence[Procedure]) -> str | None:
    """Save the procedures and return None, or return why not."""
    # Only here: these models reach for the store and its settings when they are imported.
    from api.storage.offices import load_office
    from api.storage.procedures import load_procedures, save_procedures

    if load_office(office_id) is None:
        return f"There is no office {office_id} in this store; nothing was saved."

    def show(done: int) -> None:
        if done % PROGRESS_STEP == 0 or done == len(procedures):
            print(f"saved {done} of {len(procedures)}")

    known: dict[str, Procedure] = {}
    codes = [procedure.code for procedure in procedures]
    for start in range(0, len(codes), READ_AT_ONCE):
        known |= load_procedures(office_id=office_id, codes=codes[start : start + READ_AT_ONCE])
    kept = [
        procedure.with_terms_of(known[procedure.code]) if procedure.code in known else procedure
        for procedure in procedures
    ]
    save_procedures(office_id=office_id, procedures=kept, progress=show)
    return None


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
