"""A ward on a store, and the packaged API running for it as on Lambda."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from api.domain.tickets import display_key
from api.local.demo.office import DEMO_OFFICE_ID, demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from api.local.issuer import AUDIENCE, Clerk, TokenSigner
from tests.artefact.gateway_events import Answer, operation_event, read_answer
from tests.artefact.runtime_api import Event, LambdaFunction
from tests.clocks import MovableClock

DEPLOYED_HANDLER = "api.handlers.graphql.handler"
HANDLER_WITH_SET_CLOCK = "set_clock.handler"
SECRET = "a secret that only the tests know, 32 bytes"
ISSUER = "https://issuer.den-luot.test"
KEY_SET = Path("issuer", "jwks.json")
CLERK = Clerk(id="clerk-6", name="Lê Minh Demo", office=DEMO_OFFICE_ID, role="clerk")

COUNTER_MUTATIONS = frozenset(
    {"openCounter", "closeCounter", "callNext", "recallTicket", "startService", "markNoShow", "finishService"}
)
STAFF_MUTATIONS = COUNTER_MUTATIONS | {"receiveDossier", "advanceDossier"}


def unpack(artefact: Path, tree: Path) -> Path:
    """The artefact as Lambda lays it out, in the folder `tree`."""
    with ZipFile(artefact) as archive:
        archive.extractall(tree)
    return tree


def persisted_id(tree: Path, operation: str) -> str:
    """The id of a persisted query by its operation's name."""
    documents: dict[str, str] = json.loads((tree / "schema" / "persisted_documents.json").read_text())
    (found,) = [key for key, text in documents.items() if text.startswith(f"query {operation}(")]
    return f"sha256:{found}"


def seed_ward() -> None:
    """Write the demo ward's office and procedures to the store of this process's settings."""
    # Models read their settings when they are imported, which a test's start must be able to come before.
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures

    save_office(demo_office(group_of_sector=GROUP_OF_SECTOR))
    save_procedures(office_id=DEMO_OFFICE_ID, procedures=load_demo_procedures())


@dataclass
class PackagedApi:
    """The API as its callers see it: operations in, GraphQL answers out."""

    function: LambdaFunction
    clock: MovableClock
    token: str
    display_key: str
    _clock_file: Path
    # Called with the root field's name after each operation.
    after_operation: Callable[[str], None] = lambda field: None
    _keys: int = 0

    def send(self, event: Event) -> Answer:
        """One request through the gateway."""
        return read_answer(self.function.invoke(event))

    def ask(self, document: str, *, as_clerk: bool = False, **variables: object) -> dict[str, Any]:
        """The data of an operation sent by POST; AssertionError with the errors when there are any."""
        token = self.token if as_clerk else None
        answer = self.send(operation_event(document=document, variables=variables, token=token))
        content: dict[str, dict[str, Any]] = answer.json()
        assert answer.status == 200, content
        assert "errors" not in content, content
        self.after_operation(next(iter(content["data"])))
        return content["data"]

    def change(self, mutation: str, wanted: str, fields: str = "", **fields_in: object) -> dict[str, Any]:
        """The outcome of a mutation with a new idempotency key; AssertionError unless it is `wanted`."""
        self._keys += 1
        name = f"{mutation[0].upper()}{mutation[1:]}Input"
        if mutation in COUNTER_MUTATIONS:
            name = "CloseCounterInput" if mutation == "closeCounter" else "CounterInput"
        more = f"... on {wanted} {{ {fields} }}" if fields else ""
        document = f"""mutation($input: {name}!) {{
            {mutation}(input: $input) {{ __typename {more} ... on Outcome {{ message }} }}
        }}"""
        key = {"idempotencyKey": f"artefact-test-{self._keys:04}"}
        data = self.ask(document, as_clerk=mutation in STAFF_MUTATIONS, input={**fields_in, **key})
        outcome: dict[str, Any] = data[mutation]
        assert outcome["__typename"] == wanted, outcome
        return outcome

    def move_clock(self, **by: float) -> None:
        """Let time pass, by a timedelta's keywords."""
        self._clock_file.write_text(self.clock.move(**by).isoformat())


@contextmanager
def packaged_api(
    *, tree: Path, store_endpoint: str, table: str, workplace: Path, handler: str = HANDLER_WITH_SET_CLOCK
) -> Iterator[PackagedApi]:
    """Run the unpacked artefact for the ward on that store; its clock stands at a Monday morning."""
    clock = MovableClock()
    clock_file = workplace / "clock"
    clock_file.write_text(clock.now().isoformat())
    signer = TokenSigner.in_folder(folder=(workplace / KEY_SET).parent, issuer=ISSUER, clock=clock)
    environment = {
        **lambda_environment(store_endpoint=store_endpoint, table=table, key_set=workplace),
        "CLOCK_FILE": str(clock_file),
    }
    beside = [Path(__file__).parent] if handler == HANDLER_WITH_SET_CLOCK else []
    function = LambdaFunction(
        tree=tree, handler=handler, environment=environment, workplace=workplace, beside=beside
    )
    with function:
        yield PackagedApi(
            function=function,
            clock=clock,
            token=signer.mint_token(CLERK),
            display_key=display_key(secret=SECRET.encode(), office_id=DEMO_OFFICE_ID),
            _clock_file=clock_file,
        )


def lambda_environment(*, store_endpoint: str, table: str, key_set: Path) -> dict[str, str]:
    """The function's own settings, where its store is and in which folder the issuer's keys are."""
    return {
        "AWS_ENDPOINT_URL": store_endpoint,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "DENLUOT_TABLE": table,
        "DENLUOT_CODE_SECRET": SECRET,
        "DENLUOT_SITE_URL": "https://den-luot.test",
        "DENLUOT_STAFF_ISSUER": ISSUER,
        "DENLUOT_STAFF_AUDIENCE": AUDIENCE,
        "DENLUOT_STAFF_JWKS_URL": (key_set / KEY_SET).as_uri(),
        "DENLUOT_FILES_BUCKET": "den-luot-files",
    }
