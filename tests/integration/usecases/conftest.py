"""The ward's use cases on an empty store, without the application around them."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.bootstrap import make_services
from api.local.files import FolderFiles
from api.settings import read_settings
from api.storage.offices import save_office
from api.storage.procedures import save_procedures
from tests.clocks import MovableClock
from tests.integration.storage.snapshots import write_as_before
from tests.integration.usecases.office_day import PROCEDURES, OfficeDay, demo_office_with


@pytest.fixture
def day(store: str, clock: MovableClock, tmp_path: Path, request: pytest.FixtureRequest) -> OfficeDay:
    """Monday at 8:30 in the demo ward; `indirect` parameters are keyword arguments of `demo_office_with`."""
    office = demo_office_with(**getattr(request, "param", {}))

    def write() -> None:
        save_office(office)
        save_procedures(office_id=office.id, procedures=PROCEDURES)

    write_as_before(("day", repr(office)), write)
    settings = replace(read_settings(), staff_jwks_url="file:///dev/null")
    files = FolderFiles(
        tmp_path / "files", site_url=settings.site_url, secret=settings.code_secret, clock=clock
    )
    services = make_services(settings, clock=clock, files=files)
    services.office(office.id)  # read before any test counts calls
    for procedure in PROCEDURES:
        services.procedure(office_id=office.id, code=procedure.code)
    return OfficeDay(services=services, clock=clock, office=office)
