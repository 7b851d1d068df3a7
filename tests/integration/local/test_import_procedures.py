"""The import command against a real store: what it saves, reports and refuses, and that it may run again."""

import json
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from api.local.demo.office import DEMO_OFFICE_ID, demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR
from api.local.import_procedures import main

CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def record(code: str, name: str, channels: str) -> str:
    fields = {
        "ma_thu_tuc": code,
        "ten_thu_tuc": name,
        "linh_vuc": "Đăng ký, quản lý cư trú",
        "cach_thuc_thuc_hien": CHANNELS + channels,
        "thanh_phan_ho_so": f"--{PAPERS}Tờ khai1 bản chính",
    }
    return json.dumps(fields, ensure_ascii=False)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    lines = [
        record("1.004222", "Đăng ký thường trú", "Trực tuyến7 Ngày làm việc10,000 VNĐ"),
        record("1.010038", "Tách hộ", "Trực tuyến5Miễn phí"),
        record("không mã", "Tách thửa", "Trực tuyến5 NgàyMiễn phí"),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def office(store: str) -> str:
    from api.storage.offices import save_office

    save_office(demo_office(group_of_sector=GROUP_OF_SECTOR))
    return DEMO_OFFICE_ID


def saved_names(office_id: str) -> list[str]:
    from api.storage.procedures import load_index

    return [procedure.name for procedure in load_index(office_id)]


def test_procedures_are_saved_whole_and_problems_are_named_row_by_row(
    records: Path, office: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from api.storage.procedures import load_procedure

    assert main([str(records), "--office", office]) == 0
    said = capsys.readouterr().out
    assert "row 2 1.010038 deadline: a number without hours, days or working days: «5»" in said
    assert "row 3 không mã code: not like 1.004222" in said
    assert "1 of 3 records parse whole." in said
    assert "1 parse in part, 1 are left out." in said
    assert saved_names(office) == ["Đăng ký thường trú", "Tách hộ"]
    residence = load_procedure(office_id=office, code="1.004222")
    assert residence is not None
    assert residence.channels[0].fees[0].amount_dong == 10_000
    assert residence.cases[0].documents[0].originals == 1


def test_importing_again_changes_nothing(records: Path, office: str) -> None:
    from api.storage.tables import Base

    main([str(records), "--office", office])
    before = sorted(json.dumps(item.to_dynamodb_dict(), sort_keys=True) for item in Base.scan())
    main([str(records), "--office", office])
    after = sorted(json.dumps(item.to_dynamodb_dict(), sort_keys=True) for item in Base.scan())
    assert after == before


def test_importing_again_keeps_the_offices_own_terms(records: Path, office: str) -> None:
    from api.storage.procedures import load_procedure, save_procedures

    main([str(records), "--office", office])
    known = load_procedure(office_id=office, code="1.004222")
    assert known is not None
    own = replace(known, workflow="same-day", cut_off=time(15), desk_minutes=9)
    save_procedures(office_id=office, procedures=[own])
    main([str(records), "--office", office])
    assert load_procedure(office_id=office, code="1.004222") == own


@pytest.mark.parametrize("options", [[], ["--office", DEMO_OFFICE_ID, "--dry-run"]])
def test_without_an_office_or_in_a_dry_run_nothing_is_saved(
    records: Path, office: str, options: list[str]
) -> None:
    assert main([str(records), *options]) == 0
    assert saved_names(office) == []


def test_an_unknown_office_is_refused_before_anything_is_saved(
    records: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(records), "--office", "atlantis"]) == 2
    assert "no office atlantis" in capsys.readouterr().err
    assert saved_names("atlantis") == []


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_an_unreadable_file_is_refused(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "records.jsonl"
    if content is not None:
        file.write_bytes(content)
    assert main([str(file)]) == 2
    assert "Cannot read" in capsys.readouterr().err


def test_a_file_without_any_procedure_ends_with_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text("not a record\n", encoding="utf-8")
    assert main([str(file)]) == 1
