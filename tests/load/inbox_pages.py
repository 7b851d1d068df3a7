"""`python -m tests.load.inbox_pages [DOSSIERS]`: what a page of the inbox reads in an office with so many.

Every fourth dossier is finished. Units are computed from the items read, by DynamoDB's published rules.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any

from api.domain.dossiers.inbox import InboxFilter, InboxOwner
from api.local.environment import enter_environment, store_environment
from api.local.store import EmbeddedStore
from tests.load.request_units import read_units

DOSSIERS = 20_000
PAGE = 20
STORE_MAY_TAKE_IN_SECONDS = 60
FILTERS = {
    "the whole office": InboxFilter(),
    "my own": InboxFilter(owner=InboxOwner.MINE),
    "nobody's yet": InboxFilter(owner=InboxOwner.NOBODY),
    "waiting for papers": InboxFilter(waits=True),
    "of one step": InboxFilter(step="APPROVAL"),
    "of one sector": InboxFilter(sector="Hộ tịch"),
    "nobody's of one sector and step": InboxFilter(
        owner=InboxOwner.NOBODY, sector="Hộ tịch", step="APPROVAL"
    ),
    "none there are": InboxFilter(owner=InboxOwner.NOBODY, sector="Không có"),
}

# Every setting must be there; nobody signs in and no code is made.
OF_NO_USE_HERE = {
    "DENLUOT_CODE_SECRET": "0" * 64,
    "DENLUOT_SITE_URL": "http://localhost",
    "DENLUOT_STAFF_ISSUER": "http://localhost/issuer",
    "DENLUOT_STAFF_AUDIENCE": "den-luot",
    "DENLUOT_STAFF_JWKS_URL": "file:///dev/null",
}


@contextmanager
def reads() -> Iterator[list[tuple[str, float]]]:
    """Each operation of the store since, with the request units of what it read."""
    from api.storage.tables import connection

    passed: list[tuple[str, float]] = []

    def note(parsed: dict[str, Any], model: Any, **_: object) -> None:
        name, units = str(model.name), 0.0
        if name == "Query":
            units = read_units(parsed["Items"], consistent=False)
        elif name == "BatchGetItem":
            found = [item for items in parsed["Responses"].values() for item in items]
            units = sum(read_units([item], consistent=True) for item in found)
        passed.append((name, units))

    events = connection.connection.client.meta.events
    events.register("after-call.dynamodb.*", note)
    try:
        yield passed
    finally:
        events.unregister("after-call.dynamodb.*", note)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS
    with EmbeddedStore() as store:
        settings = store_environment(endpoint=store.endpoint, table="den-luot-inbox")
        enter_environment(environment=os.environ, values=settings | OF_NO_USE_HERE)
        for line in _measured(count):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _measured(count: int) -> Iterator[str]:
    from api.bootstrap import make_services
    from api.domain.staff import StaffMember, StaffRole
    from api.settings import read_settings
    from api.storage.tables import connection, create_table
    from api.usecases.dossiers import see_inbox
    from tests.clocks import MovableClock
    from tests.integration.usecases.full_inbox import OFFICE, write_inbox

    # The embedded store looks through the whole table for an index; DynamoDB does not.
    connection.connection._read_timeout_seconds = STORE_MAY_TAKE_IN_SECONDS
    create_table()
    services = make_services(read_settings(), clock=MovableClock())
    clerks = [f"clerk-{number}" for number in range(1, 11)]
    known = write_inbox(count, clerks=clerks)
    clerk = StaffMember(id=clerks[0], name="Cán bộ", office_id=OFFICE, role=StaffRole.CLERK)
    yield f"{count:,} dossiers of one office, {sum(each.is_open for each in known):,} of them open"
    yield "\n| a page of 20 | shown | queries | read units | processor ms |\n|---|--:|--:|--:|--:|"
    for name, wanted in FILTERS.items():
        with reads() as passed:
            began = process_time()
            page, _ = see_inbox(services, staff=clerk, wanted=wanted, first=PAGE, after=None)
            took = (process_time() - began) * 1000
        units = sum(cost for _, cost in passed)
        yield f"| {name} | {len(page)} | {len(passed)} | {units:g} | {took:.0f} |"


if __name__ == "__main__":
    main()
