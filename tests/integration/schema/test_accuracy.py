"""The public accuracy of an office's windows."""

from api.domain.accuracy import ToldWindows
from api.domain.calendar import local_day
from api.domain.queue import Experience, Outlook, Wait
from api.storage.experience import save_experience
from tests.integration.ward import Ward

ACCURACY = """query($o: ID!) { office(id: $o) { accuracy {
    days people insideShare medianWidthMinutes inWords { vi en } } } }"""


def test_accuracy_is_public_once_enough_people_were_called(ward: Ward) -> None:
    assert ward.ask(ACCURACY, o=ward.office)["office"]["accuracy"] is None
    now = ward.clock.now()
    seen = Outlook(group_id="land", service_seconds=600, scenarios=Wait(300, 600, 900), signs={})
    told = ToldWindows(people=50, inside=41, widths={20: 20, 25: 30})
    assert save_experience(
        ward.office,
        experience=Experience().with_call(seen, waited=600, at=now),
        was=Experience(),
        on=local_day(now),
        told=told,
        told_before=ToldWindows(),
    )
    ward.clock.move(seconds=700)
    found = ward.ask(ACCURACY, o=ward.office)["office"]["accuracy"]
    assert found.pop("inWords")["vi"].startswith("30 ngày qua: 82% người được gọi trong khoảng giờ đã báo")
    assert found == {"days": 30, "people": 50, "insideShare": 0.82, "medianWidthMinutes": 25}
