"""A dossier that was sent in: nothing is promised before it is received, and its time runs from then on."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from api.domain.deadlines import Deadline, Timeliness
from api.domain.dossiers import (
    DocumentReceipt,
    DocumentState,
    Dossier,
    DossierMove,
    Promise,
    ReasonIsMissing,
    StepIsNotAllowed,
    SupplementEnd,
    advance,
    answer_due,
    due_warning,
    preview_move,
    promise_of,
    receive,
    receive_supplement,
    supplement_requests,
    time_to_answer,
    used_share,
)
from api.domain.dossiers.workflows import newest_workflow, shipped_workflows
from api.domain.papers import issued_papers
from api.domain.papers.history import sheet_so_far
from api.domain.procedures import Channel, Procedure, ProcedureChannel, StatedDeadline
from api.domain.statistics.entries import entry_of, officer_of
from tests.unit.domain.dossier_cases import CALENDAR, HOURS, WORKING_DAYS, at, moved, sent_in

TEN_DAYS = Promise(deadline=Deadline(10, WORKING_DAYS))
PHOTO = DocumentReceipt("Ảnh", DocumentState.ORIGINAL)
NO_PHOTO = DocumentReceipt("Ảnh", DocumentState.MISSING)


def received(
    known: Dossier, *documents: DocumentReceipt, when: datetime, promise: Promise = TEN_DAYS
) -> Dossier:
    move = DossierMove(step=known.step, at=when, clerk_id="lan", clerk_name="Lan", note="Đủ.")
    return receive(dossier=known, move=move, documents=documents, promise=promise, calendar=CALENDAR)


def supplied(known: Dossier, *, when: datetime, end: SupplementEnd = SupplementEnd.GOES_ON) -> Dossier:
    move = DossierMove(step=known.step, at=when, clerk_id="lan")
    return receive_supplement(dossier=known, move=move, brought=(PHOTO,), end=end, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("came", "answer_by"),
    [
        (at(2, "09:00"), at(3, "09:00")),
        (at(2, "16:30"), at(3, "16:30")),
        (at(2, "22:00"), at(3, "17:00")),
        (at(7, "10:00"), at(9, "17:00")),
    ],
)
def test_eight_working_hours_are_left_to_answer(came: datetime, answer_by: datetime) -> None:
    assert answer_due(at=came, calendar=CALENDAR) == answer_by


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (at(2, "09:00"), 8),
        (at(2, "12:00"), 5.5),
        (at(2, "20:00"), 2),
        (at(3, "09:00"), 0),
        (at(3, "10:30"), -1.5),
        (at(5, "09:00"), -16),
    ],
)
def test_time_left_to_answer_runs_in_working_hours(now: datetime, hours: float) -> None:
    left = time_to_answer(sent_in(), calendar=CALENDAR, now=now)
    assert left == timedelta(hours=hours)
    assert time_to_answer(received(sent_in(), when=at(3)), calendar=CALENDAR, now=now) is None


def test_before_the_receipt_nothing_is_promised_issued_counted_or_late() -> None:
    for known in (sent_in(), moved(sent_in(), ("INCOMPLETE", at(3)))):
        assert not known.is_received
        assert known.is_open
        assert (known.due_at, known.due(calendar=CALENDAR, now=at(20))) == (None, None)
        assert due_warning(dossier=known, calendar=CALENDAR, now=at(28)) is None
        assert used_share(dossier=known, calendar=CALENDAR, now=at(28)) == 0
        assert known.timeliness(as_of=at(28)) is None
        assert entry_of(known).dossier is None
        assert sheet_so_far(known, now=at(4)) is None
    assert issued_papers(sent_in()) == ()
    asked = moved(sent_in(), ("INCOMPLETE", at(3)))
    assert [paper.number for paper in issued_papers(asked)] == [2]


def test_receipt_begins_the_deadline_and_is_the_receivers() -> None:
    known = received(sent_in(), when=at(4, "16:00"))
    assert (known.step, known.received_at, known.answer_by) == ("RECEIVED", at(4, "16:00"), None)
    assert known.due_at == known.moves[-1].due_at == at(18, "17:00")
    assert [(paper.number, paper.issued_at) for paper in issued_papers(known)] == [(1, at(4, "16:00"))]
    assert officer_of(known) == ("lan", "Lan")
    counted = entry_of(known).dossier
    assert counted is not None
    assert (counted.received_on, counted.is_online) == (at(4).date(), True)
    assert sheet_so_far(known, now=at(5)) is not None


def test_received_after_the_cut_off_counts_from_the_next_working_day() -> None:
    promise = replace(TEN_DAYS, cut_off=time(15))
    assert received(sent_in(), when=at(4, "16:00"), promise=promise).due_at == at(19, "17:00")


def test_papers_named_at_the_receipt_are_the_newest_word_and_a_missing_one_is_asked_for_at_once() -> None:
    known = replace(sent_in(), documents=(DocumentReceipt("Tờ khai", DocumentState.COPY), NO_PHOTO))
    whole = received(known, PHOTO, when=at(3))
    assert whole.documents == known.documents, "what was registered stays"
    assert whole.moves[-1].documents == (PHOTO,)
    assert whole.documents_now == (known.documents[0], PHOTO)
    lacking = received(known, DocumentReceipt("Tờ khai", DocumentState.ORIGINAL), NO_PHOTO, when=at(3))
    assert [move.step for move in lacking.moves] == ["REGISTERED", "RECEIVED", "SUPPLEMENT"]
    assert lacking.moves[1].documents == (DocumentReceipt("Tờ khai", DocumentState.ORIGINAL),)
    assert lacking.waits_since == at(3)


def test_dossier_is_received_once() -> None:
    known = received(sent_in(), when=at(3))
    with pytest.raises(StepIsNotAllowed):
        received(known, when=at(4))
    with pytest.raises(StepIsNotAllowed):
        received(moved(sent_in(), ("INCOMPLETE", at(3))), when=at(4))


def test_papers_asked_for_before_the_receipt_lead_back_to_it_and_cost_no_time() -> None:
    asked = moved(sent_in(), ("INCOMPLETE", at(3)))
    assert (asked.waits_since, asked.answer_by) == (at(3), None)
    still = supplied(asked, when=at(4), end=SupplementEnd.STILL_WAITS)
    assert (still.step, still.moves[-1].papers) == ("INCOMPLETE", ())
    back = supplied(asked, when=at(4))
    assert (back.step, back.moves[-1].papers, back.answer_by) == ("REGISTERED", (), at(5))
    again = supplied(asked, when=at(4), end=SupplementEnd.ASKED_AGAIN)
    assert again.step == "INCOMPLETE"
    known = received(supplied(again, when=at(5)), when=at(9))
    assert known.due_at == at(23, "17:00"), "ten working days from the receipt"
    assert known.timeliness(as_of=at(20)) is Timeliness.IN_PROGRESS_WITHIN
    assert supplement_requests(known.events) == 0
    later = moved(known, ("SUPPLEMENT", at(10)))
    assert supplement_requests(later.events) == 1
    assert later.timeliness(as_of=at(20)) is Timeliness.IN_PROGRESS_WITHIN


def test_second_request_before_the_receipt_makes_nothing_overdue() -> None:
    back = supplied(moved(sent_in(), ("INCOMPLETE", at(3))), when=at(4))
    seen = preview_move(dossier=back, to="INCOMPLETE", calendar=CALENDAR, now=at(5))
    assert (seen.is_overdue_by_rule, seen.stands_still, seen.papers) == (False, False, ("02",))


def test_committed_deadline_of_the_channel_is_promised() -> None:
    procedure = Procedure(
        code="1.004222",
        name="Đăng ký thường trú",
        sector="Cư trú",
        channels=(
            ProcedureChannel(Channel.ONLINE, deadlines=(StatedDeadline(Deadline(5, WORKING_DAYS)),)),
            ProcedureChannel(Channel.IN_PERSON, deadlines=(StatedDeadline(Deadline(7, WORKING_DAYS)),)),
        ),
        committed_deadline=Deadline(8, HOURS),
    )

    def promised(known: Procedure | None) -> Promise:
        return promise_of(known, channel=Channel.ONLINE, received_at=at(2), calendar=CALENDAR)

    assert promised(procedure) == Promise(Deadline(8, HOURS), is_committed=True)
    assert promised(replace(procedure, committed_deadline=None)) == Promise(Deadline(5, WORKING_DAYS))
    assert promised(None) == Promise()


def test_what_is_done_on_the_spot_is_not_sent_in() -> None:
    first = {known.id: newest_workflow(known.id).registration for known in shipped_workflows()}
    assert {each for each, step in first.items() if step is None} == {"same-day", "archive-extract"}


@pytest.mark.parametrize("workflow", ["one-stop", "building-permit", "recruitment"])
def test_each_workflow_that_takes_what_is_sent_in_waits_where_it_was_sent(workflow: str) -> None:
    known = sent_in(workflow=workflow, version=newest_workflow(workflow).version)
    assert known.holder_office_id == known.office_id
    assert moved(known, ("INCOMPLETE", at(3))).holder_office_id == known.office_id
    assert received(known, when=at(3)).step == "RECEIVED"
    with pytest.raises((StepIsNotAllowed, ReasonIsMissing)):
        advance(
            dossier=known, move=DossierMove(step="APPRAISAL", at=at(3), clerk_id="lan"), calendar=CALENDAR
        )
