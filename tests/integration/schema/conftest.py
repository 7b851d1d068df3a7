"""More of the ward: a neighbour, a dossier received, a ward that tests share, and a count of store calls."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from tests.clocks import MovableClock
from tests.integration.schema.received_dossier import Received, receive_dossier
from tests.integration.ward import Ward, make_ward

NEIGHBOUR = "hoa-khanh"


@pytest.fixture
def neighbour(ward: Ward) -> str:
    """The id of another office with the same groups and procedures."""
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures

    office = demo_office(group_of_sector=GROUP_OF_SECTOR)
    save_office(replace(office, id=NEIGHBOUR, name="Phường Hòa Khánh", agency_code="H17.46"))
    save_procedures(office_id=NEIGHBOUR, procedures=load_demo_procedures())
    return NEIGHBOUR


@pytest.fixture
def received(ward: Ward) -> Received:
    return receive_dossier(ward)


@pytest.fixture(scope="module")
def _shared_ward(store_endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    from api.storage.tables import Base, create_table

    if Base.exists():
        Base.delete_table()
    create_table()
    with make_ward(clock=MovableClock(), folder=tmp_path_factory.mktemp("ward")) as made:
        yield made


@pytest.fixture
def quiet_ward(_shared_ward: Ward) -> Ward:
    """A ward that nobody changes, one for a module: its tests only ask, or are refused."""
    _shared_ward.language = "vi"
    return _shared_ward


@pytest.fixture
def store_calls() -> Iterator[list[str]]:
    """The names of the operations the store was asked for since the test began."""
    from api.storage.tables import connection

    calls: list[str] = []

    def note(model: object, **_: object) -> None:
        calls.append(str(getattr(model, "name", model)))

    events = connection.connection.client.meta.events
    events.register("before-call.dynamodb.*", note)
    yield calls
    events.unregister("before-call.dynamodb.*", note)
