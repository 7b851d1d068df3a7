"""The second factor: personal details only for who knows four digits, and only five tries an hour."""

from typing import Any

from schema.limits import MOST_REPEATS
from tests.integration.schema.received_dossier import Received
from tests.integration.ward import Ward

RIGHT, WRONG = "3456", "0000"
RESULT = """__typename ... on Outcome { message } ... on WrongSecondFactor { attemptsLeft }
    ... on TooManyAttempts { retryAt } ... on PersonalDetails { name phone history { step } }"""


def personal(ward: Ward, code: str, digits: str) -> dict[str, Any]:
    query = (
        f"query($c: ID!, $d: String!) {{ dossier(code: $c) {{ personal(phoneLast4: $d) {{ {RESULT} }} }} }}"
    )
    found: dict[str, Any] = ward.ask(query, c=code, d=digits)["dossier"]["personal"]
    return found


def test_right_digits_show_who_it_is_and_cost_no_try(ward: Ward, received: Received) -> None:
    for _ in range(10):
        shown = personal(ward, received.code, f" {RIGHT} ")
        assert shown["__typename"] == "PersonalDetails"
    assert (shown["name"], shown["phone"]) == ("Trần Thị Minh Demo", "0905 123 456")
    assert shown["history"] == [{"step": "RECEIVED"}]


def test_ten_wrong_tries_end_after_five_until_the_hour_is_over(ward: Ward, received: Received) -> None:
    answers = [personal(ward, received.code, WRONG) for _ in range(10)]
    assert [answer.get("attemptsLeft") for answer in answers] == [4, 3, 2, 1, 0, *[None] * 5]
    assert answers[0]["message"] == "Bốn số cuối không đúng. Bạn còn 4 lần thử."
    assert {answer["__typename"] for answer in answers[5:]} == {"TooManyAttempts"}
    assert answers[9]["message"].startswith("Đã nhập sai nhiều lần. Mời bạn thử lại sau 09:00, 23/11")
    assert answers[9]["retryAt"] == "2026-11-23T02:00:00+00:00"

    assert personal(ward, received.code, RIGHT)["__typename"] == "TooManyAttempts", (
        "no try is left for anybody"
    )
    assert personal(ward, received.ticket, RIGHT)["__typename"] == "TooManyAttempts", (
        "nor by the ticket's code"
    )
    ward.language = "en"
    assert "after 09:00, 23/11" in personal(ward, received.code, RIGHT)["message"]
    ward.clock.move(minutes=29)
    assert personal(ward, received.code, RIGHT)["__typename"] == "TooManyAttempts"
    ward.clock.move(minutes=1)
    assert personal(ward, received.code, RIGHT)["__typename"] == "PersonalDetails"


def test_tries_are_counted_by_look_up_and_not_by_request(ward: Ward, received: Received) -> None:
    tries = " ".join(
        f'a{n}: personal(phoneLast4: "{n:04}") {{ __typename ... on WrongSecondFactor {{ attemptsLeft }} }}'
        for n in range(10)
    )
    found = ward.ask(f"query($c: ID!) {{ dossier(code: $c) {{ {tries} }} }}", c=received.code)["dossier"]
    kinds = [answer["__typename"] for answer in found.values()]
    assert kinds == ["WrongSecondFactor"] * 5 + ["TooManyAttempts"] * 5
    assert personal(ward, received.code, RIGHT)["__typename"] == "TooManyAttempts"


def test_one_request_cannot_even_ask_for_thousands(ward: Ward, received: Received) -> None:
    tries = " ".join(
        f'a{n}: personal(phoneLast4: "{n:04}") {{ __typename }}' for n in range(MOST_REPEATS + 1)
    )
    body = ward.post(f'{{ dossier(code: "{received.code}") {{ {tries} }} }}')
    assert body["errors"][0]["extensions"]["code"] == "ALIAS_LIMIT"
    assert personal(ward, received.code, RIGHT)["__typename"] == "PersonalDetails", "and no try was used"


def test_anything_but_the_four_digits_is_wrong(ward: Ward, received: Received) -> None:
    for digits in ("", "456", "123456", "0905123456", "３４５６", "3456\n0", "ệệệệ"):
        assert personal(ward, received.code, digits)["__typename"] == "WrongSecondFactor", digits
        ward.clock.move(hours=1)


def test_dossier_without_a_phone_opens_to_nobody(ward: Ward) -> None:
    clerk = ward.clerk(6)
    taken = ward.take("1.004222")["code"]
    ward.do("openCounter", token=clerk, counter=6)
    ward.do("callNext", token=clerk, counter=6)
    ward.do("receiveDossier", token=clerk, counter=6, documents=[])
    for digits in ("", "0000", "None"):
        assert personal(ward, taken, digits)["__typename"] == "WrongSecondFactor"


def test_nothing_else_of_a_dossier_names_a_person(ward: Ward, received: Received) -> None:
    query = """query($c: ID!) { dossier(code: $c) { code procedureName officeName receivedAt dueAt step
        stepTitle { vi } sentence { vi en } path { step title { vi } sentence { vi } at }
        clock { date kind name { vi } } documents { name state } note version } ticket(code: $t) {
        code shortCode label state officeName url qrSvg calendarFile dossierCode } }"""
    body = ward.post(query.replace("($c: ID!)", "($c: ID!, $t: ID!)"), c=received.code, t=received.ticket)
    text = str(body["data"])
    assert body["data"]["ticket"]["dossierCode"] == received.code
    for secret in ("Trần", "Minh Demo", "0905", "123456", "3456"):
        assert secret not in text, secret
