"""What clerks and managers get wrong about dossiers: refused in both languages, and nothing is changed."""

import pytest

from tests.integration.schema.dossier_mistakes import (
    DUE,
    RESIDENCE_COUNTER,
    Mistake,
    assigning,
    changing,
    extending,
    moving,
    receiving,
    shifts,
    unknown,
)
from tests.integration.storage.snapshots import snapshot
from tests.integration.ward import BIRTH, Ward

TO_THE_END = ("APPRAISAL", "APPROVAL", "COMPLETED", "RETURNED")
MISTAKES = (
    Mistake(
        "moving a finished dossier",
        moving(*TO_THE_END, to="APPRAISAL"),
        "StepIsNotAllowed",
        "Hồ sơ không còn bước nào để chuyển",
        "No step is left for this dossier",
    ),
    Mistake(
        "moving a refused dossier",
        moving("APPRAISAL", "REFUSED", to="APPROVAL"),
        "StepIsNotAllowed",
        "Hồ sơ không còn bước nào để chuyển",
        "No step is left for this dossier",
    ),
    Mistake(
        "skipping a step",
        moving(to="REGISTERED"),
        "StepIsNotAllowed",
        "Từ bước hiện tại không chuyển được",
        "cannot go to that step from here",
    ),
    Mistake(
        "moving to no step at all",
        moving(to="NOWHERE"),
        "StepIsNotAllowed",
        "Mời chọn một bước trong danh sách",
        "choose one from the list",
    ),
    Mistake(
        "sending back without a reason",
        moving("APPRAISAL", "APPROVAL", to="APPRAISAL"),
        "InputIsInvalid",
        "Mời ghi rõ lý do",
        "say why",
    ),
    Mistake(
        "asking for papers without naming any",
        moving(to="SUPPLEMENT"),
        "InputIsInvalid",
        "Mời ghi giấy tờ cần bổ sung",
        "write which papers are wanted",
    ),
    Mistake(
        "refusing without a word to the citizen",
        moving("APPRAISAL", to="REFUSED"),
        "InputIsInvalid",
        "người dân sẽ đọc được",
        "Please write why",
    ),
    Mistake(
        "moving an unknown dossier",
        unknown("advanceDossier", "H17.45-261123-9999", to="APPRAISAL"),
        "DossierIsUnknown",
        "Không tìm thấy hồ sơ này",
        "has no such dossier",
    ),
    Mistake(
        "moving what is no code",
        unknown("advanceDossier", "không phải mã", to="APPRAISAL"),
        "DossierIsUnknown",
        "Mời kiểm tra lại mã",
        "check the code",
    ),
    Mistake(
        "extending after expiry",
        extending(to="2026-12-15", days=14),
        "DossierCannotBeExtended",
        "trước ngày hết hạn ít nhất một ngày",
        "at least one day before the due day",
    ),
    Mistake(
        "extending on the day it expires",
        extending(days=10),
        "DossierCannotBeExtended",
        "trước ngày hết hạn ít nhất một ngày",
        "at least one day before the due day",
    ),
    Mistake(
        "extending twice",
        extending(to="2026-12-10", once=True),
        "DossierCannotBeExtended",
        "quy định chỉ cho một lần",
        "the rule allows no second time",
    ),
    Mistake(
        "extending a finished dossier",
        extending(*TO_THE_END),
        "DossierCannotBeExtended",
        "đã kết thúc, không gia hạn được",
        "is finished and can no longer be extended",
    ),
    Mistake(
        "extending while the citizen is waited for",
        extending("SUPPLEMENT"),
        "DossierCannotBeExtended",
        "đang chờ người dân bổ sung",
        "waits for the citizen's papers",
    ),
    Mistake(
        "extending to a Sunday",
        extending(to="2026-12-06"),
        "DossierCannotBeExtended",
        "là ngày nghỉ",
        "is a day off",
    ),
    Mistake(
        "extending to the day it is due",
        extending(to=DUE),
        "DossierCannotBeExtended",
        "phải sau ngày hẹn hiện tại",
        "must be later than the present one",
    ),
    Mistake(
        "extending by a year",
        extending(to="2027-12-08"),
        "DossierCannotBeExtended",
        "nhiều nhất 60 ngày làm việc",
        "at most 60 working days",
    ),
    Mistake(
        "extending without an apology",
        extending(apology=" "),
        "InputIsInvalid",
        "Mời ghi lời xin lỗi",
        "write the apology",
    ),
    Mistake(
        "assigning a finished dossier",
        assigning(*TO_THE_END),
        "StepIsNotAllowed",
        "Hồ sơ không còn bước nào để chuyển",
        "No step is left for this dossier",
    ),
    Mistake(
        "assigning until yesterday",
        assigning(until="2026-11-22"),
        "InputIsInvalid",
        "từ hôm nay trở đi",
        "today or later",
    ),
    Mistake(
        "assigning to nobody",
        assigning(clerkName=" "),
        "InputIsInvalid",
        "Mời chọn người xử lý",
        "choose a clerk",
    ),
    Mistake(
        "assigning without a reason", assigning(reason=" "), "InputIsInvalid", "Mời ghi rõ lý do", "say why"
    ),
    Mistake(
        "receiving from nobody",
        receiving(is_served=False),
        "CounterHasNoTicket",
        "Quầy chưa gọi số nào",
        "No number is at this counter",
    ),
    Mistake(
        "receiving a paper without a name",
        receiving(is_served=True, documents=[{"name": " ", "state": "COPY"}]),
        "InputIsInvalid",
        "Danh sách giấy tờ không hợp lệ",
        "list of documents is not valid",
    ),
    Mistake(
        "receiving another visit's procedure",
        receiving(is_served=True, procedure=BIRTH),
        "ServiceIsNotHere",
        "không làm tại quầy của bạn",
        "does not do that procedure",
    ),
    Mistake(
        "shifts that overlap",
        changing(shifts=shifts(("07:30", "11:30"), ("11:00", "17:00"))),
        "InputIsInvalid",
        "ca sau bắt đầu khi ca trước đã hết",
        "beginning after the one before has ended",
        role="manager",
    ),
    Mistake(
        "a shift that ends before it begins",
        changing(shifts=shifts(("11:30", "07:30"))),
        "InputIsInvalid",
        "ca sau bắt đầu khi ca trước đã hết",
        "beginning after the one before has ended",
        role="manager",
    ),
    Mistake(
        "no working hours at all",
        changing(shifts=[]),
        "InputIsInvalid",
        "gồm 1 đến 4 ca",
        "are 1 to 4 shifts",
        role="manager",
    ),
    Mistake(
        "hours that no clock shows",
        changing(shifts=shifts(("25:00", "26:00"))),
        "InputIsInvalid",
        "Mời ghi giờ dạng 07:30",
        "write times like 07:30",
        role="manager",
    ),
    Mistake(
        "a ninth hour on a holiday",
        changing(days=[{"on": "2026-11-24", "mode": "NINTH_HOUR"}]),
        "InputIsInvalid",
        "Ngày này đơn vị nghỉ",
        "closed that day",
        role="manager",
    ),
    Mistake(
        "a day that has passed",
        changing(days=[{"on": "2026-11-20", "mode": "NO_WAIT"}]),
        "InputIsInvalid",
        "từ hôm nay đến một năm tới",
        "from today to a year ahead",
        role="manager",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_mistake_is_refused_in_both_languages_and_changes_nothing(ward: Ward, mistake: Mistake) -> None:
    mutation, wish = mistake.prepare(ward)
    token = ward.clerk(RESIDENCE_COUNTER, role=mistake.role)
    before = snapshot()
    for language, words in (("vi", mistake.vi), ("en", mistake.en)):
        ward.language = language
        refused = ward.do(mutation, token=token, **wish)
        assert refused["__typename"] == mistake.refused_as
        assert words in refused["message"]
    assert snapshot() == before
