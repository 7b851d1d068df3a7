"""`python -m tests.load.year [--one-of N]`: the seconds a ward's year of dossiers takes.

Written, counted anew and reported are 32,843 invented dossiers in the proportions published for Liên Chiểu in
2012, or every N-th of each kind, in a new embedded store. The exit code is 1 when other figures come out.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from time import perf_counter

from api.local.environment import enter_environment, store_environment
from api.local.store import EmbeddedStore
from tests.load.inbox_pages import OF_NO_USE_HERE

OFFICE = "phuong-thu"
KINDS = ("early", "on time", "overdue", "returned", "in progress")
PROGRESS_STEP = 1_000
YEAR_BEGINS, YEAR_ENDS = date(2025, 1, 1), date(2025, 12, 31)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.year", description=__doc__)
    parser.add_argument("--one-of", type=int, default=1, metavar="N", help="every N-th dossier of each kind")
    one_of = parser.parse_args(arguments).one_of
    if one_of < 1:
        parser.error("--one-of is 1 or more")
    with EmbeddedStore() as store:
        settings = store_environment(endpoint=store.endpoint, table="den-luot-year")
        enter_environment(environment=os.environ, values=settings | OF_NO_USE_HERE)
        from api.storage.tables import create_table

        create_table()
        return 0 if play_year(one_of=one_of, say=_say) else 1


def play_year(*, one_of: int, say: Callable[[str], None]) -> bool:
    """Write, count and report the year in the table there is; whether the published figures came out."""
    from api.domain.staff import StaffMember, StaffRole
    from api.usecases.statistics import Report, ReportBy, rebuild, see_report
    from tests.integration.usecases.year_of_dossiers import SHARES, write_year

    def tell(done: int) -> None:
        if done % PROGRESS_STEP == 0:
            say(f"counted {done:,} dossiers")

    began = perf_counter()
    written = write_year(OFFICE, one_of=one_of)
    say(f"{written:,} dossiers written in {perf_counter() - began:.1f} s")
    began = perf_counter()
    counted = rebuild(office_id=OFFICE, progress=tell).dossiers
    say(f"{counted:,} dossiers counted in {perf_counter() - began:.1f} s")
    counts = [counts for _, _, *counts in SHARES]
    manager = StaffMember(id="m", name="M", office_id=OFFICE, role=StaffRole.MANAGER)
    published = tuple(sum(-(-each[kind] // one_of) for each in counts) for kind in range(len(KINDS)))
    came_out = written == counted == sum(published)
    for by in ReportBy:
        began = perf_counter()
        seen = see_report(staff=manager, since=YEAR_BEGINS, until=YEAR_ENDS, by=by, today=YEAR_ENDS)
        took = perf_counter() - began
        assert isinstance(seen, Report)
        say(f"report by {by.lower()} in {took:.2f} s: {len(seen.lines)} lines")
        total = seen.total
        known = (total.early, total.on_time, total.overdue, total.returned, total.in_progress)
        came_out = came_out and known == published
    kinds = ", ".join(f"{count:,} {kind}" for count, kind in zip(known, KINDS, strict=True))
    say(f"{total.received:,} received: {kinds}")
    say("as published" if came_out else "NOT as published")
    return came_out


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
