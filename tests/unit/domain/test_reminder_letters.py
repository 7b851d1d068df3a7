"""How a reminder reads, and how it is known on its way."""

from dataclasses import replace
from datetime import date, datetime

from api.domain.dossiers import Dossier
from api.domain.notices import Letter, NoticeState
from api.domain.reminders import (
    Reminder,
    ReminderAudience,
    parse_reminder_id,
    reminder_letter,
    rows_of,
)
from tests.unit.domain.dossier_cases import CALENDAR, at, dossier, moved
from tests.unit.domain.reminder_cases import (
    OFFICE,
    SITE,
    TODAY,
    due,
    given_to,
    planned,
)

# The letter


def letter(*dossiers: Dossier, now: datetime, more: int = 0) -> Letter:
    (draft,) = planned(*dossiers, now=now)
    reminder = replace(draft.reminders[0], more=more)
    rows = rows_of(reminder=reminder, dossiers=dossiers, calendar=CALENDAR, now=now)
    return reminder_letter(
        reminder=reminder, rows=rows, office=OFFICE, to="lan@example.vn", site_url=SITE, now=now
    )


def private(known: Dossier) -> Dossier:
    return replace(known, name="Trần Thị Minh Demo", phone="+84905123456", email="minh@example.vn")


def test_officers_letter_names_code_procedure_step_date_and_where_to_look() -> None:
    second = due(moved(dossier(), ("APPRAISAL", at(3))), at(18, "17:00"), code="H17.45-261102-0002")
    sent = letter(private(dossier()), private(second), now=at(12, "17:00"), more=3)
    assert sent.subject == "Nhắc hạn trả kết quả ngày 12/11/2026: 5 hồ sơ / Due dates: 5 dossiers"
    vietnamese, english = sent.text.split("\n--------\n")
    for line in (
        "Kính gửi Lan,",
        "nhắc bạn về các hồ sơ bạn đang giữ, tính đến 17:00 ngày 12/11/2026.",
        "ĐÃ QUA 80% THỜI GIAN (1)",
        "H17.45-261102-0001: Đăng ký thường trú",
        "Bước: Tiếp nhận. Hạn trả: 17:00 ngày 16/11/2026.",
        f"{SITE}/staff#H17.45-261102-0001",
        "ĐÃ QUA MỘT NỬA THỜI GIAN (1)",
        "… và 3 hồ sơ nữa.",
    ):
        assert line in vietnamese, line
    assert vietnamese.index("80%") < vietnamese.index("MỘT NỬA")
    assert "80% OF THE TIME HAS PASSED (1)" in english
    assert "Due: 17:00 on 16/11/2026." in english
    assert "Người xử lý" not in vietnamese, "she knows whose they are"
    assert vietnamese.rstrip().endswith(f"Ngừng hoặc nhận lại thư nhắc: {SITE}/staff#thu-nhac")
    assert english.rstrip().endswith(f"To stop reminders, or have them again: {SITE}/staff#thu-nhac")
    assert sent.stop_url is None


def test_heads_letter_says_whose_each_is() -> None:
    hers = replace(given_to(dossier(), "mai", when=at(3)), code="H17.45-261102-0002")
    sent = letter(private(dossier()), private(hers), now=at(16))
    assert "PHẢI TRẢ HÔM NAY (2)" in sent.text
    assert "Người xử lý: mai." in sent.text
    assert "Người xử lý gần nhất: clerk." in sent.text
    assert "thu-nhac" not in sent.text
    assert "mời sửa ở Danh bạ cán bộ" in sent.text


def test_head_reads_why_a_dossier_is_late_before_its_date() -> None:
    once = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)))
    twice = moved(once, ("SUPPLEMENT", at(5)), ("APPRAISAL", at(6)))
    sent = letter(twice, now=at(9))
    assert "ĐÃ QUÁ HẠN (1)" in sent.text
    assert "Hạn trả: 17:00 ngày 20/11/2026. Quá hạn vì yêu cầu bổ sung lần hai." in sent.text
    assert "Due: 17:00 on 20/11/2026. Overdue by a second request for papers." in sent.text
    assert "lần hai" not in letter(twice, now=at(21)).text, "its date alone makes it late by now"


def test_no_letter_names_the_citizen() -> None:
    for now in (at(12), at(16), at(20)):
        sent = letter(private(dossier()), now=now)
        for secret in ("Minh", "905123", "minh@"):
            assert secret not in sent.subject + sent.text


def test_letter_tells_what_is_still_hers_when_it_is_written() -> None:
    (draft,) = planned(dossier(), now=at(12))
    (reminder,) = draft.reminders
    gone = given_to(dossier(), "mai", when=at(12))
    done = moved(dossier(), ("COMPLETED", at(12)))
    for known in (gone, done):
        assert rows_of(reminder=reminder, dossiers=[known], calendar=CALENDAR, now=at(12)) == ()
    (row,) = rows_of(reminder=reminder, dossiers=[dossier()], calendar=CALENDAR, now=at(16))
    assert row.level is TODAY


# On its way


def test_id_holds_no_subject_and_is_read_strictly() -> None:
    known = Reminder(
        state=NoticeState.WAITING,
        try_at=at(12),
        office_id="lien-chieu",
        on=date(2026, 11, 12),
        staff_id="auth0|Lan <x>",
        staff_name="Lan",
        audience=ReminderAudience.OFFICER,
        codes=(),
    )
    assert "Lan" not in known.id
    assert parse_reminder_id(f" {known.id} ") == ("lien-chieu", known.told_apart_by)
    for wrong in ("", "lien-chieu", "lien-chieu/CLOCK", known.id + "0", known.id.replace("/", "#")):
        assert parse_reminder_id(wrong) is None


def test_reminder_put_off_uses_up_no_attempt() -> None:
    (draft,) = planned(dossier(), now=at(12))
    later = draft.reminders[0].put_off(until=at(13))
    assert (later.attempts, later.version, later.state) == (0, 2, NoticeState.WAITING)
    assert not later.may_be_taken(now=at(12))
    assert later.may_be_taken(now=at(13))
