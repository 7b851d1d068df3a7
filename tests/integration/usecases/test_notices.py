"""Notices are written with what they announce, and each is sent once as far as anybody can know."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.notices import LEASE, MOST_ATTEMPTS, PAUSES, Notice, NoticeProblem, NoticeState
from api.ports import LetterIsRefused, LetterWasNotTaken
from api.storage import keys
from api.storage.dossiers import DossierItem, load_dossier
from api.storage.notices import NoticeItem, announce, load_letterbox, load_notice
from api.storage.transactions import transact
from api.usecases import notices
from tests.integration.storage.faults import lost_call, watched_store
from tests.integration.usecases.dossier_acts import with_procedure
from tests.integration.usecases.edited_calendars import dates_moved
from tests.integration.usecases.mail import ADDRESS, MailStandIn, post_of
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, at_once
from tests.integration.usecases.truth import items_of
from tests.integration.usecases.wishes.notices import change_email, given_up, send_again, stop, with_letters


def known(code: str, place: int = 1) -> Notice:
    notice = load_notice(dossier_code=code, place=place)
    assert notice is not None
    return notice


def send(day: OfficeDay, mail: MailStandIn, code: str, place: int = 1) -> None:
    notices.send_notice(post_of(day, mail), dossier_code=code, place=place)


def unsent(day: OfficeDay) -> list[str]:
    found, _ = notices.unsent_notices(day.services, staff=day.clerk(3), first=20)
    return [each.id for each in found]


def test_receipt_and_each_announced_move_wait_to_be_told(day: OfficeDay) -> None:
    code = with_letters(day)
    for version, step in enumerate(("SUPPLEMENT", "APPRAISAL", "APPROVAL", "COMPLETED"), start=1):
        day.advance(code, to=step, version=version)
    mail = MailStandIn()
    assert notices.send_waiting(post_of(day, mail)) == 3
    assert mail.ids == [f"{code}/{place}" for place in (1, 2, 5)]
    assert {letter.to for letter in mail.letters} == {ADDRESS}
    assert notices.send_waiting(post_of(day, mail)) == 0
    assert known(code, 5).state is NoticeState.POSTED


def test_nothing_waits_without_an_address(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 3)
    day.advance(day.receive(3).dossier.code, to="SUPPLEMENT")
    assert items_of(NoticeItem) == []


def test_address_that_is_none_is_refused_before_anything_is_written(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 3)
    refused = day.receive(3, email="minh@nowhere")
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", "email")
    assert items_of(DossierItem) == []
    assert load_dossier(day.receive(3, email="  ").dossier.code).email is None  # type: ignore[union-attr]


def test_apology_and_new_calendar_are_told(day: OfficeDay) -> None:
    day.clerks[6] = day.clerk(3)
    day.take(RESIDENCE)
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 6)
    dossier = day.receive(6, email=ADDRESS).dossier
    calendar = replace(day.office.calendar, shifts=day.office.calendar.shifts[:1])
    office = replace(day.office, calendar=calendar)
    assert dates_moved(day, office) == 1
    moved = known(dossier.code, 2)
    assert moved.announcement == "DATE_MOVED"
    due = load_dossier(dossier.code).due_at  # type: ignore[union-attr]
    assert due is not None
    new_day = (due + timedelta(days=7)).date()
    while not day.office.calendar.is_working_day(new_day):
        new_day += timedelta(days=1)
    done = day.extend(dossier.code, to=new_day, version=2)
    assert type(done).__name__ == "DossierExtended"
    mail = MailStandIn()
    notices.send_waiting(post_of(day, mail))
    assert len(mail.letters) == 3
    assert "Lịch làm việc của đơn vị thay đổi" in mail.letters[1].text
    vietnamese, english = mail.letters[1].text.split("--------")
    assert "ngày hẹn trả chuyển từ" in vietnamese
    assert "the due date moves from" in english
    assert "Lịch làm việc" not in english
    assert f"ngày {new_day:%d/%m/%Y}" in mail.letters[2].text


def test_of_many_who_are_told_at_once_one_sends(day: OfficeDay) -> None:
    code = with_letters(day)
    mail = MailStandIn()
    at_once([partial(send, day, mail, code)] * 8)
    assert mail.ids == [f"{code}/1"]
    assert known(code).state is NoticeState.POSTED


def test_two_senders_with_everything_that_waits_send_each_letter_once(day: OfficeDay) -> None:
    code = with_letters(day)
    for version in range(1, 9):
        day.advance(code, to="SUPPLEMENT" if version % 2 else "APPRAISAL", version=version)
    mail = MailStandIn()
    at_once([partial(notices.send_waiting, post_of(day, mail))] * 4)
    assert sorted(mail.ids) == sorted(f"{code}/{place}" for place in (1, 2, 4, 6, 8))


def test_death_between_sending_and_saying_so_sends_once_more_under_the_same_id(day: OfficeDay) -> None:
    code = with_letters(day)
    mail = MailStandIn()

    class Death(BaseException):
        """The process is gone: nothing of ours runs on."""

    class Dies(MailStandIn):
        def send(self, letter: Any) -> None:
            super().send(letter)
            raise Death

    dying = Dies()
    with pytest.raises(Death):
        send(day, dying, code)
    send(day, mail, code)
    assert (dying.ids, mail.ids) == ([f"{code}/1"], [])
    day.clock.moment += LEASE
    assert notices.send_waiting(post_of(day, mail)) == 1
    assert mail.ids == dying.ids
    assert known(code).state is NoticeState.POSTED


def test_store_lost_at_any_call_loses_no_letter(day: OfficeDay) -> None:
    code = with_letters(day)
    waiting = known(code)
    with watched_store() as calls:
        send(day, MailStandIn(), code)
    for position in range(len(calls)):
        for was_done in (False, True):
            put_back(waiting)
            mail = MailStandIn()
            with lost_call(position, was_done=was_done), suppress(Exception):
                send(day, mail, code)
            day.clock.move(minutes=3)
            notices.send_waiting(post_of(day, mail))
            assert 1 <= len(mail.ids) <= 2, (position, was_done)
            assert known(code).state is NoticeState.POSTED


def put_back(notice: Notice) -> None:
    """The notice as it was before it was taken up."""
    NoticeItem.get(keys.dossier(notice.dossier_code), keys.notice(notice.place)).delete()
    transact(announce(notice))


def test_mail_service_that_is_down_is_tried_again_and_again_then_the_clerk_is_told(day: OfficeDay) -> None:
    code = with_letters(day)
    mail = MailStandIn(fails=[LetterWasNotTaken()] * MOST_ATTEMPTS)
    send(day, mail, code)
    for attempt, pause in enumerate(PAUSES, start=1):
        assert known(code).attempts == attempt
        assert unsent(day) == []
        day.clock.moment += pause - timedelta(seconds=1)
        notices.send_waiting(post_of(day, mail))
        assert known(code).attempts == attempt, "not before its time"
        day.clock.moment += timedelta(seconds=1)
        notices.send_waiting(post_of(day, mail))
    assert known(code).state is NoticeState.GIVEN_UP
    assert unsent(day) == [f"{code}/1"]
    assert type(send_again(day, code)).__name__ == "NoticeWaits"
    assert unsent(day) == []
    notices.send_waiting(post_of(day, mail))
    assert mail.ids == [f"{code}/1"]


def test_unforeseen_fault_of_the_mail_keeps_the_letter_and_logs_no_address(
    day: OfficeDay, caplog: pytest.LogCaptureFixture
) -> None:
    code = with_letters(day)
    send(day, MailStandIn(fails=[ValueError(f"Address {ADDRESS} is not verified")]), code)
    assert (known(code).state, known(code).problem) == (NoticeState.WAITING, NoticeProblem.NOT_TAKEN)
    assert "ValueError" in caplog.text
    assert ADDRESS not in caplog.text


def test_clerk_mends_the_address_and_sends_again(day: OfficeDay) -> None:
    code = given_up(day)
    assert unsent(day) == [f"{code}/1"]
    changed = change_email(day, code, email="dung@example.vn")
    assert (changed.dossier.email, changed.dossier.version) == ("dung@example.vn", 2)
    assert changed.dossier.moves[-1].clerk_name == day.clerk(3).name
    mail = MailStandIn()
    send_again(day, code)
    notices.send_waiting(post_of(day, mail))
    assert [(letter.to, letter.notice_id) for letter in mail.letters] == [("dung@example.vn", f"{code}/1")]
    assert type(send_again(day, code)).__name__ == "NoticeIsSettled"
    assert type(send_again(day, code, place=9)).__name__ == "NoticeIsUnknown"


def test_another_offices_clerk_neither_sees_nor_sends_it(day: OfficeDay) -> None:
    code = given_up(day)
    stranger = replace(day.clerk(3), office_id="hoa-khanh")
    assert notices.unsent_notices(day.services, staff=stranger, first=20) == ([], None)
    refused = notices.send_again(
        day.services, staff=stranger, notice_id=f"{code}/1", idempotency_key="a-key-of-a-stranger"
    )
    assert type(refused).__name__ == "NoticeIsUnknown"


def test_unsent_notices_leave_the_list_after_a_month(day: OfficeDay) -> None:
    given_up(day)
    day.clock.move(days=31)
    assert unsent(day) == []


def test_unsent_notices_come_in_pages(day: OfficeDay) -> None:
    code = with_letters(day)
    for version in range(1, 5):
        day.advance(code, to="SUPPLEMENT" if version % 2 else "APPRAISAL", version=version)
    notices.send_waiting(post_of(day, MailStandIn(fails=[LetterIsRefused()] * 3)))
    staff = day.clerk(3)
    first, cursor = notices.unsent_notices(day.services, staff=staff, first=2)
    rest, end = notices.unsent_notices(day.services, staff=staff, first=2, after=cursor)
    assert [each.place for each in (*first, *rest)] == [1, 2, 4]
    assert (len(first), end) == (2, None)
    assert notices.unsent_notices(day.services, staff=staff, first=2, after="\uffff") == ([], None)


def test_no_letter_is_sent_once_they_are_stopped_until_the_citizen_gives_an_address_again(
    day: OfficeDay,
) -> None:
    code = with_letters(day)
    assert type(stop(day, code, letters_key="not the key")).__name__ == "DossierIsUnknown"
    assert load_letterbox(code).stopped_at is None
    stop(day, code)
    day.advance(code, to="SUPPLEMENT")
    mail = MailStandIn()
    notices.send_waiting(post_of(day, mail))
    assert mail.letters == []
    assert [each.state for each in load_letterbox(code).notices] == [NoticeState.NOT_WANTED] * 2
    change_email(day, code, email=ADDRESS, version=2)
    assert load_letterbox(code).stopped_at is None
    day.advance(code, to="APPRAISAL", version=3)
    day.advance(code, to="SUPPLEMENT", version=4)
    notices.send_waiting(post_of(day, mail))
    assert mail.ids == [f"{code}/5"]


def test_address_taken_away_is_written_to_no_more(day: OfficeDay) -> None:
    code = with_letters(day)
    change_email(day, code, email=None)
    mail = MailStandIn()
    notices.send_waiting(post_of(day, mail))
    assert (mail.letters, known(code).state) == ([], NoticeState.NOT_WANTED)
    day.advance(code, to="SUPPLEMENT", version=2)
    assert len(load_letterbox(code).notices) == 1


def test_two_clerks_who_change_the_address_at_once_do_not_both_win(day: OfficeDay) -> None:
    code = with_letters(day)
    answers = at_once(
        [partial(change_email, day, code, email=f"so{number}@example.vn") for number in range(4)]
    )
    names = sorted(type(answer).__name__ for answer in answers)
    assert names == ["DossierHasMoved"] * 3 + ["EmailChanged"]


def test_twelve_candidates_hear_of_each_step(day: OfficeDay) -> None:
    with_procedure(day, RESIDENCE, workflow="recruitment")
    day.clerks[6] = day.clerk(3)
    mail = MailStandIn()
    expected = []
    for number in range(12):
        day.take(RESIDENCE)
        for verb in ("open_counter", "call_next", "start_service"):
            day.at_counter(verb, 6)
        code = day.receive(6, email=f"ung-vien-{number}@example.vn").dossier.code
        day.at_counter("finish_service", 6)
        last = "COMPLETED" if number % 3 else "NOT_CHOSEN"
        for version, step in enumerate(("APPRAISAL", "APPROVAL", last), start=1):
            day.advance(code, to=step, version=version)
        expected += [
            (f"ung-vien-{number}@example.vn", f"{code}/1", "Received"),
            (f"ung-vien-{number}@example.vn", f"{code}/2", "Being appraised"),
            (f"ung-vien-{number}@example.vn", f"{code}/3", "Waiting for approval"),
            (f"ung-vien-{number}@example.vn", f"{code}/4", "You were chosen" if number % 3 else "Not chosen"),
        ]
    while notices.send_waiting(post_of(day, mail)):
        pass
    sent = [(letter.to, letter.notice_id, letter.subject.partition(" / ")[2]) for letter in mail.letters]
    assert sorted(sent) == sorted(
        (to, place, title if title != "Received" else "Application received") for to, place, title in expected
    )
