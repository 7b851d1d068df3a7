"""Officers' addresses and reminders through the public schema: managers alone see them and send again."""

from typing import Any

from api.ports import LetterIsRefused
from api.usecases.notices import Post
from api.usecases.reminders import remind_offices, send_waiting_reminders
from tests.integration.usecases.mail import SITE, MailStandIn
from tests.integration.ward import Ward

RESIDENCE = "1.004222"  # Đăng ký thường trú
ADDRESS = "lan.demo@example.vn"
ENTRY = "... on StaffMemberSaved { entry { email wantsReminders version } } ... on InputIsInvalid { field }"
UNSENT = "{ unsentReminders { id on officerName audience dossiers state settledAt problem } }"
AGAIN = "... on ReminderWaits { reminder { id state dossiers } }"


def head(ward: Ward, *, office: str | None = None) -> str:
    """The token of a manager, of the ward's or of another office."""
    return ward.clerk(9, role="manager", office=office)


def save(ward: Ward, **more: Any) -> dict[str, Any]:
    wish = {"id": "clerk-3", "name": "Lan Demo", "isActive": True, "version": 0, "reason": "Nhận thư nhắc."}
    ward.clock.move(seconds=1)
    return ward.do("saveStaffMember", ENTRY, token=head(ward), **(wish | more))


def late_dossier(ward: Ward) -> None:
    clerk = ward.clerk(6)
    ward.take(RESIDENCE, name="Trần Thị Minh Demo", phone="0905123456")
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=6)
    done = ward.do("receiveDossier", token=clerk, counter=6, documents=[])
    assert done["__typename"] == "DossierReceived", done
    ward.do("finishService", token=clerk, counter=6)
    ward.clock.move(days=11)  # Friday, 4 December: it was due the day before


def look(ward: Ward, *, refuses: bool = False) -> MailStandIn:
    mail = MailStandIn(fails=[LetterIsRefused()] if refuses else [])
    post = Post(clock=ward.clock, mail=mail, code_secret=ward.services.code_secret, site_url=SITE)
    remind_offices(post)
    send_waiting_reminders(post)
    return mail


def test_managers_alone_see_addresses(ward: Ward) -> None:
    saved = save(ward, email=f" {ADDRESS} ", wantsReminders=False)
    assert saved["entry"] == {"email": ADDRESS, "wantsReminders": False, "version": 1}
    query = "{ colleagues { id email wantsReminders } }"
    seen = {each["id"]: each for each in ward.ask(query, token=head(ward))["colleagues"]}
    assert seen["clerk-3"] == {"id": "clerk-3", "email": ADDRESS, "wantsReminders": False}
    for token in (ward.clerk(3), ward.clerk(4)):
        for each in ward.ask(query, token=token)["colleagues"]:
            assert (each["email"], each["wantsReminders"]) == (None, None)
    stranger = head(ward, office="hoa-khanh")
    assert ward.ask(query, token=stranger)["colleagues"] == []


def test_officer_sees_and_sets_her_own_reminders_alone(ward: Ward) -> None:
    query = "{ myReminders { email wantsReminders mayStop } }"
    own = "... on MyRemindersSet { reminders { email wantsReminders mayStop } } ... on Outcome { message }"
    nowhere = {"email": None, "wantsReminders": True, "mayStop": True}
    assert ward.ask(query, token=ward.clerk(3))["myReminders"] == nowhere
    unknown = ward.do("setMyReminders", own, token=ward.clerk(3), wantsReminders=False)
    assert unknown["__typename"] == "StaffMemberIsUnknown"
    save(ward, email=ADDRESS)
    ward.do("enterDirectory", token=head(ward))
    masked = {"email": "l•••@example.vn", "wantsReminders": True, "mayStop": True}
    assert ward.ask(query, token=ward.clerk(3))["myReminders"] == masked
    done = ward.do("setMyReminders", own, token=ward.clerk(3), wantsReminders=False)
    assert done["reminders"] == masked | {"wantsReminders": False}
    everybody = ward.ask("{ colleagues { id wantsReminders } }", token=head(ward))["colleagues"]
    assert {each["id"]: each["wantsReminders"] for each in everybody} == {"clerk-3": False, "clerk-9": True}
    refused = ward.do("setMyReminders", own, token=head(ward), wantsReminders=False)
    assert refused["__typename"] == "HeadIsReminded"
    assert refused["message"].startswith("Người quản lý ngừng nhận thư nhắc ở Danh bạ cán bộ")
    assert not ward.ask(query, token=head(ward))["myReminders"]["mayStop"]


def test_address_that_is_none_is_refused_in_words_and_none_takes_it_away(ward: Ward) -> None:
    refused = save(ward, email="lan@nowhere")
    assert (refused["__typename"], refused["field"]) == ("InputIsInvalid", "email")
    assert refused["message"].startswith("Địa chỉ thư điện tử chưa đúng.")
    save(ward, email=ADDRESS)
    assert save(ward, version=1)["entry"]["email"] is None
    record = "{ directoryChanges(first: 1) { nodes { before { email } after { email } } } }"
    (newest,) = ward.ask(record, token=head(ward))["directoryChanges"]["nodes"]
    assert newest == {"before": {"email": ADDRESS}, "after": {"email": None}}


def test_manager_sees_what_could_not_be_sent_and_sends_it_again(ward: Ward) -> None:
    ward.do("enterDirectory", token=head(ward))
    save(ward, id="clerk-9", name="Cán bộ Demo 9", version=1, email="truong@example.vn")
    late_dossier(ward)
    look(ward, refuses=True)
    (unsent,) = ward.ask(UNSENT, token=head(ward))["unsentReminders"]
    assert (unsent["officerName"], unsent["audience"]) == ("Cán bộ Demo 9", "HEAD")
    assert (unsent["dossiers"], unsent["state"], unsent["problem"]) == (1, "GIVEN_UP", "REFUSED")
    assert "clerk-9" not in unsent["id"]
    stranger = head(ward, office="hoa-khanh")
    assert ward.ask(UNSENT, token=stranger)["unsentReminders"] == []
    refused = ward.do("sendReminderAgain", token=stranger, reminder=unsent["id"])
    assert refused["__typename"] == "NoticeIsUnknown"
    waits = ward.do("sendReminderAgain", AGAIN, token=head(ward), reminder=unsent["id"])
    assert waits["reminder"] == {"id": unsent["id"], "state": "WAITING", "dossiers": 1}
    assert look(ward).ids == [unsent["id"]]
    settled = ward.do("sendReminderAgain", token=head(ward), reminder=unsent["id"])
    assert settled["__typename"] == "NoticeIsSettled"


def test_clerk_neither_sees_nor_sends_reminders(ward: Ward) -> None:
    again = 'mutation { sendReminderAgain(input: { reminder: "x", idempotencyKey: "a-key-of-a-clerk" }) '
    for request in (UNSENT, again + "{ __typename } }"):
        answer = ward.post(request, token=ward.clerk(3))
        assert answer["data"] is None
        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN", answer
