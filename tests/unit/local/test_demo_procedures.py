"""The demo catalogue: whole, true to its rules, and handled by the groups of the demo ward."""

from typing import Any

import pytest

from api.domain.procedures import Channel, ProcedureLevel, rank
from api.local.demo.procedures import (
    GROUP_OF_SECTOR,
    SECTORS_OF_GROUP,
    DemoCatalogueIsWrong,
    load_demo_procedures,
    read_catalogue,
)

GROUPS = {"land", "civil-status", "construction", "business", "social", "residence"}


def entry(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "code": "1.010038",
        "name": "Tách hộ",
        "name_en": "Split a household",
        "sector": "Đăng ký, quản lý cư trú",
        "decision": "",
        "competent_agency": "Công an cấp xã",
        "result": None,
        "desk_minutes": 10,
        "channels": [{"channel": "ONLINE", "deadlines": [{"amount": 5, "unit": "WORKING_DAYS"}]}],
        "cases": [{"documents": [{"name": "Tờ khai", "name_en": "Form", "originals": 1, "copies": 0}]}],
    }
    return fields | changes


def test_the_demo_ward_has_forty_procedures_and_every_group_has_some() -> None:
    procedures = load_demo_procedures()
    assert len(procedures) == 40
    assert {GROUP_OF_SECTOR[procedure.sector] for procedure in procedures} == GROUPS


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dang ky thuong tru", "Đăng ký thường trú"),
        ("tam tru", "Đăng ký tạm trú"),
        ("khai sinh", "Đăng ký khai sinh"),
        ("khai tu", "Đăng ký khai tử"),
        ("ket hon", "Đăng ký kết hôn"),
        ("chung thuc ban sao", "Chứng thực bản sao từ bản chính"),
        ("chung thuc chu ky", "Chứng thực chữ ký"),
        ("ho kinh doanh thanh lap", "Đăng ký thành lập hộ kinh doanh"),
        ("ho ngheo", "Công nhận hộ nghèo, hộ cận nghèo"),
        ("birth", "Đăng ký khai sinh"),
        ("building permit", "Cấp giấy phép xây dựng nhà ở riêng lẻ, công trình cấp III, cấp IV"),
    ],
)
def test_everyday_words_find_the_procedure_people_mean(query: str, first: str) -> None:
    assert rank(query=query, procedures=load_demo_procedures())[0].name == first


def test_both_levels_of_online_service_can_be_seen_in_the_demo() -> None:
    levels = {procedure.level for procedure in load_demo_procedures()}
    assert levels == {None, ProcedureLevel.FULL_ONLINE, ProcedureLevel.PARTIAL_ONLINE}


def test_the_figures_of_permanent_residence_are_those_of_the_national_record() -> None:
    (residence,) = (each for each in load_demo_procedures() if each.code == "1.004222")
    assert {
        stated.channel: (stated.deadlines[0].deadline.amount, stated.fees[0].amount_dong)
        for stated in residence.channels
    } == {Channel.IN_PERSON: (7, 20_000), Channel.ONLINE: (7, 10_000)}


def test_a_sector_belongs_to_one_group_only() -> None:
    named = [sector for group in GROUPS for sector in SECTORS_OF_GROUP[group]]
    assert len(named) == len(set(named)) == len(GROUP_OF_SECTOR)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"code": "1010038"}, "the code is not like"),
        ({"sector": "Hải quan"}, "no service group"),
        ({"name_en": ""}, "missing in one language"),
        ({"channels": []}, "no way to file"),
        ({"channels": [{"channel": "FAX"}]}, "FAX"),
        ({"channels": [{"channel": "ONLINE", "deadlines": [{"amount": 0, "unit": "DAYS"}]}]}, "0"),
        ({"cases": [{"documents": []}]}, "no document"),
        ({"cases": [*entry()["cases"], *entry()["cases"]]}, "several cases"),
        ({"cases": [{"documents": [{"name": "Tờ khai", "name_en": "Form"}]}]}, "a count"),
        ({"desk_minutes": 0}, "takes no time"),
    ],
)
def test_a_broken_entry_is_refused_with_its_reason(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(DemoCatalogueIsWrong, match=reason):
        read_catalogue([entry(**changes)])


def test_the_same_code_twice_is_refused() -> None:
    with pytest.raises(DemoCatalogueIsWrong, match="stands twice"):
        read_catalogue([entry(), entry()])


def test_a_sound_entry_is_accepted() -> None:
    assert read_catalogue([entry()])[0].name == "Tách hộ"
