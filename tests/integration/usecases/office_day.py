"""A day at the ward as its use cases see it: each act with a key of its own unless one is given."""

import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from api.domain.appointments import SlotTime, show_hold
from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.leases import IssuedNumber
from api.domain.offices import Counter, Office
from api.domain.offices.changes import GroupChange, OfficeChange
from api.domain.offices.records import BookingAct
from api.domain.queue import PriorityClass
from api.domain.staff import StaffMember, StaffRole
from api.domain.terms import Terms, terms_of
from api.domain.tickets import display_key, hall_code
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from api.storage.offices import save_office
from api.storage.procedures import save_procedures
from api.usecases import (
    appointments,
    counters,
    dossiers,
    leases,
    office_changes,
    offices,
    queue,
    terms,
    tickets,
    visit_services,
)
from api.usecases.intentions import store_is_busy
from api.usecases.services import Services
from tests.clocks import MovableClock

BIRTH, RESIDENCE, LAND = "1.001193", "1.004222", "1.013978"  # khai sinh, thường trú, đất đai
PERMIT, EXTRACT = "1.013225", "2.000635"  # giấy phép xây dựng, trích lục hộ tịch
GROUPS = {
    BIRTH: "civil-status",
    RESIDENCE: "residence",
    LAND: "land",
    PERMIT: "construction",
    EXTRACT: "civil-status",
}
COMPETENT = "so-xay-dung"
PROCEDURES = [procedure for procedure in load_demo_procedures() if procedure.code in GROUPS]
PAPERS = (DocumentReceipt(name="Tờ khai", state=DocumentState.ORIGINAL),)
MOST_SENDINGS = 40

Answer = TypeVar("Answer")


def demo_office_with(
    *,
    places: int | None = None,
    reserve: int = 0,
    counters_of: dict[int, tuple[str, ...]] | None = None,
    refused: dict[int, tuple[str, ...]] | None = None,
    cooling_minutes: int = 0,
    earlier_offers: int = 3,
    slot_minutes: int | None = None,
) -> Office:
    """The demo office, with other places in each slot, other counters, or procedures these must not take.

    What is left does not cool off there, unless a test is about that.
    """
    office = demo_office(group_of_sector=GROUP_OF_SECTOR)
    policy = replace(office.booking_policy, cooling_minutes=cooling_minutes, earlier_offers=earlier_offers)
    office = replace(office, booking_policy=policy)
    if places is not None:
        office = replace(
            office,
            groups=tuple(
                replace(group, slot_capacity=places, reserve_places=reserve) for group in office.groups
            ),
        )
    if slot_minutes is not None:
        groups = tuple(replace(group, slot_minutes=slot_minutes) for group in office.groups)
        office = replace(office, groups=groups)
    if counters_of is not None:
        office = replace(
            office,
            counters=tuple(
                Counter(
                    number=number, name_vi=f"Quầy {number}", name_en=f"Counter {number}", group_ids=groups
                )
                for number, groups in counters_of.items()
            ),
        )
    if refused is not None:
        office = replace(
            office,
            counters=tuple(
                replace(counter, refused_procedures=refused.get(counter.number, ()))
                for counter in office.counters
            ),
        )
    return office


def share_permits(day: "OfficeDay") -> StaffMember:
    """From now on building permits are decided by another office; returns one of its clerks."""
    here = demo_office_with()
    save_office(replace(here, id=COMPETENT, name="Sở Xây dựng Đà Nẵng", agency_code="H17.2"))
    permit = next(each for each in PROCEDURES if each.code == PERMIT)
    shared = replace(permit, workflow="building-permit", competent_office=COMPETENT)
    save_procedures(office_id=day.office.id, procedures=[shared])
    day.clerks[5] = day.clerk(3)
    return StaffMember(id="expert", name="Lê Chuyên Demo", office_id=COMPETENT, role=StaffRole.CLERK)


def terms_with(code: str, **other: Any) -> Terms:
    """The terms of a procedure of the catalogue, some of them others."""
    return replace(terms_of(next(each for each in PROCEDURES if each.code == code)), **other)


def new_key() -> str:
    return str(uuid.uuid4())


def phone(number: int) -> str:
    """A phone of its own for each number up to 9999."""
    return f"090512{number:04}"


def send_until_answered(send: Callable[[], Answer]) -> Answer:
    """What every client does: the same request again while the store is busy."""
    for _ in range(MOST_SENDINGS):
        try:
            return send()
        except Exception as error:
            if not store_is_busy(error):
                raise
    raise AssertionError("the store stayed busy")


def at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Do all acts side by side, none before all stand ready; their answers in the order of the acts."""
    ready = threading.Barrier(len(acts))

    def start(act: Callable[[], Answer]) -> Answer:
        ready.wait()
        return send_until_answered(act)

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(start, acts))


def names(outcomes: Iterable[object]) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes]


def fewer_places(group_id: str = "civil-status", places: int = 1) -> OfficeChange:
    return OfficeChange(groups=(GroupChange(id=group_id, slot_capacity=places),))


@dataclass
class OfficeDay:
    services: Services
    clock: MovableClock
    office: Office
    clerks: dict[int, StaffMember] = field(default_factory=dict)

    def slots(self, procedure: str = BIRTH, *, places: int = 1, with_reserve: bool = False) -> list[SlotTime]:
        """Times with a free place, soonest first; with several, as many free slots in a row."""
        group = self.office.group(GROUPS[procedure])
        assert group is not None
        days = appointments.slot_days(
            self.services, office=self.office, group=group, places=places, with_reserve=with_reserve
        )
        return [free.slot for day in days for free in day.slots if free.free_places]

    def book(
        self,
        slot: SlotTime,
        *,
        key: str | None = None,
        phone: str = "0905123456",
        procedure: str = BIRTH,
        name: str = "Trần Thị Minh Demo",
        places: int = 1,
        hold: str | None = None,
        citizen: str | None = None,
    ) -> Any:
        return appointments.book_appointment(
            self.services,
            office_id=self.office.id,
            procedure_code=procedure,
            slot_id=slot.id,
            name=name,
            phone=phone,
            places=places,
            hold=hold,
            citizen=citizen,
            idempotency_key=key or new_key(),
        )

    def book_for(
        self,
        slot: SlotTime,
        *,
        key: str | None = None,
        phone: str = "0905123456",
        citizen: str | None = None,
        places: int = 1,
    ) -> Any:
        """The clerk of counter 3 books for somebody who rings up."""
        return appointments.book_for_citizen(
            self.services,
            staff=self.clerk(3),
            procedure_code=BIRTH,
            slot_id=slot.id,
            name="Lê Văn Gọi Demo",
            phone=phone,
            places=places,
            citizen=citizen,
            idempotency_key=key or new_key(),
        )

    def hold(
        self, slot: SlotTime, *, key: str | None = None, places: int = 1, instead: str | None = None
    ) -> Any:
        return appointments.hold_slot(
            self.services,
            office_id=self.office.id,
            procedure_code=BIRTH,
            slot_id=slot.id,
            places=places,
            instead=instead,
            idempotency_key=key or new_key(),
        )

    def held(self, slot: SlotTime, *, places: int = 1, instead: str | None = None) -> str:
        """A hold that was had, as its holder keeps it."""
        return show_hold(self.hold(slot, places=places, instead=instead).hold)

    def release(self, hold: str, *, key: str | None = None) -> Any:
        return appointments.release_hold(self.services, hold=hold, idempotency_key=key or new_key())

    def reschedule(self, code: str, slot: SlotTime, *, key: str | None = None) -> Any:
        return appointments.reschedule_appointment(
            self.services, code=code, slot_id=slot.id, idempotency_key=key or new_key()
        )

    def cancel(self, code: str, *, key: str | None = None) -> Any:
        return appointments.cancel_appointment(self.services, code=code, idempotency_key=key or new_key())

    def take(
        self,
        procedure: str = BIRTH,
        *,
        key: str | None = None,
        name: str | None = None,
        priority: PriorityClass | None = None,
    ) -> Any:
        return tickets.take_ticket(
            self.services,
            office_id=self.office.id,
            procedure_code=procedure,
            hall_code=self.hall_code(),
            name=name,
            phone=None,
            idempotency_key=key or new_key(),
            priority=priority,
        )

    def check_in(self, code: str, *, key: str | None = None, priority: PriorityClass | None = None) -> Any:
        return tickets.check_in(
            self.services,
            code=code,
            office_id=self.office.id,
            hall_code=self.hall_code(),
            idempotency_key=key or new_key(),
            priority=priority,
        )

    def lease(
        self,
        group: str = "civil-status",
        *,
        count: int = 5,
        kiosk: str = "kiosk-cua-chinh",
        key: str | None = None,
        display: str | None = None,
    ) -> Any:
        return leases.lease_numbers(
            self.services,
            office_id=self.office.id,
            display_key=self.display_key() if display is None else display,
            kiosk=kiosk,
            group_id=group,
            count=count,
            idempotency_key=key or new_key(),
        )

    def report(self, lease_id: str, *issued: IssuedNumber, key: str | None = None) -> Any:
        return leases.report_issued_numbers(
            self.services,
            office_id=self.office.id,
            display_key=self.display_key(),
            lease_id=lease_id,
            issued=issued,
            idempotency_key=key or new_key(),
        )

    def given_out(
        self, number: int, *, ago: int = 0, procedure: str = BIRTH, priority: PriorityClass | None = None
    ) -> IssuedNumber:
        """A leased number that a kiosk gave out that many seconds ago."""
        at = self.clock.now() - timedelta(seconds=ago)
        return IssuedNumber(number=number, procedure_code=procedure, issued_at=at, priority=priority)

    def let_others_go_first(self, code: str, *, key: str | None = None) -> Any:
        return queue.let_others_go_first(self.services, code=code, idempotency_key=key or new_key())

    def set_priority(
        self, number: int, label: str, priority: PriorityClass | None, *, key: str | None = None
    ) -> Any:
        return counters.set_priority(
            self.services,
            staff=self.clerk(number),
            number=number,
            label=label,
            priority=priority,
            idempotency_key=key or new_key(),
        )

    def scan(self, poster: str = "cho-hoa-khanh", *, key: str | None = None) -> Any:
        return offices.count_poster_scan(
            self.services, office_id=self.office.id, poster=poster, idempotency_key=key or new_key()
        )

    def at_counter(self, verb: str, number: int, *, key: str | None = None, **more: object) -> Any:
        """One of `open_counter`, `call_next`, `start_service` … by the clerk of that counter."""
        use_case = getattr(counters, verb)
        return use_case(
            self.services, staff=self.clerk(number), number=number, idempotency_key=key or new_key(), **more
        )

    def add_service(self, code: str, procedure: str, *, key: str | None = None) -> Any:
        return visit_services.add_service(
            self.services, code=code, procedure_code=procedure, idempotency_key=key or new_key()
        )

    def add_at_counter(self, number: int, procedure: str, *, key: str | None = None) -> Any:
        """Another service for who is at that counter."""
        return visit_services.add_service_at_counter(
            self.services,
            staff=self.clerk(number),
            number=number,
            procedure_code=procedure,
            idempotency_key=key or new_key(),
        )

    def mark_return(self, number: int, label: str, *, key: str | None = None) -> Any:
        """The clerk of that counter says that the missed person of that number is here again."""
        return counters.mark_return(
            self.services,
            staff=self.clerk(number),
            number=number,
            label=label,
            idempotency_key=key or new_key(),
        )

    def transfer(self, number: int, *, to: str, to_counter: int | None = None, key: str | None = None) -> Any:
        """The ticket at that counter goes to another group, or to one counter."""
        return counters.transfer_ticket(
            self.services,
            staff=self.clerk(number),
            number=number,
            group_id=to,
            idempotency_key=key or new_key(),
            to_counter=to_counter,
        )

    def receive(
        self,
        number: int,
        *,
        key: str | None = None,
        note: str | None = None,
        procedure: str | None = None,
        documents: Sequence[DocumentReceipt] | None = None,
        **more: Any,
    ) -> Any:
        return dossiers.receive_dossier(
            self.services,
            staff=self.clerk(number),
            number=number,
            documents=PAPERS if documents is None else documents,
            note=note,
            procedure_code=procedure,
            **more,
            idempotency_key=key or new_key(),
        )

    def advance(
        self,
        code: str,
        *,
        to: str = "APPRAISAL",
        version: int = 1,
        key: str | None = None,
        reason: str | None = None,
        staff: StaffMember | None = None,
    ) -> Any:
        return dossiers.advance_dossier(
            self.services,
            staff=staff or self.clerk(3),
            code=code,
            to=to,
            version=version,
            note=None,
            reason=reason,
            idempotency_key=key or new_key(),
        )

    def assign(self, code: str, *, to: str = "clerk-4", version: int = 1, key: str | None = None) -> Any:
        return dossiers.assign_dossier(
            self.services,
            staff=self.clerk(3),
            code=code,
            version=version,
            clerk_id=to,
            clerk_name="Cán bộ Demo 4",
            until=None,
            reason="Hồ sơ cần người am hiểu.",
            idempotency_key=key or new_key(),
        )

    def extend(self, code: str, *, to: date, version: int = 1, key: str | None = None) -> Any:
        return dossiers.extend_dossier(
            self.services,
            staff=self.clerk(3),
            code=code,
            version=version,
            new_due_on=to,
            apology="Xin lỗi bạn vì chậm trễ.",
            idempotency_key=key or new_key(),
        )

    def display_key(self) -> str:
        return display_key(secret=self.services.code_secret, office_id=self.office.id)

    def preview(self, change: OfficeChange) -> Any:
        return office_changes.preview_change(self.services, staff=self.manager, change=change)

    def change(
        self,
        change: OfficeChange,
        *,
        acts: Sequence[BookingAct] = (),
        version: int | None = None,
        key: str | None = None,
        reason: str = "Cán bộ nghỉ ốm",
        manager: StaffMember | None = None,
        seen: Any = None,
    ) -> Any:
        """The manager previews and applies; `acts` in the order of the bookings she is shown, then MOVE."""
        seen = seen or self.preview(change)
        chosen = [*acts, *[BookingAct.MOVE] * len(seen.affected)]
        return office_changes.change_office(
            self.services,
            staff=manager or self.manager,
            version=seen.before.version if version is None else version,
            change=change,
            reason=reason,
            affected=seen.digest,
            acts={one.reference: act for one, act in zip(seen.affected, chosen, strict=False)},
            idempotency_key=key or new_key(),
        )

    def resume(self, version: int, *, key: str | None = None) -> Any:
        return office_changes.resume_change(
            self.services, staff=self.manager, version=version, idempotency_key=key or new_key()
        )

    def set_terms(
        self,
        code: str,
        wanted: Terms,
        *,
        version: int = 0,
        key: str | None = None,
        reason: str = "Theo quyết định mới",
        manager: StaffMember | None = None,
    ) -> Any:
        return terms.change_terms(
            self.services,
            staff=manager or self.manager,
            code=code,
            version=version,
            terms=wanted,
            reason=reason,
            idempotency_key=key or new_key(),
        )

    @property
    def manager(self) -> StaffMember:
        return StaffMember(
            id="manager-1", name="Trưởng Demo", office_id=self.office.id, role=StaffRole.MANAGER
        )

    def hall_code(self) -> str:
        return hall_code(secret=self.services.code_secret, office_id=self.office.id, at=self.clock.now())

    def clerk(self, number: int) -> StaffMember:
        """The clerk of the counter of that number; set `clerks` to let one person work at several."""
        return self.clerks.get(number) or StaffMember(
            id=f"clerk-{number}", name=f"Cán bộ Demo {number}", office_id=self.office.id, role=StaffRole.CLERK
        )
