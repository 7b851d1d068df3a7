"""The ward that a storm finds: the demo office on an empty table, its clock running."""

from api.bootstrap import make_services
from api.settings import read_settings
from api.storage.offices import save_office
from api.storage.procedures import save_procedures
from api.storage.tables import Base, create_table
from tests.integration.usecases.office_day import PROCEDURES, OfficeDay, demo_office_with
from tests.load.torture.storm import WARD, RunningClock


def stormy_day() -> OfficeDay:
    if Base.exists():
        Base.delete_table()
    create_table()
    office = demo_office_with(**WARD)
    save_office(office)
    save_procedures(office_id=office.id, procedures=PROCEDURES)
    clock = RunningClock()
    return OfficeDay(services=make_services(read_settings(), clock=clock), clock=clock, office=office)  # type: ignore[arg-type]
