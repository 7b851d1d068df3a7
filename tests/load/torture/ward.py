"""The wards that storms find: the demo office on an empty table, its clock running."""

from typing import Any

from api.bootstrap import make_services
from api.settings import read_settings
from api.storage.offices import save_office
from api.storage.procedures import save_procedures
from api.storage.tables import Base, create_table
from tests.integration.usecases.office_day import PROCEDURES, OfficeDay, demo_office_with
from tests.load.torture.storm import WARD, RunningClock


def stormy_day() -> OfficeDay:
    """Few counters and few places, for who comes into the hall."""
    return _ward(**WARD)


def quiet_day() -> OfficeDay:
    """The office as it is, for who works at dossiers."""
    return _ward()


def _ward(**more: Any) -> OfficeDay:
    if Base.exists():
        Base.delete_table()
    create_table()
    office = demo_office_with(**more)
    save_office(office)
    save_procedures(office_id=office.id, procedures=PROCEDURES)
    clock: Any = RunningClock()
    return OfficeDay(services=make_services(read_settings(), clock=clock), clock=clock, office=office)
