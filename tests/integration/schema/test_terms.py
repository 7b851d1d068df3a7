"""Terms through the API: managers alone, every refusal in words, and the next dossier by them."""

from dataclasses import replace
from typing import Any

import pytest

from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR
from tests.integration.ward import BIRTH, Ward

RESIDENCE = "1.004222"
TERMS = {"workflow": "one-stop", "committedDeadline": {"amount": 4, "unit": "WORKING_DAYS"}}
PREVIEW = """query($p: ID!, $t: TermsInput!) { previewTerms(procedure: $p, terms: $t) {
    differences { setting { vi } after { vi en } } effects { vi en } } }"""
NOW = """query($p: ID!) { procedureTerms(procedure: $p) {
    code version workflow cutOff committedDeadline { amount unit } statedDeadlines { amount unit }
    acceptsFrom acceptsUntil competentOffice { id name } workflows { id name { vi } leaves keepsList }
    changes { nodes { byName reason differences { before { vi } after { vi } } }
    pageInfo { hasNextPage } } } }"""
CHANGED = """... on TermsChanged { terms { version committedDeadline { amount } } }
    ... on TermsHaveChanged { byName at } ... on InputIsInvalid { field }"""


def manager(ward: Ward) -> str:
    return ward.clerk(1, role="manager")


def change(ward: Ward, terms: Any = TERMS, *, procedure: str = RESIDENCE, version: int = 0) -> dict[str, Any]:
    return ward.do(
        "changeTerms",
        CHANGED,
        token=manager(ward),
        procedure=procedure,
        version=version,
        terms=terms,
        reason="Theo quyết định mới",
    )


def test_clerks_see_and_change_no_terms(ward: Ward) -> None:
    wish = {
        "procedure": RESIDENCE,
        "version": 0,
        "terms": TERMS,
        "reason": "Thử xem",
        "idempotencyKey": "0123456789abcdef",
    }
    for query, variables in (
        (NOW, {"p": RESIDENCE}),
        (PREVIEW, {"p": RESIDENCE, "t": TERMS}),
        ("mutation($i: ChangeTermsInput!) { changeTerms(input: $i) { __typename } }", {"i": wish}),
    ):
        (error,) = ward.post(query, token=ward.clerk(1), **variables)["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN"}


def test_manager_previews_changes_and_reads_the_record(ward: Ward) -> None:
    seen = ward.ask(PREVIEW, token=manager(ward), p=RESIDENCE, t=TERMS)["previewTerms"]
    assert [one["after"] for one in seen["differences"]] == [
        {"vi": "4 ngày làm việc", "en": "4 working days"}
    ]
    assert seen["effects"][-1]["en"] == "Dossiers that were received keep their workflow and their due date."
    assert change(ward)["terms"] == {"version": 1, "committedDeadline": {"amount": 4}}
    known = ward.ask(NOW, token=manager(ward), p=RESIDENCE)["procedureTerms"]
    assert (known["version"], known["workflow"]) == (1, "one-stop")
    choices = {each["id"]: (each["leaves"], each["keepsList"]) for each in known["workflows"]}
    assert choices["building-permit"] == (True, False)
    assert choices["recruitment"] == (False, True)
    assert known["competentOffice"] is None
    (record,) = known["changes"]["nodes"]
    assert (record["byName"], record["reason"]) == ("Cán bộ Demo 1", "Theo quyết định mới")
    promised = ward.ask(
        "query($o: ID!, $p: ID!) { procedure(office: $o, code: $p) { committedDeadline { amount unit } } }",
        o=ward.office,
        p=RESIDENCE,
    )["procedure"]
    assert promised == {"committedDeadline": {"amount": 4, "unit": "WORKING_DAYS"}}


def test_second_manager_is_told_who_was_first(ward: Ward) -> None:
    change(ward)
    late = change(ward, {"workflow": "same-day"})
    assert late["__typename"] == "TermsHaveChanged"
    assert late["message"] == (
        "Cán bộ Demo 1 vừa thay đổi thủ tục này lúc 08:30, 23/11. Mời xem lại bản mới rồi làm tiếp."
    )


@pytest.mark.parametrize(
    ("terms", "field", "message"),
    [
        ({"workflow": "by-magic"}, "workflow", "Không có quy trình này."),
        ({"workflow": "x" * 3000}, "workflow", "Không có quy trình này."),
        ({"workflow": "building-permit"}, "workflow", "Quy trình này chuyển hồ sơ sang đơn vị khác"),
        (
            {"workflow": "building-permit", "competentOffice": "nowhere"},
            "competentOffice",
            "Đơn vị giải quyết phải là một đơn vị khác có trong danh sách.",
        ),
        (
            {"workflow": "building-permit", "competentOffice": "lien-chieu"},
            "competentOffice",
            "Đơn vị giải quyết phải là một đơn vị khác có trong danh sách.",
        ),
        (
            {"workflow": "building-permit", "competentOffice": "x" * 3000},
            "competentOffice",
            "Đơn vị giải quyết phải là một đơn vị khác có trong danh sách.",
        ),
        (
            {"workflow": "same-day", "competentOffice": "lien-chieu"},
            "competentOffice",
            "Theo quy trình này hồ sơ không chuyển đi đâu",
        ),
        ({"workflow": "one-stop", "cutOff": "15h"}, "cutOff", "Mời ghi giờ dạng 07:30."),
        ({"workflow": "one-stop", "cutOff": "15:00:30"}, "cutOff", "Mời ghi giờ dạng 07:30."),
        ({"workflow": "one-stop", "cutOff": "06:00"}, "cutOff", "Giờ nhận cuối phải nằm trong giờ làm việc"),
        (
            {"workflow": "one-stop", "committedDeadline": {"amount": 0, "unit": "HOURS"}},
            "committedDeadline",
            "Thời hạn cam kết phải từ 1 đến 400.",
        ),
        (
            {"workflow": "one-stop", "committedDeadline": {"amount": 90, "unit": "DAYS"}},
            "committedDeadline",
            "Thời hạn cam kết không được dài hơn thời hạn quy định",
        ),
        (
            {"workflow": "one-stop", "acceptsFrom": "2026-12-02", "acceptsUntil": "2026-12-01"},
            "acceptsUntil",
            "Ngày cuối nhận hồ sơ không được trước ngày đầu.",
        ),
        ({"workflow": "one-stop"}, "terms", "Chưa có gì khác với hiện tại."),
    ],
)
def test_terms_that_cannot_be_say_what_to_mend(ward: Ward, terms: Any, field: str, message: str) -> None:
    (error,) = ward.post(PREVIEW, token=manager(ward), p=RESIDENCE, t=terms)["errors"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}
    assert error["message"].startswith(message)
    refused = change(ward, terms)
    assert (refused["__typename"], refused["field"]) == ("InputIsInvalid", field)
    assert refused["message"].startswith(message)


def test_manager_sets_the_unit_that_decides_and_reads_it_back(ward: Ward) -> None:
    from api.storage.offices import save_office

    here = demo_office(group_of_sector=GROUP_OF_SECTOR)
    save_office(replace(here, id="so-xay-dung", name="Sở Xây dựng Demo", agency_code="H17.2"))
    terms = {"workflow": "building-permit", "competentOffice": "so-xay-dung"}
    seen = ward.ask(PREVIEW, token=manager(ward), p=RESIDENCE, t=terms)["previewTerms"]
    assert [one["setting"]["vi"] for one in seen["differences"]] == ["Quy trình", "Đơn vị giải quyết"]
    assert change(ward, terms)["__typename"] == "TermsChanged"
    known = ward.ask(NOW, token=manager(ward), p=RESIDENCE)["procedureTerms"]
    assert known["competentOffice"] == {"id": "so-xay-dung", "name": "Sở Xây dựng Demo"}
    (record,) = known["changes"]["nodes"]
    assert record["differences"][1]["after"] == {"vi": "Sở Xây dựng Demo"}


def test_unknown_procedure_is_refused(ward: Ward) -> None:
    assert change(ward, procedure="9.999999")["__typename"] == "ProcedureIsUnknown"
    for query in (NOW, PREVIEW):
        (error,) = ward.post(query, token=manager(ward), p="9.999999", t=TERMS)["errors"]
        assert error["extensions"] == {"code": "BAD_REQUEST"}
        assert error["message"].startswith("Đơn vị này không tiếp nhận thủ tục")


def test_other_office_has_terms_of_its_own(ward: Ward) -> None:
    stranger = ward.clerk(1, role="manager", office="hai-van")
    (error,) = ward.post(NOW, token=stranger, p=BIRTH)["errors"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}
