"""The head's watch through the API: managers alone, late ones first, page by page."""

from typing import Any

from tests.integration.schema.test_dossier_work import RESIDENCE, handed_in
from tests.integration.ward import Ward

WATCH = """query($days: Int!, $first: Int!, $after: String) { dueWatch(days: $days) {
    until overdue today soon isWhole
    byOfficer { name { vi } overdue today soon } byStep { name { vi en } overdue }
    dossiers(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
        nodes { level stepName { vi } holder { kind name { vi en } }
            about { code dueAt workingDaysLeft work { warning } } } } } }"""


def watch(ward: Ward, *, days: int = 7, first: int = 10, after: str | None = None) -> dict[str, Any]:
    wish = {"days": days, "first": first, "after": after}
    seen: dict[str, Any] = ward.ask(WATCH, token=ward.clerk(1, role="manager"), **wish)["dueWatch"]
    return seen


def test_head_reads_what_is_late_whose_it_is_and_where_it_stands(ward: Ward) -> None:
    first, second = (handed_in(ward, RESIDENCE, counter=6) for _ in range(2))
    assert watch(ward, days=1)["dossiers"]["nodes"] == []
    ward.clock.move(days=10)  # the day both are due
    seen = watch(ward)
    assert (seen["overdue"], seen["today"], seen["soon"], seen["isWhole"]) == (0, 2, 0, True)
    ward.clock.move(days=1)
    seen = watch(ward, first=1)
    assert seen["until"] == "2026-12-11"
    assert seen["byOfficer"] == [{"name": {"vi": "Cán bộ Demo 6"}, "overdue": 2, "today": 0, "soon": 0}]
    assert seen["byStep"] == [{"name": {"vi": "Tiếp nhận", "en": "Received"}, "overdue": 2}]
    (late,) = seen["dossiers"]["nodes"]
    assert late["level"] == late["about"]["work"]["warning"] == "OVERDUE"
    assert late["holder"] == {"kind": "LAST_MOVER", "name": {"vi": "Cán bộ Demo 6", "en": "Cán bộ Demo 6"}}
    assert late["about"]["workingDaysLeft"] == -1
    page = seen["dossiers"]["pageInfo"]
    assert page["hasNextPage"]
    (next_one,) = watch(ward, first=1, after=page["endCursor"])["dossiers"]["nodes"]
    assert {late["about"]["code"], next_one["about"]["code"]} == {first.code, second.code}


def test_clerks_do_not_watch(ward: Ward) -> None:
    (error,) = ward.post(WATCH, token=ward.clerk(1), days=7, first=10)["errors"]
    assert error["extensions"] == {"code": "FORBIDDEN"}
    assert error["message"] == "Chỉ người quản lý của đơn vị xem được trang theo dõi."


def test_too_many_days_are_refused_in_words(ward: Ward) -> None:
    (error,) = ward.post(WATCH, token=ward.clerk(1, role="manager"), days=32, first=10)["errors"]
    assert (error["message"], error["extensions"]["code"]) == ("Mời chọn từ 1 đến 31 ngày.", "BAD_REQUEST")


AWAITED = """query($first: Int!, $after: String) { awaitedPapers { awaitedCount
    dossiers(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
        nodes { since workingDays isAbandoned isLate about { code waitsSince } } } } }"""


def awaited(ward: Ward, **wish: Any) -> dict[str, Any]:
    seen: dict[str, Any] = ward.ask(AWAITED, token=ward.clerk(6), **wish)["awaitedPapers"]
    return seen


def test_staff_see_who_waits_for_papers_longest_first(ward: Ward) -> None:
    codes = []
    for days in (0, 2):
        ward.clock.move(days=days)
        codes.append(handed_in(ward, RESIDENCE, counter=6).code)
        ward.do(
            "advanceDossier",
            token=ward.clerk(6),
            dossier=codes[-1],
            version=1,
            to="SUPPLEMENT",
            note="Thiếu giấy tờ chỗ ở.",
        )
    ward.clock.move(days=60)
    seen = awaited(ward, first=1)
    (longest,) = seen["dossiers"]["nodes"]
    page = seen["dossiers"]["pageInfo"]
    assert (seen["awaitedCount"], page["hasNextPage"]) == (2, True)
    assert longest["about"] == {"code": codes[0], "waitsSince": longest["since"]}
    assert (longest["workingDays"], longest["isAbandoned"], longest["isLate"]) == (42, True, False)
    (other,) = awaited(ward, first=1, after=page["endCursor"])["dossiers"]["nodes"]
    assert other["about"]["code"] == codes[1]
