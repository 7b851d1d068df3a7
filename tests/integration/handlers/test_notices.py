"""What the table's stream tells of is sent once; what fails waits for the schedule."""

import os
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from api.ports import LetterWasNotTaken
from api.storage.notices import load_notice
from api.storage.reminders import waiting_reminders
from api.usecases.notices import Post
from tests.integration.usecases.mail import SITE, MailStandIn
from tests.integration.ward import BIRTH, Ward


def told_of(*ids: str) -> dict[str, Any]:
    return {
        "Records": [
            {
                "eventName": "INSERT",
                "dynamodb": {
                    "Keys": {"pk": {"S": f"DOSSIER#{code}"}, "sk": {"S": f"NOTICE#{int(place):03}"}},
                    "SequenceNumber": code,
                },
            }
            for code, _, place in (each.partition("/") for each in ids)
        ]
    }


def handed_in(ward: Ward) -> str:
    """The id of the notice of a dossier handed in at counter 3 with an address."""
    clerk = ward.clerk(3)
    ward.take(BIRTH, name="Trần Thị Minh Demo", phone="0905123456")
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=3)
    done = ward.do(
        "receiveDossier",
        "... on DossierReceived { dossier { code } }",
        token=clerk,
        counter=3,
        documents=[],
        email="minh@example.vn",
    )
    ward.do("finishService", token=clerk, counter=3)
    return f"{done['dossier']['code']}/1"


@pytest.fixture
def mail(ward: Ward) -> Iterator[MailStandIn]:
    """The handler with this mail service in place of the real one."""
    with patch.dict(os.environ, {"DENLUOT_MAIL_FROM": "khong-tra-loi@example.vn"}):
        from api.handlers import notices

    found = MailStandIn()
    post = Post(clock=ward.clock, mail=found, code_secret=ward.services.code_secret, site_url=SITE)
    with patch.object(notices, "post", post):
        yield found


def handle(event: dict[str, Any]) -> None:
    from api.handlers import notices

    notices.handler(event, None)


def test_notice_told_of_twice_is_sent_once(ward: Ward, mail: MailStandIn) -> None:
    notice = handed_in(ward)
    handle(told_of(notice, notice, "H17.45-261123-9999/1"))
    handle(told_of(notice))
    assert mail.ids == [notice]


def test_letter_that_fails_holds_nothing_up_and_waits_for_the_schedule(ward: Ward, mail: MailStandIn) -> None:
    first, second = handed_in(ward), handed_in(ward)
    mail.fails = [LetterWasNotTaken()]
    handle(told_of(first, second))
    assert mail.ids == [second]
    handle({"source": "aws.events"})
    assert mail.ids == [second], "its time has not come"
    ward.clock.move(minutes=2)
    handle({"source": "aws.events"})
    assert mail.ids == [second, first]


def test_store_that_fails_leaves_the_notice_to_the_schedule(ward: Ward, mail: MailStandIn) -> None:
    from api.handlers import notices

    first, second = handed_in(ward), handed_in(ward)
    sends = notices.send_notice

    def send(post: Post, *, dossier_code: str, place: int) -> None:
        if first.startswith(dossier_code):
            raise TimeoutError
        sends(post, dossier_code=dossier_code, place=place)

    with patch.object(notices, "send_notice", send):
        handle(told_of(first, second))
    assert mail.ids == [second]
    known = load_notice(dossier_code=first.partition("/")[0], place=1)
    assert known is not None
    assert known.attempts == 0
    handle({"source": "aws.events"})
    assert mail.ids == [second, first]


def reminded(ward: Ward) -> None:
    """The head has an address, and a dossier is late."""
    head = ward.clerk(9, role="manager")
    ward.do("enterDirectory", token=head)
    wish = {"id": "clerk-9", "name": "Trưởng Demo", "isActive": True, "version": 1, "reason": "Nhận thư."}
    ward.do("saveStaffMember", token=head, email="truong@example.vn", **wish)
    clerk = ward.clerk(6)
    ward.take("1.004222", name="Trần Thị Minh Demo", phone="0905123456")
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=6)
    ward.do("receiveDossier", token=clerk, counter=6, documents=[])
    ward.clock.move(days=11)  # Friday, 4 December: it was due the day before


def test_schedule_writes_reminders_and_sends_them_once(ward: Ward, mail: MailStandIn) -> None:
    reminded(ward)
    for _ in range(3):
        handle({"source": "aws.events"})
        ward.clock.move(minutes=5)
    assert [letter.to for letter in mail.letters].count("truong@example.vn") == 1


def test_stream_sends_a_reminder_at_once(ward: Ward, mail: MailStandIn) -> None:
    from api.handlers import notices

    reminded(ward)
    notices.remind_offices(notices.post)
    ((office, told_apart_by),) = [
        (each.office_id, each.told_apart_by) for each in waiting_reminders(now=ward.clock.now(), first=9)
    ]
    event = told_of("H17.45-261123-9999/1")
    event["Records"][0]["dynamodb"]["Keys"] = {
        "pk": {"S": f"REMINDERS#{office}"},
        "sk": {"S": told_apart_by},
    }
    handle(event)
    handle(event)
    assert [letter.to for letter in mail.letters] == ["truong@example.vn"]


def test_fault_among_reminders_holds_up_no_notice(ward: Ward, mail: MailStandIn) -> None:
    from api.handlers import notices

    notice = handed_in(ward)
    with patch.object(notices, "remind_offices", side_effect=TimeoutError):
        handle({"source": "aws.events"})
    assert mail.ids == [notice]
