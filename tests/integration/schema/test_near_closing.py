"""Near closing: ticket and board tell who may not be reached from who is served by nobody."""

from typing import Any

from tests.integration.ward import BIRTH, Ward

COUNTER = 3
PLACE = "window { from to } mayNotBeReached"


def groups(ward: Ward) -> dict[str, dict[str, Any]]:
    found = ward.ask(
        f"query($o: ID!) {{ board(office: $o) {{ groups {{ id {PLACE} line {{ label {PLACE} }} }} }} }}",
        o=ward.office,
    )["board"]["groups"]
    return {group["id"]: group for group in found}


def seen(place: dict[str, Any]) -> tuple[str, bool]:
    window = place["window"]
    kind = "none" if window is None else "after" if window["to"] is None else "from-to"
    return kind, place["mayNotBeReached"]


def test_board_and_ticket_tell_who_may_not_be_reached_before_closing(ward: Ward) -> None:
    ward.do("openCounter", token=ward.clerk(COUNTER), counter=COUNTER)
    ward.clock.move(hours=8, minutes=15)  # a quarter of an hour before closing
    codes = [ward.take(BIRTH)["code"] for _ in range(9)]
    group = groups(ward)["civil-status"]
    assert seen(group) == ("none", True)
    told = [seen(place) for place in group["line"]]
    kinds = [("from-to", False), ("after", True), ("none", True)]
    assert sorted(told, key=kinds.index) == told
    assert set(told) == set(kinds)
    for code, on_board in zip(codes, told, strict=True):
        ticket = ward.ask(f"query($c: ID!) {{ ticket(code: $c) {{ {PLACE} }} }}", c=code)["ticket"]
        assert seen(ticket) == on_board


def test_nobody_serves_is_another_reason_for_no_window(ward: Ward) -> None:
    ward.take(BIRTH)
    group = groups(ward)["civil-status"]
    assert seen(group) == ("none", False)
    assert [seen(place) for place in group["line"]] == [("none", False)]
