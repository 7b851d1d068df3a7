"""Which entries are announced, when a notice is tried again, and what a letter says and never says."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.dossiers import (
    Dossier,
    DossierMove,
    MoveKind,
    NoticeChannel,
    change_email,
    reckon_anew,
    with_papers_wanted,
)
from api.domain.dossiers.workflows import shipped_workflows
from api.domain.notices import (
    LEASE,
    MOST_ATTEMPTS,
    PAUSES,
    Announcement,
    Letter,
    Notice,
    NoticeProblem,
    NoticeState,
    announcement_of,
    is_notices_key,
    letter_of,
    new_notices,
    notices_key,
    parse_notice_id,
    without_numbers,
)
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR
from tests.unit.domain.dossier_cases import CALENDAR, at, dossier, extended, moved

SECRET = b"a secret that only the tests know, 32 bytes"
SITE = "https://den-luot.test"
OFFICE = demo_office(group_of_sector=GROUP_OF_SECTOR)


def mailed(known: Dossier) -> Dossier:
    return replace(known, email="minh@example.vn", name="Trần Thị Minh Demo", phone="+84905123456")


def told(known: Dossier) -> list[Announcement | None]:
    return [announcement_of(known, move) for move in known.moves]


def notice_of(known: Dossier) -> Notice:
    (notice,) = new_notices(known, was_version=known.version - 1, now=known.moves[-1].at)
    return notice


def letter(known: Dossier) -> Letter:
    return letter_of(notice=notice_of(known), dossier=known, office=OFFICE, site_url=SITE, secret=SECRET)


# What is announced


@pytest.mark.parametrize(
    ("steps", "announced"),
    [
        ((), [Announcement.RECEIVED]),
        ((("APPRAISAL", at(3)),), [Announcement.RECEIVED, None]),
        ((("SUPPLEMENT", at(3)),), [Announcement.RECEIVED, Announcement.PAPERS_WANTED]),
        ((("REFUSED", at(3)),), [Announcement.RECEIVED, Announcement.REFUSED]),
        (
            (("APPRAISAL", at(3)), ("APPROVAL", at(4)), ("COMPLETED", at(5)), ("RETURNED", at(6))),
            [Announcement.RECEIVED, None, None, Announcement.RESULT_READY, None],
        ),
    ],
)
def test_ordinary_dossier_tells_what_must_be_known(
    steps: tuple[tuple[str, object], ...], announced: list[Announcement | None]
) -> None:
    assert told(moved(dossier(), *steps)) == announced  # type: ignore[arg-type]


def test_recruitment_tells_each_step() -> None:
    steps = (("APPRAISAL", at(3)), ("APPROVAL", at(4)), ("COMPLETED", at(5)), ("RETURNED", at(6)))
    assert told(moved(dossier(workflow="recruitment"), *steps)) == [
        Announcement.RECEIVED,
        Announcement.STEP,
        Announcement.STEP,
        Announcement.RESULT_READY,
        Announcement.RESULT_RETURNED,
    ]


def test_work_that_goes_back_stays_in_the_office() -> None:
    known = moved(dossier(workflow="recruitment"), ("APPRAISAL", at(3)), ("APPROVAL", at(4)))
    assert told(moved(known, ("APPRAISAL", at(5)), reason="Thiếu điểm"))[-1] is None


def test_apology_and_a_date_moved_by_the_calendar_are_told() -> None:
    known = extended(dossier(), when=at(3), to=at(20).date())
    assert told(known)[-1] is Announcement.NEW_DATE
    later = replace(dossier(), due_at=at(12))
    move = DossierMove(step=later.step, at=at(3), clerk_id="clerk", kind=MoveKind.RECKONED_ANEW)
    anew = reckon_anew(dossier=later, move=move, calendar=CALENDAR)
    assert anew is not None
    assert told(anew)[-1] is Announcement.DATE_MOVED


def test_assignments_and_other_addresses_are_not_told() -> None:
    known = mailed(dossier())
    for kind in (MoveKind.ASSIGNED, MoveKind.DELEGATED, MoveKind.EMAIL_CHANGED):
        move = DossierMove(step=known.step, at=at(3), clerk_id="clerk", kind=kind)
        assert announcement_of(known, move) is None


def test_every_step_that_names_a_channel_is_told_in_every_workflow() -> None:
    for workflow in shipped_workflows():
        known = replace(dossier(workflow=workflow.id), workflow_version=workflow.version)
        for step in workflow.steps:
            announced = announcement_of(known, DossierMove(step=step.id, at=at(3), clerk_id="clerk"))
            if step.notices:
                assert announced is not None
            assert {*step.notices} <= {*NoticeChannel}


def test_nothing_is_told_without_an_address() -> None:
    assert new_notices(dossier(), was_version=0, now=at(2)) == ()


def test_one_act_is_one_letter_about_its_last_entry() -> None:
    known = mailed(moved(dossier(), ("SUPPLEMENT", at(2))))
    (notice,) = new_notices(known, was_version=0, now=at(2))
    assert (notice.place, notice.announcement) == (2, Announcement.PAPERS_WANTED)
    assert notice.id == "H17.45-261102-0001/2"
    assert new_notices(known, was_version=2, now=at(2)) == ()


def test_another_address_is_an_entry_that_does_not_name_it() -> None:
    known = change_email(
        dossier=dossier(), move=DossierMove(step="", at=at(3), clerk_id="clerk"), email="minh@example.vn"
    )
    assert known.email == "minh@example.vn"
    assert (known.step, known.version, known.due_at) == ("RECEIVED", 2, dossier().due_at)
    assert "minh" not in repr(known.moves)
    assert known.note is None


# On its way


def waiting() -> Notice:
    return notice_of(mailed(dossier()))


def test_notice_in_somebodys_hands_is_left_alone_until_the_lease_is_over() -> None:
    now = at(2)
    taken = waiting().taken(now=now)
    assert waiting().may_be_taken(now=now)
    assert not taken.may_be_taken(now=now + LEASE - timedelta(seconds=1))
    assert taken.may_be_taken(now=now + LEASE)
    assert taken.version == waiting().version + 1


def test_failures_are_tried_again_after_longer_and_longer_pauses_then_given_up() -> None:
    now, notice = at(2), waiting()
    for pause in PAUSES:
        notice = notice.taken(now=now).failed(now=now, problem=NoticeProblem.NOT_TAKEN)
        assert notice.state is NoticeState.WAITING
        assert notice.try_at == now + pause
        now += pause
    assert list(PAUSES) == sorted(PAUSES)
    notice = notice.taken(now=now).failed(now=now, problem=NoticeProblem.NOT_TAKEN)
    assert (notice.state, notice.attempts, notice.settled_at) == (NoticeState.GIVEN_UP, MOST_ATTEMPTS, now)


def test_letter_refused_for_good_is_given_up_at_once_and_may_be_tried_anew() -> None:
    refused = waiting().taken(now=at(2)).failed(now=at(2), problem=NoticeProblem.REFUSED)
    assert refused.state is NoticeState.GIVEN_UP
    again = refused.again(now=at(3))
    assert again.may_be_taken(now=at(3))
    assert (again.attempts, again.problem, again.settled_at) == (0, None, None)


@given(st.lists(st.sampled_from(["taken", "sent", "failed", "not_wanted", "again"]), max_size=12))
def test_settled_notices_are_taken_up_by_nobody_and_versions_only_grow(acts: list[str]) -> None:
    notice = waiting()
    for act in acts:
        before = notice.version
        if act == "failed":
            notice = notice.failed(now=at(3), problem=NoticeProblem.REFUSED)
        else:
            notice = getattr(notice, act)(now=at(3))
        assert notice.version == before + 1
        if notice.state is not NoticeState.WAITING:
            assert not notice.may_be_taken(now=at(30))
            assert notice.settled_at == at(3)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("H17.45-261102-0001/2", ("H17.45-261102-0001", 2)),
        (" h17.45-261102-0001/100 ", ("H17.45-261102-0001", 100)),
        ("H17.45-261102-0001", None),
        ("H17.45-261102-0001/0x2", None),
        ("/2", None),
        ("x" * 70 + "/2", None),
    ],
)
def test_id_is_read_strictly(text: str, parsed: tuple[str, int] | None) -> None:
    assert parse_notice_id(text) == parsed


# What it says


def test_letter_says_what_happened_what_to_do_and_where_to_look_in_both_languages() -> None:
    known = mailed(moved(dossier(), ("SUPPLEMENT", at(3))))
    *earlier, last = known.moves
    known = replace(known, moves=(*earlier, replace(last, note="Thiếu ảnh 3×4.")))
    sent = letter(known)
    assert sent.to == "minh@example.vn"
    assert sent.subject == ("Hồ sơ H17.45-261102-0001: Chờ bạn bổ sung giấy tờ / Waiting for your papers")
    for line in (
        "Phường Liên Chiểu thông báo về hồ sơ H17.45-261102-0001, thủ tục: Đăng ký thường trú.",
        "09:00 ngày 03/11/2026: Chờ bạn bổ sung giấy tờ.",
        "Nội dung: Thiếu ảnh 3×4.",
        "Xem hồ sơ đang ở đâu: https://den-luot.test/d/H17.45-261102-0001",
        "09:00 on 03/11/2026: Waiting for your papers.",
        "The office writes: Thiếu ảnh 3×4.",
        f"Không muốn nhận thư về hồ sơ này nữa: {sent.stop_url}",
    ):
        assert line in sent.text
    assert sent.text.index("Kính gửi bạn") < sent.text.index("This is about your dossier")
    assert "hẹn trả kết quả:" not in sent.text


def test_letter_names_the_papers_that_are_wanted() -> None:
    asked = with_papers_wanted(moved(dossier(), ("SUPPLEMENT", at(3))), wanted=["Ảnh 3×4", "Giấy ủy quyền"])
    text = letter(mailed(asked)).text
    assert "Giấy tờ cần nộp: Ảnh 3×4; Giấy ủy quyền." in text
    assert "Papers wanted: Ảnh 3×4; Giấy ủy quyền." in text


def test_letter_about_receipt_and_new_dates_names_the_date() -> None:
    assert "Ngày hẹn trả kết quả: 17:00 ngày 16/11/2026." in letter(mailed(dossier())).text
    known = mailed(extended(dossier(), when=at(3), to=at(20).date()))
    sent = letter(known)
    assert sent.subject.endswith(": xin lỗi và hẹn lại ngày trả / an apology and a new date")
    assert "Nội dung: Xin lỗi bạn." in sent.text
    assert "ngày 20/11/2026" in sent.text
    assert "The result is due 17:00 on 20/11/2026." in sent.text


def test_no_letter_names_the_person_her_phone_or_her_number() -> None:
    note = "Gọi bà Minh 0905 123 456 hoặc +84.905.123.456, căn cước 048190001234."
    for step in ("SUPPLEMENT", "REFUSED"):
        known = mailed(moved(dossier(), (step, at(3))))
        *earlier, last = known.moves
        sent = letter(replace(known, moves=(*earlier, replace(last, note=note))))
        whole = sent.subject + sent.text
        for private in ("Trần", "905 123", "905.123", "905123", "048190", "minh@example.vn"):
            assert private not in whole
        assert "Gọi bà Minh ••• hoặc •••, căn cước •••." in sent.text


@pytest.mark.parametrize(
    "note",
    [
        "Mời đến trước 16:30 ngày 24/11/2026.",
        "Hồ sơ H17.45-261102-0001, mẫu 02, phí 50.000 đồng.",
        "Tờ khai số 12, thửa 1234, tờ bản đồ 56.",
        "Hỏi thêm xin gọi 0236 3 842 111.",
        "Nộp 1.250.000.000 đồng.",
    ],
)
def test_dates_codes_amounts_and_landlines_stay_in_a_note(note: str) -> None:
    assert without_numbers(note) == note


def test_key_is_a_dossiers_own_and_stands_behind_the_hash() -> None:
    key = notices_key(secret=SECRET, dossier_code="H17.45-261102-0001")
    assert letter(mailed(dossier())).stop_url == f"{SITE}/d/H17.45-261102-0001/letters#{key}"
    assert is_notices_key(f" {key.lower()} ", secret=SECRET, dossier_code="H17.45-261102-0001")
    for wrong in ("", "ớ", key[:-1], notices_key(secret=SECRET, dossier_code="H17.45-261102-0002")):
        assert not is_notices_key(wrong, secret=SECRET, dossier_code="H17.45-261102-0001")
