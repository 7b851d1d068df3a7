"""The function behind the gateway, and a ward it answers for."""

from collections.abc import Iterator

import pytest

from api.local.demo.office import DEMO_OFFICE_ID, demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from tests.integration.handlers.gateway import Send, graphql_function


@pytest.fixture(scope="module")
def send(store_endpoint: str) -> Iterator[Send]:
    """One function and one ward for all tests here: they only ask."""
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures
    from api.storage.tables import Base, create_table

    if Base.exists():
        Base.delete_table()
    create_table()
    save_office(demo_office(group_of_sector=GROUP_OF_SECTOR))
    save_procedures(office_id=DEMO_OFFICE_ID, procedures=load_demo_procedures())
    with graphql_function() as function:
        yield function
