"""The office's list of procedures: in the order of the alphabet, and whole when it is read page by page."""

from dataclasses import replace

from api.domain.procedures import fold
from api.storage.procedures import count_use, save_procedures
from api.storage.transactions import transact
from api.usecases.procedures import find_procedures, sectors_of
from tests.integration.usecases.office_day import PROCEDURES, OfficeDay

NAMES = (
    "Đăng ký kết hôn",
    "Đổi giấy phép",
    "Yêu cầu bồi thường",
    "Cấp bản sao",
    "Chứng thực chữ ký",
    "Dán nhãn",
)
MARRIAGE = "9.000000"


def ward_with(day: OfficeDay, *, copies: int = 1) -> None:
    save_procedures(
        office_id=day.office.id,
        procedures=[
            replace(PROCEDURES[0], code=f"9.{copy:03}{number:03}", name=name, name_en=None, sector=name)
            for copy in range(copies)
            for number, name in enumerate(NAMES)
        ],
    )


def added(names: list[str]) -> list[str]:
    return [name for name in names if name in NAMES]


def test_names_and_sectors_with_d_stand_before_those_with_y(day: OfficeDay) -> None:
    ward_with(day)
    found, _ = find_procedures(office=day.office, first=100)
    names = [procedure.name for procedure in found]
    in_order = [
        "Cấp bản sao",
        "Chứng thực chữ ký",
        "Dán nhãn",
        "Đăng ký kết hôn",
        "Đổi giấy phép",
        "Yêu cầu bồi thường",
    ]
    assert added(names) == in_order
    assert names == sorted(names, key=fold)
    assert added(sectors_of(day.office)) == in_order


def test_equally_used_ones_stand_by_name_behind_the_most_used(day: OfficeDay) -> None:
    ward_with(day)
    transact(count_use(office_id=day.office.id, code="9.000002"))
    found, _ = find_procedures(office=day.office, most_used=True, first=100)
    names = [procedure.name for procedure in found]
    assert names[0] == "Yêu cầu bồi thường"
    assert names[1:] == sorted(names[1:], key=fold)


def test_pages_by_name_are_the_whole_list_once_though_uses_are_counted_meanwhile(day: OfficeDay) -> None:
    ward_with(day, copies=30)
    codes: list[str] = []
    after, has_more = None, True
    while has_more:
        page, has_more = find_procedures(office=day.office, first=50, after=after)
        after = page[-1].code
        codes += [procedure.code for procedure in page]
        transact(count_use(office_id=day.office.id, code=MARRIAGE))
    assert len(codes) == len(set(codes)) == 180 + len(PROCEDURES)
    assert MARRIAGE in codes
