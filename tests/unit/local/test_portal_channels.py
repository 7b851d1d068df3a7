"""The portal's table of channels: deadlines and fees as they stand, and what is named instead of guessed."""

import pytest

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.procedures import Channel, Fee, ProcedureChannel, StatedDeadline
from api.local.portal_channels import parse_channels
from api.local.portal_problems import ProblemKind

CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tả"

HOUR = Deadline(1, DeadlineUnit.HOURS)
TWO_DAYS = Deadline(2, DeadlineUnit.WORKING_DAYS)
THREE_DAYS = Deadline(3, DeadlineUnit.WORKING_DAYS)
SEVEN_DAYS = Deadline(7, DeadlineUnit.WORKING_DAYS)
FIFTEEN_CALENDAR_DAYS = Deadline(15, DeadlineUnit.DAYS)


def channel(
    *fees: Fee, deadline: Deadline | None = None, note: str | None = None, by: Channel = Channel.ONLINE
) -> ProcedureChannel:
    stated = (StatedDeadline(deadline),) if deadline else ()
    return ProcedureChannel(channel=by, deadlines=stated, fees=fees, note=note)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Trực tuyến3 Ngày làm việcMiễn phí", channel(Fee(0), deadline=THREE_DAYS)),
        ("Trực tuyến15 NgàyMiễn phí", channel(Fee(0), deadline=FIFTEEN_CALENDAR_DAYS)),
        ("Trực tuyến1 GiờKhông có thông tin", channel(deadline=HOUR)),
        (
            "Trực tiếp3 Ngày làm việc7,000 Việt Nam Đồng",
            channel(Fee(7000), deadline=THREE_DAYS, by=Channel.IN_PERSON),
        ),
        (
            "Dịch vụ bưu chính2 Ngày làm việc70,000 VNĐ(70.000 đồng/giấy)",
            channel(Fee(70000, "70.000 đồng/giấy"), deadline=TWO_DAYS, by=Channel.POSTAL),
        ),
        ("Trực tuyếnKhông có thông tin50,000 Việt Nam Đồng(/văn bản)", channel(Fee(50000, "/văn bản"))),
        ("Trực tuyếnKhông có thông tin10 USD(/bản)", channel(Fee(None, "10 USD (/bản)"))),
        (
            "Trực tuyếnKhông phải trả kết quả cho người nộp thuếMiễn phíQua Cổng",
            channel(Fee(0), note="Qua Cổng"),
        ),
        ("Trực tuyếnKhông quy địnhMiễn phí", channel(Fee(0))),
        ("Trực tuyếnKhông Không có thông tin", channel()),
        ("Trực tuyến0Không có thông tinTỉnh quy định", channel(note="Tỉnh quy định")),
        ("Trực tuyến3 Ngày làm việcMiễn phí(Không)", channel(Fee(0), deadline=THREE_DAYS)),
        (
            "Trực tuyến3 Ngày làm việcMiễn phí(Theo Luật phí (2015).)Nộp qua Cổng",
            channel(Fee(None, "Theo Luật phí (2015)."), deadline=THREE_DAYS, note="Nộp qua Cổng"),
        ),
        (
            "Trực tuyến3 Ngày làm việcKhông có thông tin(1) Với cá nhân",
            channel(deadline=THREE_DAYS, note="(1) Với cá nhân"),
        ),
        (
            "Trực tuyến3 Ngày làm việc100,000 VNĐ((Phí thẩm định )",
            channel(Fee(100000, "(Phí thẩm định"), deadline=THREE_DAYS),
        ),
        (
            "Trực tuyến3 Ngày làm việcMiễn phí- Trực tiếp tại quầy; Trực tuyến: qua mạng",
            channel(Fee(0), deadline=THREE_DAYS, note="Trực tiếp tại quầy; Trực tuyến: qua mạng"),
        ),
        (
            "Trực tuyến7 Ngày làm việcMiễn phí07 ngày làm việc kể từ ngày nhận",
            channel(Fee(0), deadline=SEVEN_DAYS, note="07 ngày làm việc kể từ ngày nhận"),
        ),
    ],
)
def test_a_channel_row_is_read_as_it_stands(row: str, expected: ProcedureChannel) -> None:
    assert parse_channels(CHANNELS + row) == ((expected,), ())


def test_channels_follow_one_another_without_a_gap() -> None:
    text = f"{CHANNELS}Trực tuyến7 Ngày làm việc10,000 VNĐTrực tiếp7 Ngày làm việc20,000 VNĐ(mỗi lần)Tại quầy"
    assert parse_channels(text) == (
        (
            channel(Fee(10000), deadline=SEVEN_DAYS),
            channel(Fee(20000, "mỗi lần"), deadline=SEVEN_DAYS, note="Tại quầy", by=Channel.IN_PERSON),
        ),
        (),
    )


def test_rows_of_one_channel_keep_each_deadline_with_its_own_condition() -> None:
    text = (
        f"{CHANNELS}Trực tuyến2 Ngày làm việcMiễn phíThông thường"
        "Trực tuyến7 Ngày làm việcMiễn phíBiển số trúng đấu giá"
    )
    (only,), problems = parse_channels(text)
    assert only.deadlines == (
        StatedDeadline(TWO_DAYS, "Thông thường"),
        StatedDeadline(SEVEN_DAYS, "Biển số trúng đấu giá"),
    )
    assert only.fees == (Fee(0),)
    assert problems == ()


@pytest.mark.parametrize(
    ("row", "kind", "expected"),
    [
        ("Trực tuyến1Miễn phí", ProblemKind.DEADLINE_HAS_NO_UNIT, channel(Fee(0))),
        ("Trực tuyếnTrả lời tự độngMiễn phí", ProblemKind.DEADLINE_IS_PROSE, channel(Fee(0))),
        (
            "Trực tuyến120 VNĐ(20.000 đ/tờ khai)",
            ProblemKind.FEE_RUNS_INTO_DEADLINE,
            channel(Fee(None, "20.000 đ/tờ khai")),
        ),
        (
            "Trực tuyến2 Ngày làm việc700 VNĐ(700.000 đồng)",
            ProblemKind.FEE_CONTRADICTS_NOTE,
            channel(Fee(None, "700.000 đồng"), deadline=TWO_DAYS),
        ),
        (
            "Trực tuyến2 Ngày làm việc5,000 VNĐ(thu 7.000 đồng)",
            ProblemKind.FEE_CONTRADICTS_NOTE,
            channel(Fee(None, "thu 7.000 đồng"), deadline=TWO_DAYS),
        ),
        (
            "Trực tuyến2 Ngày làm việcMiễn phí(từ 20.000 đồng)",
            ProblemKind.FEE_CONTRADICTS_NOTE,
            channel(Fee(None, "từ 20.000 đồng"), deadline=TWO_DAYS),
        ),
        ("Trực tuyến1 Giờ500 VNĐ", ProblemKind.FEE_IS_TOO_SMALL, channel(deadline=HOUR)),
        (
            "Trực tuyến7 NgàyMiễn phí07 ngày làm việc",
            ProblemKind.DEADLINE_CONTRADICTS_NOTE,
            channel(Fee(0), note="07 ngày làm việc"),
        ),
        (
            "Trực tuyến7 Ngày làm việcMiễn phí07 (bảy) ngày",
            ProblemKind.DEADLINE_CONTRADICTS_NOTE,
            channel(Fee(0), note="07 (bảy) ngày"),
        ),
        ("Trực tuyến7 Ngày làm việc", ProblemKind.CHANNEL_IS_UNREADABLE, channel(note="7 Ngày làm việc")),
    ],
)
def test_what_a_channel_row_leaves_open_is_named_and_not_guessed(
    row: str, kind: ProblemKind, expected: ProcedureChannel
) -> None:
    channels, problems = parse_channels(CHANNELS + row)
    assert channels == (expected,)
    assert [problem.kind for problem in problems] == [kind]


def test_a_channel_with_one_unclear_deadline_keeps_none_of_its_deadlines() -> None:
    text = f"{CHANNELS}Trực tuyến1Miễn phíThông thườngTrực tuyến7 Ngày làm việcMiễn phíPhức tạp"
    (only,), _ = parse_channels(text)
    assert only.deadlines == ()


@pytest.mark.parametrize("text", ["", "Trực tuyến7 Ngày làm việcMiễn phí", f"{CHANNELS}Nộp tại quầy"])
def test_a_text_without_the_table_of_channels_yields_none(text: str) -> None:
    channels, problems = parse_channels(text)
    assert channels == ()
    assert [problem.kind for problem in problems] == [ProblemKind.CHANNELS_ARE_UNREADABLE]


def test_a_problem_names_its_field_and_the_words_in_question() -> None:
    _, problems = parse_channels(f"{CHANNELS}Trực tuyến12Miễn phí")
    assert str(problems[0]) == "deadline: a number without hours, days or working days: «12»"
