"""A procedure's list of dossiers: each with its state and days, as a table that runs nothing."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from api.domain.dossier_lists import ListEntry, in_order, list_entry, list_sheet
from api.domain.dossiers import Dossier, DossierMove
from api.domain.statistics import to_csv

RECEIVED_AT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # the 24th in Vietnam


def candidate(*steps: str, name: str | None = "Trần Thị Minh Demo") -> Dossier:
    moves = tuple(
        DossierMove(
            step=step,
            at=RECEIVED_AT + timedelta(days=number),
            clerk_id="clerk-3",
            clerk_name="Cán bộ Demo",
            office_id="lien-chieu",
        )
        for number, step in enumerate(("RECEIVED", *steps))
    )
    return Dossier(
        code="H17.45-261124-0001",
        office_id="lien-chieu",
        procedure_code="1.001193",
        procedure_name="Tuyển dụng",
        ticket_code="T" * 16,
        received_at=RECEIVED_AT,
        deadline=None,
        due_at=None,
        documents=(),
        moves=moves,
        name=name,
        workflow_id="recruitment",
    )


@pytest.mark.parametrize(
    ("steps", "state", "is_finished", "ended_after_days"),
    [
        ((), "Nộp hồ sơ dự tuyển", False, None),
        (("APPRAISAL",), "Thẩm định", False, None),
        (("APPRAISAL", "APPROVAL", "COMPLETED"), "Trúng tuyển", True, 3),
        (("APPRAISAL", "APPROVAL", "COMPLETED", "RETURNED"), "Nhận quyết định", True, 3),
        (("APPRAISAL", "APPROVAL", "NOT_CHOSEN"), "Không trúng tuyển", True, 3),
        (("REFUSED",), "Không đủ điều kiện", True, 1),
        (("WITHDRAWN",), "Người dân rút hồ sơ", True, 1),
    ],
)
def test_entry_says_where_its_dossier_stands(
    steps: tuple[str, ...], state: str, is_finished: bool, ended_after_days: int | None
) -> None:
    entry = list_entry(candidate(*steps))
    assert (entry.state_vi, entry.is_finished) == (state, is_finished)
    expected = None if ended_after_days is None else RECEIVED_AT + timedelta(days=ended_after_days)
    assert entry.ended_at == expected


def test_table_has_local_days_and_runs_no_formula() -> None:
    names = ("Trần Thị Minh Demo", '=HYPERLINK("http://x")', "@SUM(A1)", None)
    entries = [list_entry(candidate("WITHDRAWN", name=name)) for name in names]
    text = to_csv(list_sheet(procedure_name="Tuyển dụng", entries=entries))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1] == [
        "1",
        "H17.45-261124-0001",
        "Trần Thị Minh Demo",
        "24/11/2026",
        "Người dân rút hồ sơ",
        "",
        "25/11/2026",
    ]
    assert [row[2] for row in rows[2:]] == ['\'=HYPERLINK("http://x")', "'@SUM(A1)", ""]
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_empty_list_is_a_table_with_a_head() -> None:
    nobody: list[ListEntry] = []
    assert to_csv(list_sheet(procedure_name="Tuyển dụng", entries=nobody)).count("\r\n") == 1


@pytest.mark.parametrize(
    ("since", "until", "is_so"),
    [
        (None, None, True),
        (date(2026, 11, 1), None, True),
        (None, date(2026, 11, 1), True),
        (date(2026, 11, 1), date(2026, 11, 1), True),
        (date(2026, 11, 2), date(2026, 11, 1), False),
    ],
)
def test_days_of_a_list_do_not_end_before_they_begin(
    since: date | None, until: date | None, is_so: bool
) -> None:
    assert in_order(since=since, until=until) is is_so


def test_entry_keeps_what_its_dossier_promises() -> None:
    due_at = RECEIVED_AT + timedelta(days=9)
    assert list_entry(replace(candidate(), due_at=due_at)).due_at == due_at
