"""A day at the ward: its services, its clock, and who works there."""

from dataclasses import dataclass, field

from api.domain.offices import Office
from api.domain.staff import StaffMember, StaffRole
from api.domain.tickets import display_key, hall_code
from api.usecases.services import Services
from tests.clocks import MovableClock


@dataclass
class Day:
    services: Services
    clock: MovableClock
    office: Office
    clerks: dict[int, StaffMember] = field(default_factory=dict)

    def hall_code(self) -> str:
        return hall_code(secret=self.services.code_secret, office_id=self.office.id, at=self.clock.now())

    def display_key(self) -> str:
        return display_key(secret=self.services.code_secret, office_id=self.office.id)

    @property
    def manager(self) -> StaffMember:
        return StaffMember(
            id="manager-1", name="Trưởng Demo", office_id=self.office.id, role=StaffRole.MANAGER
        )

    def clerk(self, number: int) -> StaffMember:
        """The clerk of the counter of that number; set `clerks` to let one person work at several."""
        return self.clerks.get(number) or StaffMember(
            id=f"clerk-{number}", name=f"Cán bộ Demo {number}", office_id=self.office.id, role=StaffRole.CLERK
        )
