"""Reports through the API: managers alone, every figure, files that open, refusals in words."""

import base64
import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from api.usecases.statistics import count_waiting
from tests.integration.schema.dossier_mistakes import hand_over
from tests.integration.schema.test_dossier_work import handed_in, move
from tests.integration.ward import Ward

EXTRACT = "2.000635"
REPORT = """query($since: Date!, $until: Date!, $by: ReportBy!) {
    report(since: $since, until: $until, by: $by) {
        withheld withheldFigures { received } uncounted csv xlsxBase64 targets { online digitised }
        progress { points most formula { vi en } note { vi } }
        months { since until received onTime medianDays }
        total { received early onTime overdue inProgressWithin onTimeShare onlineShare medianDays }
        lines(first: 1) { pageInfo { hasNextPage endCursor }
            nodes { label { vi en } figures { received } } } } }"""
DAY = {"since": "2026-11-23", "until": "2026-11-23"}


def report(ward: Ward, by: str = "SECTOR", **more: str) -> dict[str, Any]:
    wish = {**DAY, "by": by, **more}
    seen: dict[str, Any] = ward.ask(REPORT, token=ward.clerk(1, role="manager"), **wish)["report"]
    return seen


def test_report_tells_what_was_received_and_done(ward: Ward) -> None:
    here = handed_in(ward, EXTRACT, counter=3)
    move(ward, here.clerk, here.code, "LOOK_UP")
    assert hand_over(ward, here)["__typename"] == "ResultHandedOver"
    assert report(ward)["uncounted"] == 1
    count_waiting(office_id=ward.office)
    seen = report(ward)
    assert seen["total"] == {
        "received": 1,
        "early": 0,
        "onTime": 1,
        "overdue": 0,
        "inProgressWithin": 0,
        "onTimeShare": 1.0,
        "onlineShare": 0.0,
        "medianDays": 0,
    }
    assert seen["progress"]["points"] == 20
    assert seen["progress"]["formula"]["en"].endswith("= 20 × (0 + 1) / 1, 20 at most")
    assert "Cổng Dịch vụ công quốc gia" in seen["progress"]["note"]["vi"]
    assert seen["targets"] == {"online": 0.65, "digitised": 0.6}
    assert seen["months"] == [{**DAY, "received": 1, "onTime": 1, "medianDays": 0}]
    (line,) = report(ward, "CHANNEL")["lines"]["nodes"]
    assert line == {"label": {"vi": "Trực tiếp", "en": "In person"}, "figures": {"received": 1}}


def test_files_hold_the_table(ward: Ward) -> None:
    handed_in(ward, EXTRACT, counter=3)
    count_waiting(office_id=ward.office)
    seen = report(ward)
    book = load_workbook(io.BytesIO(base64.b64decode(seen["xlsxBase64"])))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[-1][:2] == ("Tổng cộng", 1)
    written = list(csv.reader(io.StringIO(seen["csv"].removeprefix("\ufeff"))))
    assert [[str(cell) for cell in row] for row in rows] == written


def test_officer_with_few_results_is_not_shown(ward: Ward) -> None:
    handed_in(ward, EXTRACT, counter=3)
    count_waiting(office_id=ward.office)
    seen = report(ward, "OFFICER")
    assert (seen["lines"]["nodes"], seen["withheld"], seen["total"]["received"]) == ([], 1, 1)
    assert seen["withheldFigures"] == {"received": 1}
    assert report(ward)["withheldFigures"] is None


def test_lines_come_page_by_page(ward: Ward) -> None:
    handed_in(ward, EXTRACT, counter=3)
    handed_in(ward, "1.004222", counter=6)
    count_waiting(office_id=ward.office)
    first = report(ward, "PROCEDURE")["lines"]
    assert first["pageInfo"]["hasNextPage"]
    query = REPORT.replace("lines(first: 1)", "lines(first: 1, after: $after)")
    query = query.replace("($since", "($after: String, $since")
    second = ward.ask(
        query,
        token=ward.clerk(1, role="manager"),
        by="PROCEDURE",
        after=first["pageInfo"]["endCursor"],
        **DAY,
    )["report"]["lines"]
    assert not second["pageInfo"]["hasNextPage"]
    assert len({line["label"]["vi"] for page in (first, second) for line in page["nodes"]}) == 2


def test_clerks_see_no_report(ward: Ward) -> None:
    (error,) = ward.post(REPORT, token=ward.clerk(1), by="SECTOR", **DAY)["errors"]
    assert error["extensions"] == {"code": "FORBIDDEN"}
    assert error["message"] == "Chỉ người quản lý của đơn vị xem được báo cáo."


@pytest.mark.parametrize("until", ["2026-11-22", "2027-11-25"])
def test_period_that_is_no_period_is_refused_in_words(ward: Ward, until: str) -> None:
    body = ward.post(
        REPORT, token=ward.clerk(1, role="manager"), since="2026-11-23", until=until, by="SECTOR"
    )
    assert body["errors"][0]["message"].startswith("Kỳ báo cáo từ một ngày đến một năm")


def test_report_of_days_to_come_is_refused_in_words(ward: Ward) -> None:
    manager = ward.clerk(1, role="manager")
    body = ward.post(REPORT, token=manager, since="2026-11-23", until="2026-11-24", by="SECTOR")
    assert body["errors"][0]["message"] == "Ngày cuối chưa tới. Mời chọn đến hôm nay hoặc sớm hơn."
    assert report(ward)["total"]["received"] == 0
