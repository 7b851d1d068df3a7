"""Settings through the API: managers alone, no ticket's key in what they see, every refusal in words."""

from typing import Any

import pytest

from tests.integration.ward import BIRTH, Ward

PREVIEW = """query($c: OfficeChangeInput!) { previewOfficeChange(change: $c) {
    digest differences { setting { vi en } before { vi } after { vi } }
    affected { id startsAt movesTo groupName { vi } procedureName name phone } } }"""
CUT = {"groups": [{"id": "civil-status", "slotCapacity": 1}]}
CHANGED = """... on OfficeChanged { settings { version groups { id slotCapacity } }
    change { version byName reason moved told pending differences { after { en } } } }
    ... on OfficeHasChanged { byName at } ... on InputIsInvalid { field }
    ... on BookingsAreAffected { preview { digest affected { id } } }"""


def manager(ward: Ward, number: int = 1) -> str:
    return ward.clerk(number, role="manager")


def preview(ward: Ward, change: Any) -> dict[str, Any]:
    found: dict[str, Any] = ward.ask(PREVIEW, token=manager(ward), c=change)["previewOfficeChange"]
    return found


def change(ward: Ward, asked: Any, *, act: str = "MOVE", version: int = 0, **more: Any) -> dict[str, Any]:
    seen = (
        preview(ward, asked) if "affected" not in more else {"digest": more.pop("affected"), "affected": []}
    )
    acts = [{"booking": one["id"], "act": act} for one in seen["affected"]]
    wish = {"reason": "Cán bộ nghỉ ốm", "affected": seen["digest"], "acts": acts, **more}
    return ward.do("changeOffice", CHANGED, token=manager(ward), version=version, change=asked, **wish)


def test_clerks_see_and_change_no_settings(ward: Ward) -> None:
    wish = {"version": 0, "change": CUT, "reason": "Thử", "affected": "", "acts": []}
    requests = [
        ("{ officeSettings { version } }", {}),
        ("{ officeChanges { nodes { version } } }", {}),
        (PREVIEW, {"c": CUT}),
        (
            "mutation($i: ChangeOfficeInput!) { changeOffice(input: $i) { __typename } }",
            {"i": wish | {"idempotencyKey": "0123456789abcdef"}},
        ),
        (
            "mutation($i: ResumeOfficeChangeInput!) { resumeOfficeChange(input: $i) { __typename } }",
            {"i": {"version": 1, "idempotencyKey": "0123456789abcdef"}},
        ),
    ]
    for query, variables in requests:
        (error,) = ward.post(query, token=ward.clerk(1), **variables)["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN"}
        assert error["message"] == "Chỉ người quản lý của đơn vị xem và thay đổi được cài đặt."


def test_preview_masks_people_and_gives_no_ticket_away(ward: Ward) -> None:
    slot = ward.free_slots(BIRTH)[3]["id"]
    codes = [
        ward.book(procedure=BIRTH, slot=slot, phone=f"090512345{number}")["ticket"]["code"]
        for number in range(3)
    ]
    seen = preview(ward, CUT)
    assert len(seen["affected"]) == 2
    assert all(code not in str(seen) for code in codes)
    first = seen["affected"][0]
    assert first["name"] == "Trần Thị M…"
    assert "khai sinh" in first["procedureName"]
    assert "0905123" not in str(seen)
    assert "Minh" not in str(seen)
    assert first["groupName"] == {"vi": "Hộ tịch, chứng thực"}
    done = change(ward, CUT)
    assert (done["change"]["moved"], done["change"]["told"], done["change"]["pending"]) == (2, 0, 0)
    moved = [
        ward.ask("query($c: ID!) { ticket(code: $c) { notice { isMoved wasAt reason } } }", c=code)["ticket"]
        for code in codes
    ]
    notices = [one["notice"] for one in moved if one["notice"]]
    assert len(notices) == 2
    assert notices[0] == {"isMoved": True, "wasAt": first["startsAt"], "reason": "Cán bộ nghỉ ốm"}


def test_second_manager_is_told_who_was_first(ward: Ward) -> None:
    assert change(ward, CUT)["settings"]["version"] == 1
    late = change(ward, {"groups": [{"id": "land", "slotCapacity": 1}]}, version=0)
    assert late["__typename"] == "OfficeHasChanged"
    assert late["message"] == (
        "Cán bộ Demo 1 vừa thay đổi cài đặt lúc 08:30, 23/11. Mời xem lại bản mới rồi làm tiếp."
    )
    shown = ward.ask(
        """{ officeChanges(first: 1) {
            nodes { version byName differences { after { vi } } } pageInfo { hasNextPage } } }""",
        token=manager(ward),
    )["officeChanges"]
    assert shown == {
        "nodes": [{"version": 1, "byName": "Cán bộ Demo 1", "differences": [{"after": {"vi": "1"}}]}],
        "pageInfo": {"hasNextPage": False},
    }


def test_other_list_of_bookings_is_shown_instead_of_applied(ward: Ward) -> None:
    slot = ward.free_slots(BIRTH)[3]["id"]
    for number in range(2):
        ward.book(procedure=BIRTH, slot=slot, phone=f"090512345{number}")
    refused = change(ward, CUT, affected="")
    assert refused["__typename"] == "BookingsAreAffected"
    assert refused["message"].startswith("Thay đổi này ảnh hưởng đến 1 lịch hẹn.")
    assert len(refused["preview"]["affected"]) == 1


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "Chưa có gì khác với cài đặt hiện tại."),
        ({"groups": [{"id": "land", "slotCapacity": 0}]}, "Số chỗ mỗi khung giờ phải từ 1 đến 50."),
        ({"shifts": [{"opensAt": "7h", "closesAt": "11:30"}]}, "Mời ghi giờ dạng 07:30."),
        ({"shifts": [{"opensAt": "12:00", "closesAt": "07:00"}]}, "Giờ làm việc gồm 1 đến 4 ca"),
        ({"counters": [{"number": 6, "groupIds": ["land"]}]}, "Mỗi nhóm dịch vụ phải còn ít nhất một quầy"),
        ({"days": [{"on": "2026-11-28", "mode": "NO_WAIT"}]}, "Ngày này đơn vị nghỉ"),
        ({"days": [{"on": "2026-11-20", "mode": "HOLIDAY"}]}, "Mời chọn từ hôm nay đến một năm tới."),
        (
            {"reportTargets": {"onlinePercent": 65, "digitisedPercent": 101}},
            "Mục tiêu báo cáo phải từ 0 đến 100 %.",
        ),
    ],
)
def test_change_that_cannot_be_says_what_to_mend(ward: Ward, asked: Any, message: str) -> None:
    (error,) = ward.post(PREVIEW, token=manager(ward), c=asked)["errors"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}
    assert error["message"].startswith(message)
    refused = change(ward, asked, affected="")
    assert refused["__typename"] == "InputIsInvalid"
    assert refused["message"].startswith(message)


def test_no_wait_day_sends_who_would_wait_to_the_next_free_time(ward: Ward) -> None:
    change(ward, {"days": [{"on": "2026-11-23", "mode": "NO_WAIT"}]})
    office = ward.ask("query($o: ID!) { office(id: $o) { today { vi } } }", o=ward.office)["office"]
    assert office["today"]["vi"].startswith("Hôm nay là ngày không đợi")
    ward.take(BIRTH)
    refused = ward.do(
        "takeTicket",
        "... on TodayIsByAppointment { nextFree }",
        office=ward.office,
        procedure=BIRTH,
        hallCode=ward.hall_code(),
    )
    assert refused["__typename"] == "TodayIsByAppointment"
    assert refused["nextFree"] == ward.free_slots(BIRTH)[0]["startsAt"]
    assert "Giờ hẹn trống gần nhất là 08:45, 23/11" in refused["message"]


def test_booking_made_while_the_day_was_being_closed_tells_so_itself(ward: Ward) -> None:
    """Other processes book by the old settings for half a minute: nobody listed that booking."""
    from api.storage.offices import load_office_now

    office = load_office_now(ward.office)
    assert office is not None
    slot = next(one for one in ward.free_slots(BIRTH) if one["startsAt"].startswith("2026-11-25"))
    change(ward, {"days": [{"on": "2026-11-25", "mode": "HOLIDAY"}]})
    ward.services.keep_office(office)
    code = ward.book(procedure=BIRTH, slot=slot["id"])["ticket"]["code"]
    ward.clock.move(seconds=31)
    found = ward.ask("query($c: ID!) { ticket(code: $c) { notice { isMoved wasAt reason } } }", c=code)
    assert found["ticket"]["notice"] == {"isMoved": False, "wasAt": slot["startsAt"], "reason": None}


def test_new_group_and_counter_are_shown_and_used_ones_are_listed_in_words(ward: Ward) -> None:
    new = {
        "newGroups": [
            {
                "id": "group-g",
                "letter": "g",
                "nameVi": "Chứng thực",
                "nameEn": "Certification",
                "sectors": ["Chứng thực"],
                "slotCapacity": 2,
                "slotMinutes": 15,
                "deskMinutes": 5,
            }
        ],
        "newCounters": [
            {"number": 8, "nameVi": "Chứng thực", "nameEn": "Certification", "groupIds": ["group-g"]}
        ],
    }
    known = ward.ask("{ officeSettings { sectors groups { id letter sectors } } }", token=manager(ward))[
        "officeSettings"
    ]
    assert set(known["sectors"]) >= {sector for group in known["groups"] for sector in group["sectors"]}
    new["newGroups"][0]["sectors"] = ["Hộ tịch"]  # type: ignore[index]
    change(ward, new)
    shown = ward.ask("query($o: ID!) { office(id: $o) { groups { id letter counters } } }", o=ward.office)[
        "office"
    ]["groups"]
    assert {"id": "group-g", "letter": "G", "counters": [8]} in shown

    gone = {"removedGroups": ["group-g"], "retiredCounters": [8]}
    (error,) = ward.post(PREVIEW, token=manager(ward), c=gone)["errors"]
    assert error["message"].startswith("Chưa xóa được nhóm Chứng thực, còn: ")
    assert "thủ tục (" in error["message"]
    refused = ward.do(
        "changeOffice",
        "... on GroupIsInUse { group }",
        token=manager(ward),
        version=1,
        change=gone,
        reason="Thử xem",
        affected="",
        acts=[],
    )
    assert (refused["__typename"], refused["group"]) == ("GroupIsInUse", "group-g")
    assert refused["message"] == error["message"]
    ward.do("openCounter", token=ward.clerk(2), counter=2)
    (error,) = ward.post(PREVIEW, token=manager(ward), c={"retiredCounters": [2]})["errors"]
    assert error["message"] == "Quầy 2 đang mở (Cán bộ Demo 2). Mời đóng quầy rồi làm lại."


def test_manager_follows_the_new_dates_after_an_edit_of_the_calendar(ward: Ward) -> None:
    query = "{ officeSettings { reckoning { version dossiers reckoned isDone } } }"
    assert ward.ask(query, token=manager(ward))["officeSettings"] == {"reckoning": None}
    change(ward, CUT)
    change(ward, {"days": [{"on": "2026-11-25", "mode": "HOLIDAY"}]}, version=1)
    assert ward.ask(query, token=manager(ward))["officeSettings"] == {
        "reckoning": {"version": 2, "dossiers": 0, "reckoned": 0, "isDone": True}
    }
