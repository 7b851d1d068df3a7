"""Letters through the public schema: who sees the address, who may change or stop, and what is refused."""

from typing import Any

import pytest

from api.domain.notices import notices_key
from api.ports import LetterIsRefused
from api.usecases.notices import Post, send_waiting
from tests.integration.usecases.mail import SITE, MailStandIn
from tests.integration.ward import BIRTH, Ward

ADDRESS = "minh.demo@example.vn"
LETTERBOX = "letterbox { email stoppedAt letters { id state announcement title { vi en } problem attempts } }"


@pytest.fixture
def code(ward: Ward) -> str:
    clerk = ward.clerk(3)
    ward.take(BIRTH, name="Trần Thị Minh Demo", phone="0905123456")
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=3)
    done = receive(ward, ADDRESS)
    ward.do("finishService", token=clerk, counter=3)
    return str(done["dossier"]["code"])


def receive(ward: Ward, email: str) -> dict[str, Any]:
    return ward.do(
        "receiveDossier",
        "... on DossierReceived { dossier { code } } ... on InputIsInvalid { field }",
        token=ward.clerk(3),
        counter=3,
        documents=[],
        email=email,
    )


def letterbox(ward: Ward, code: str) -> Any:
    query = f"query($c: ID!) {{ dossier(code: $c) {{ work {{ {LETTERBOX} }} }} }}"
    return ward.ask(query, token=ward.clerk(3), c=code)["dossier"]["work"]["letterbox"]


def send(ward: Ward, *, fails: bool = False) -> MailStandIn:
    mail = MailStandIn(fails=[LetterIsRefused()] if fails else [])
    send_waiting(Post(clock=ward.clock, mail=mail, code_secret=ward.services.code_secret, site_url=SITE))
    return mail


def unsent(ward: Ward, *, token: str | None = None) -> list[str]:
    query = "{ unsentNotices { nodes { id dossierCode problem } pageInfo { hasNextPage } } }"
    found = ward.ask(query, token=token or ward.clerk(3))["unsentNotices"]
    return [each["id"] for each in found["nodes"]]


def change(ward: Ward, code: str, email: str | None, *, version: int = 1, **more: Any) -> dict[str, Any]:
    return ward.do(
        "changeEmail",
        "... on EmailChanged { dossier { version work { log { kind note clerkName } } } }",
        token=more.pop("token", ward.clerk(3)),
        dossier=code,
        version=version,
        email=email,
        **more,
    )


def test_wrong_address_at_intake_is_refused_in_words(ward: Ward) -> None:
    clerk = ward.clerk(3)
    ward.take(BIRTH)
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=3)
    for language, words in (
        ("vi", "Địa chỉ thư điện tử chưa đúng."),
        ("en", "This is not an e-mail address."),
    ):
        ward.language = language
        refused = receive(ward, "minh(at)example.vn")
        assert (refused["__typename"], refused["field"]) == ("InputIsInvalid", "email")
        assert refused["message"].startswith(words)


def test_address_is_seen_by_the_offices_staff_and_behind_the_second_factor_alone(
    ward: Ward, code: str
) -> None:
    assert letterbox(ward, code) == {
        "email": ADDRESS,
        "stoppedAt": None,
        "letters": [
            {
                "id": f"{code}/1",
                "state": "WAITING",
                "announcement": "RECEIVED",
                "title": {"vi": "Đã nhận hồ sơ", "en": "Received"},
                "problem": None,
                "attempts": 0,
            }
        ],
    }
    query = f"query($c: ID!) {{ dossier(code: $c) {{ work {{ {LETTERBOX} }} }} }}"
    for token in (None, ward.clerk(3, office="hoa-khanh")):
        assert ADDRESS not in str(ward.post(query, token=token, c=code))
    query = """query($c: ID!, $last: String!) { dossier(code: $c) {
        personal(phoneLast4: $last) { ... on PersonalDetails { email } } } }"""
    assert ward.ask(query, c=code, last="9999")["dossier"]["personal"] == {}
    assert ward.ask(query, c=code, last="3456")["dossier"]["personal"] == {"email": ADDRESS}


def test_letter_that_came_back_is_listed_mended_and_sent(ward: Ward, code: str) -> None:
    send(ward, fails=True)
    assert unsent(ward) == [f"{code}/1"]
    assert unsent(ward, token=ward.clerk(3, office="hoa-khanh")) == []
    changed = change(ward, code, "dung@example.vn")
    assert changed["dossier"]["version"] == 2
    last = changed["dossier"]["work"]["log"][-1]
    assert (last["kind"], last["note"]) == ("EMAIL_CHANGED", None)
    assert last["clerkName"] == "Cán bộ Demo 3"
    assert change(ward, code, "khac@example.vn")["__typename"] == "DossierHasMoved"
    assert change(ward, code, "khac", version=2)["__typename"] == "InputIsInvalid"
    again = ward.do(
        "sendNoticeAgain",
        "... on NoticeWaits { letter { state attempts } }",
        token=ward.clerk(3),
        notice=f"{code}/1",
    )
    assert again == {"__typename": "NoticeWaits", "letter": {"state": "WAITING", "attempts": 0}}
    assert [letter.to for letter in send(ward).letters] == ["dung@example.vn"]
    assert unsent(ward) == []
    for notice, refusal in ((f"{code}/1", "NoticeIsSettled"), (f"{code}/7", "NoticeIsUnknown")):
        refused = ward.do("sendNoticeAgain", token=ward.clerk(3), notice=notice)
        assert refused["__typename"] == refusal
        assert refused["message"]
    assert ward.do("sendNoticeAgain", token=ward.clerk(3), notice="x" * 9000)["__typename"] == (
        "NoticeIsUnknown"
    )


def test_strangers_change_and_list_nothing(ward: Ward, code: str) -> None:
    stranger = ward.clerk(3, office="hoa-khanh")
    assert change(ward, code, None, token=stranger)["__typename"] == "DossierIsUnknown"
    refused = ward.do("sendNoticeAgain", token=stranger, notice=f"{code}/1")
    assert refused["__typename"] == "NoticeIsUnknown"
    assert (
        ward.post("{ unsentNotices { nodes { id } } }")["errors"][0]["extensions"]["code"]
        == "UNAUTHENTICATED"
    )
    assert letterbox(ward, code)["email"] == ADDRESS


def test_letters_are_stopped_by_their_key_alone_and_wanted_again_at_the_counter(
    ward: Ward, code: str
) -> None:
    key = notices_key(secret=ward.services.code_secret, dossier_code=code)
    for wrong in ("", "A" * 26, key[:-1], "k" * 5000):
        refused = ward.do("stopLetters", dossier=code, lettersKey=wrong)
        assert refused["__typename"] == "DossierIsUnknown"
    stopped = ward.do(
        "stopLetters", "... on LettersStopped { dossierCode }", dossier=code, lettersKey=key.lower()
    )
    assert stopped == {"__typename": "LettersStopped", "dossierCode": code}
    assert letterbox(ward, code)["stoppedAt"] is not None
    assert send(ward).letters == []
    assert letterbox(ward, code)["letters"][0]["state"] == "NOT_WANTED"
    change(ward, code, ADDRESS)
    assert letterbox(ward, code)["stoppedAt"] is None


def test_no_public_answer_names_the_address(ward: Ward, code: str) -> None:
    seen = ward.ask(
        """query($c: ID!) { dossier(code: $c) { code procedureName step note version sentence { vi }
            path { step } documents { name } } }""",
        c=code,
    )
    assert ADDRESS not in str(seen)
