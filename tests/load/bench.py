"""`make bench`: what a cold start, an answer, an operation and a page cost; prints one table in Markdown.

Times are ratios to a handler that does one bare GetItem, under the same stub, on the same store, in the same
run, so they mean the same on any machine. Processor time is the function's own; wall time includes the store.
"""

import compileall
import os
import platform
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from py_compile import PycInvalidationMode
from statistics import median

from api.local.demo.office import DEMO_OFFICE_ID
from api.local.environment import enter_environment, store_environment
from api.local.store import EmbeddedStore
from infra.node_tools import INFRA
from tests.artefact.citizens_day import COUNTER, find_procedure, hall_code, play_day
from tests.artefact.fresh_artefact import fresh_artefact
from tests.artefact.gateway_events import operation_event, query_event
from tests.artefact.runtime_api import Event, LambdaFunction
from tests.artefact.ward import (
    DEPLOYED_HANDLER,
    SECRET,
    PackagedApi,
    lambda_environment,
    packaged_api,
    persisted_id,
    seed_ward,
    unpack,
)
from tests.load import forecast_time, watchers
from tests.load.recorded_store import Operation, recorded
from tests.load.site_bytes import compressed_bytes, first_load_bytes
from tests.load.timings import Timing, cold_starts, warm_answers

TABLE = "den-luot-bench"
SITE = INFRA.parent / "frontend" / "dist"
BARE, POSITION, BOARD = "bare GetItem", "position query", "board (persisted GET)"
PEOPLE_WAITING = 10
POSITION_QUERY = "query($code: ID!) { ticket(code: $code) { state peopleAhead counter window { from to } } }"
LIMITS_IN_BYTES = {"index.html": 25_000, "widget/v1.js": 12_000}


@contextmanager
def ward_on_new_table(tree: Path, endpoint: str, workplace: Path) -> Iterator[PackagedApi]:
    """The packaged API for the demo ward on an empty table."""
    from api.storage.tables import Base, create_table

    if Base.exists():
        Base.delete_table()
    create_table()
    seed_ward()
    with packaged_api(tree=tree, store_endpoint=endpoint, table=TABLE, workplace=workplace) as api:
        yield api


def fill_hall(packaged: PackagedApi) -> str:
    """Open a counter and let people take numbers; the last one's ticket code."""
    procedure = find_procedure(packaged)["code"]
    packaged.change("openCounter", "CounterOpened", counter=COUNTER)
    shown = hall_code(packaged)
    code = ""
    for _ in range(PEOPLE_WAITING):
        taken = packaged.change(
            "takeTicket",
            "TicketTaken",
            "ticket { code }",
            office=DEMO_OFFICE_ID,
            procedure=procedure,
            hallCode=shown,
        )
        code = taken["ticket"]["code"]
    return code


def times(*, tree: Path, store: str, workplace: Path) -> Iterator[str]:
    with ward_on_new_table(tree, store, workplace) as packaged:
        code = fill_hall(packaged)
        events: dict[str, Event] = {
            BARE: {"pk": f"TICKET#{code}", "sk": "TICKET"},
            POSITION: operation_event(document=POSITION_QUERY, variables={"code": code}),
            BOARD: query_event(
                document_id=persisted_id(tree, "OfficeBoard"), variables={"office": DEMO_OFFICE_ID}
            ),
        }

        def function(handler: str) -> LambdaFunction:
            return LambdaFunction(
                tree=tree,
                handler=handler,
                environment=lambda_environment(store_endpoint=store, table=TABLE, key_set=workplace),
                workplace=workplace,
                beside=[Path(__file__).parent],
            )

        cold = cold_starts(
            {BARE: lambda: function("bare_get_item.handler"), POSITION: lambda: function(DEPLOYED_HANDLER)},
            events,
        )
        with function("bare_get_item.handler") as bare:
            warm = warm_answers({BARE: bare, POSITION: packaged.function, BOARD: packaged.function}, events)
    yield "| time, median | processor ms | × bare | wall ms | × bare |\n|---|--:|--:|--:|--:|"
    for kind, timings in (("cold start to first answer", cold), ("warm answer", warm)):
        for name, timing in timings.items():
            yield f"| {kind}: {name} | {_figures(timing, timings[BARE])} |"


def _figures(timing: Timing, bare: Timing) -> str:
    cpu, wall = timing.ratio_to(bare)
    return f"{median(timing.cpu):.2f} | {cpu:.1f} | {median(timing.wall):.2f} | {wall:.1f}"


def request_units(*, tree: Path, store: str, workplace: Path) -> Iterator[str]:
    passed: defaultdict[str, list[list[Operation]]] = defaultdict(list)
    with recorded(store) as record, ward_on_new_table(tree, record.endpoint, workplace) as packaged:

        def note(field: str) -> None:
            passed[field].append(record.operations.copy())
            record.operations.clear()

        record.operations.clear()
        packaged.after_operation = note
        play_day(packaged)
    yield (
        "\n| operation in the citizen's day | read units | write units | store requests |\n|---|--:|--:|--:|"
    )
    for field, times in passed.items():
        read = median(sum(each.read_units for each in operations) for operations in times)
        written = median(sum(each.write_units for each in operations) for operations in times)
        yield f"| {field} | {read:g} | {written:g} | {median(map(len, times)):g} |"
    all_of_them = [each for times in passed.values() for operations in times for each in operations]
    read, written = (
        sum(each.read_units for each in all_of_them),
        sum(each.write_units for each in all_of_them),
    )
    yield f"| the whole day | {read:g} | {written:g} | {len(all_of_them)} |"


def watching(*, tree: Path, store: str, workplace: Path) -> Iterator[str]:
    def runs() -> Iterator[watchers.Watched]:
        for count in watchers.WATCHERS:
            with recorded(store) as record, ward_on_new_table(tree, record.endpoint, workplace) as packaged:
                document = persisted_id(tree, "OfficeBoard")
                yield watchers.watch(packaged, record, document_id=document, watchers=count)

    return watchers.table(runs())


def site_bytes() -> Iterator[str]:
    yield "\n| first load, Brotli | bytes | limit |\n|---|--:|--:|"
    for page in ("index.html", "staff.html", "board.html", "kiosk.html", "explorer.html"):
        limit = LIMITS_IN_BYTES.get(page)
        yield f"| /{page} | {first_load_bytes(SITE, page):,} | {f'{limit:,}' if limit else '–'} |"
    widget = "widget/v1.js"
    yield f"| /{widget} | {compressed_bytes(SITE / widget):,} | {LIMITS_IN_BYTES[widget]:,} |"


def forecast() -> Iterator[str]:
    fastest, limit = forecast_time.fastest_in_ms(), forecast_time.LIMIT_IN_MS
    yield "\n| forecast of a hall | processor ms, fastest of 20 | goal |\n|---|--:|--:|"
    yield f"| {forecast_time.PEOPLE} people at seven counters | {fastest:.1f} | {limit} |"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore() as store:
        workplace = Path(folder)
        settings = store_environment(endpoint=store.endpoint, table=TABLE)
        enter_environment(environment=os.environ, values=settings | {"DENLUOT_CODE_SECRET": SECRET})
        artefact = fresh_artefact()
        tree = unpack(artefact, workplace / "tree")
        # The artefact has the deployed Python's bytecode; under another Python its own stands in for that.
        compileall.compile_dir(tree, quiet=2, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
        host = f"Python {platform.python_version()} on {platform.machine()}"
        for line in chain(
            [f"{host}; artefact of {artefact.stat().st_size:,} bytes", ""],
            times(tree=tree, store=store.endpoint, workplace=workplace),
            request_units(tree=tree, store=store.endpoint, workplace=workplace),
            watching(tree=tree, store=store.endpoint, workplace=workplace),
            forecast(),
            site_bytes(),
        ):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
