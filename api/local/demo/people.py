"""The demo's people: visitors and clerks whose names say that they are invented."""

from dataclasses import dataclass

from api.domain.staff import StaffMember, StaffRole
from api.local.demo.chance import chance
from api.local.demo.deciding_office import DECIDING_OFFICE_ID, DECIDING_OFFICE_NAME
from api.local.demo.office import DEMO_OFFICE_ID
from api.local.issuer import Clerk

# No range of numbers is set aside for invented people; nobody is ever called or written to by the demo.
VISITOR_PHONES = "+8490000"
VISITORS = 10_000

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Hồ", "Ngô", "Dương")
_MIDDLE = ("Thị", "Văn", "Minh", "Thanh", "Ngọc", "Hữu", "Thu", "Quang", "Kim", "Đức")
_GIVEN = (
    *("An", "Bình", "Châu", "Dung", "Giang", "Hà", "Hạnh", "Hòa", "Hương", "Khánh", "Lan", "Linh", "Long"),
    *("Mai", "Nam", "Nga", "Phúc", "Phương", "Quỳnh", "Sơn", "Tâm", "Thảo", "Tuấn", "Vy", "Xuân", "Yến"),
)

# Signed in by the local issuer, for whoever tries the second office's side.
DECIDING_CLERK = Clerk(
    id="demo-expert",
    name="Đỗ Chuyên Demo",
    office=DECIDING_OFFICE_ID,
    role="clerk",
    title=f"Chuyên viên {DECIDING_OFFICE_NAME}",
)
DECIDING_MANAGER = Clerk(
    id="demo-head",
    name="Hoàng Phê Demo",
    office=DECIDING_OFFICE_ID,
    role="manager",
    title=f"Lãnh đạo phòng, {DECIDING_OFFICE_NAME}",
)
# Signed in by the local issuer, for whoever tries the clerk's side.
DEMO_CLERKS = (
    Clerk(id="demo-clerk-1", name="Lê Minh Demo", office=DEMO_OFFICE_ID, role="clerk"),
    Clerk(id="demo-clerk-2", name="Phạm Thu Demo", office=DEMO_OFFICE_ID, role="clerk"),
    Clerk(id="demo-manager", name="Trần Bình Demo", office=DEMO_OFFICE_ID, role="manager"),
    DECIDING_CLERK,
    DECIDING_MANAGER,
)
# Has worked there before the newcomer came.
EXPERT = StaffMember(
    id="attendant-expert", name="Đinh Phong Demo", office_id=DECIDING_OFFICE_ID, role=StaffRole.CLERK
)

# Counter 3 is left to whoever tries the clerk's side.
COUNTER_LEFT_FREE = 3
ATTENDANTS = {
    number: StaffMember(id=f"attendant-{number}", name=name, office_id=DEMO_OFFICE_ID, role=StaffRole.CLERK)
    for number, name in (
        (1, "Hồ Mai Demo"),
        (2, "Võ Nam Demo"),
        (4, "Đặng Lan Demo"),
        (5, "Bùi Sơn Demo"),
        (6, "Ngô Hà Demo"),
        (7, "Phan Tâm Demo"),
    )
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """An invented citizen; `phone` in E.164 form."""

    name: str
    phone: str


def visitor(number: int) -> Visitor:
    """The visitor of that number, always the same one; numbers beyond 9,999 begin again."""
    number %= VISITORS
    drawn = chance("visitor", number)
    name = f"{drawn.choice(_FAMILY)} {drawn.choice(_MIDDLE)} {drawn.choice(_GIVEN)} Demo"
    return Visitor(name=name, phone=f"{VISITOR_PHONES}{number:04}")


def is_visitor(phone: str | None) -> bool:
    """Whether a ticket's phone is a visitor's: nobody else's ticket is ever played with."""
    return phone is not None and phone.startswith(VISITOR_PHONES)
