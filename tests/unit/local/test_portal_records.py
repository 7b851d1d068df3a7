"""The national portal's records: what makes a procedure of them, and what keeps one out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.procedures import Procedure, ProcedureLevel
from api.local.portal_channels import parse_channels
from api.local.portal_documents import parse_documents
from api.local.portal_problems import ProblemKind
from api.local.portal_records import parse_record, parse_records

CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def record(**changes: object) -> str:
    fields: dict[str, object] = {
        "ma_thu_tuc": "1.004222",
        "ten_thu_tuc": "Đăng ký thường trú",
        "so_quyet_dinh": "1523/QĐ-BCA",
        "linh_vuc": "Đăng ký, quản lý cư trú",
        "doi_tuong_thuc_hien": "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "co_quan_co_tham_quyen": "Công an cấp Xã",
        "cach_thuc_thuc_hien": f"{CHANNELS}Trực tuyến7 Ngày làm việcMiễn phí",
        "thanh_phan_ho_so": f"--{PAPERS}Tờ khai1 bản chính",
        "ket_qua_xu_ly": "Thông báo kết quảMã: KQ.G01.000065Từ khóaKhông có thông tinMô tảKhông có thông tin",
    }
    return json.dumps(fields | changes, ensure_ascii=False)


def test_a_record_is_read_whole() -> None:
    parsed = parse_record(record(), row=17)
    assert parsed.is_whole
    assert (parsed.row, parsed.code) == (17, "1.004222")
    assert parsed.procedure == Procedure(
        code="1.004222",
        name="Đăng ký thường trú",
        sector="Đăng ký, quản lý cư trú",
        channels=parse_channels(f"{CHANNELS}Trực tuyến7 Ngày làm việcMiễn phí")[0],
        cases=parse_documents(f"--{PAPERS}Tờ khai1 bản chính")[0],
        decision="1523/QĐ-BCA",
        competent_agency="Công an cấp Xã",
        applicants=("Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)"),
        result="Thông báo kết quả",
    )


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Cấp lại biển số xe bằng dịch vụ công trực tuyến toàn trình", ProcedureLevel.FULL_ONLINE),
        ("Đăng ký xe bằng dịch vụ công một phần hoặc trực tiếp", ProcedureLevel.PARTIAL_ONLINE),
        ("Đăng ký xe toàn trình hoặc trực tuyến một phần", None),
        ("Đăng ký thường trú", None),
    ],
)
def test_a_level_is_known_only_when_the_name_states_it(name: str, level: ProcedureLevel | None) -> None:
    procedure = parse_record(record(ten_thu_tuc=name), row=1).procedure
    assert procedure is not None
    assert procedure.level is level


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", None),
        ("Từ khóaKhông có thông tinMô tảKhông có thông tin", None),
        ("Giấy AMã: KQ.G01.01Giấy BMã: KQ-G17.02Từ khóaxeMô tảKhông có thông tin", "Giấy A; Giấy B"),
        ("- Giấy phép.Mã: 000.00.00.G04-KQ0257", "Giấy phép"),
        ("Văn bản tố tụngMã: VBTT", "Văn bản tố tụng"),
    ],
)
def test_results_lose_their_codes_and_the_rest_of_the_page(text: str, result: str | None) -> None:
    procedure = parse_record(record(ket_qua_xu_ly=text), row=1).procedure
    assert procedure is not None
    assert procedure.result == result


def test_applicants_with_commas_of_their_own_stay_in_one_piece() -> None:
    text = "Cán bộ, công chức, viên chức, Doanh nghiệp, Tổ chức (không bao gồm doanh nghiệp, HTX)"
    procedure = parse_record(record(doi_tuong_thuc_hien=text), row=1).procedure
    assert procedure is not None
    assert procedure.applicants == (
        "Cán bộ, công chức, viên chức",
        "Doanh nghiệp",
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    )


def test_letters_and_marks_that_come_apart_are_put_together() -> None:
    apart = record().replace("ề", "e\u0302\u0300").replace("Miễn", "Mie\u0302\u0303n")
    assert parse_record(apart, row=1).procedure == parse_record(record(), row=1).procedure


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", ProblemKind.RECORD_IS_UNREADABLE),
        ("[1, 2]", ProblemKind.RECORD_IS_UNREADABLE),
        (record(linh_vuc=5), ProblemKind.RECORD_IS_UNREADABLE),
        ('{"ten_thu_tuc": "\\ud800"}', ProblemKind.RECORD_IS_UNREADABLE),
        (record(ma_thu_tuc="1004222"), ProblemKind.CODE_IS_MALFORMED),
        (record(ten_thu_tuc=" . "), ProblemKind.NAME_IS_MISSING),
        (record(ten_thu_tuc="Công bố Danh mục thủ tục\nthuộc thẩm quyền"), ProblemKind.NAME_IS_A_DECISION),
    ],
)
def test_a_record_that_cannot_be_trusted_yields_no_procedure(line: str, kind: ProblemKind) -> None:
    parsed = parse_record(line, row=1)
    assert parsed.procedure is None
    assert kind in [problem.kind for problem in parsed.problems]


def test_a_name_under_several_codes_is_taken_from_none_of_them() -> None:
    lines = [record(), record(ma_thu_tuc="1.000001", ten_thu_tuc="ĐĂNG KÝ thường  trú.")]
    parsed = parse_records([*lines, record(ma_thu_tuc="1.000002", ten_thu_tuc="Tách hộ")])
    assert [each.procedure is None for each in parsed] == [True, True, False]
    assert {each.problems[0].kind for each in parsed[:2]} == {ProblemKind.NAME_IS_SHARED}


def test_a_repeated_code_keeps_its_first_row() -> None:
    parsed = parse_records([record(), record(ten_thu_tuc="Tách hộ")])
    assert [each.procedure.name if each.procedure else None for each in parsed] == [
        "Đăng ký thường trú",
        None,
    ]
    assert parsed[1].problems[0].kind is ProblemKind.CODE_IS_REPEATED


def test_rows_are_counted_as_an_editor_counts_lines() -> None:
    assert [each.row for each in parse_records([record(), "", record(ma_thu_tuc="1.000001")])] == [1, 3]


FRAGMENTS = st.sampled_from(
    [
        CHANNELS,
        PAPERS,
        "--",
        "Trực tuyến",
        "Trực tiếp",
        "3 Ngày làm việc",
        "7 Ngày",
        "1",
        "Miễn phí",
        "20,000 VNĐ",
        "Không có thông tin",
        "(",
        ")",
        "Tờ khai",
        "1 bản chính",
        ",1 bản sao",
        "2024",
        "Mau01.doc",
        "07 ngày",
        " ",
        ";",
    ]
)
SHREDS = st.lists(FRAGMENTS | st.text(max_size=8), max_size=25).map("".join)


@given(st.text())
def test_no_line_whatsoever_raises(line: str) -> None:
    parsed = parse_record(line, row=1)
    assert parsed.procedure is not None or parsed.problems


@given(channels=SHREDS, papers=SHREDS, result=st.text(), applicants=st.text())
def test_no_field_whatsoever_raises(channels: str, papers: str, result: str, applicants: str) -> None:
    line = record(
        cach_thuc_thuc_hien=channels,
        thanh_phan_ho_so=papers,
        ket_qua_xu_ly=result,
        doi_tuong_thuc_hien=applicants,
    )
    assert parse_record(line, row=1) == parse_record(line, row=1)
