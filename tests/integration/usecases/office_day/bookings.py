"""What citizens do with appointments, and the clerk who books for one of them."""

from typing import Any

from api.domain.appointments import SlotTime, show_hold
from api.usecases import appointments, desk_bookings
from tests.integration.usecases.office_day.asking import new_key
from tests.integration.usecases.office_day.day import Day
from tests.integration.usecases.office_day.ward import BIRTH, GROUPS


class Bookings(Day):
    """Places held, booked, moved and given back."""

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
        counter: int | None = None,
    ) -> Any:
        """The clerk of that counter, else of counter 3, books for somebody who rings up."""
        return desk_bookings.book_for_citizen(
            self.services,
            staff=self.clerk(counter or 3),
            procedure_code=BIRTH,
            slot_id=slot.id,
            name="Lê Văn Gọi Demo",
            phone=phone,
            places=places,
            citizen=citizen,
            counter=counter,
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
