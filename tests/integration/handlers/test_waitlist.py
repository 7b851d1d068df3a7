"""The function that hands places on, as the schedule calls it each minute."""

from datetime import timedelta
from unittest.mock import patch

from api.storage.transactions import transact
from api.storage.waitlist import due_waitlists, place_left
from api.usecases.waitlist.turns import WAITLISTS_AT_A_LOOK
from tests.integration.schema.test_waitlist import filled_today, join, see
from tests.integration.ward import Ward


def call(ward: Ward) -> None:
    from api.handlers import waitlist

    with patch.object(waitlist, "services", ward.services):
        waitlist.handler({"source": "aws.events"}, None)


def test_schedule_offers_a_left_place_from_the_minute_on_that_it_has_cooled_off(ward: Ward) -> None:
    slot, ticket = filled_today(ward)[8]
    wish = join(ward)["wish"]["code"]
    ward.do("cancelAppointment", "", ticket=ticket)
    for _ in range(5):
        call(ward)
        ward.clock.move(minutes=1)
    call(ward)
    ward.clock.move(minutes=14)
    seen = see(ward, wish)
    assert seen is not None
    assert seen["offer"]["slot"] == slot
    until = (ward.clock.now() + timedelta(minutes=1)).isoformat()
    assert seen["offer"]["until"] == until, "it was made when the schedule looked, not by this look"


def test_schedule_looks_at_all_that_are_due(ward: Ward) -> None:
    """More than are looked at at once."""
    now = ward.clock.now()
    for number in range(WAITLISTS_AT_A_LOOK + 2):
        transact(place_left(office_id=ward.office, group_id=f"group-{number}", at=now))
    assert len(due_waitlists(now=now, first=200)) == WAITLISTS_AT_A_LOOK + 2
    call(ward)
    assert not due_waitlists(now=now, first=200)
