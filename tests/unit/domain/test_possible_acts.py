"""What can be done with a dossier, state by state, is what the rules accept: no more and no less."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from api.domain.calendar import local_day
from api.domain.dossiers import (
    KEPT_FOR_THE_END,
    MOST_MOVES,
    DocumentReceipt,
    DocumentState,
    Dossier,
    DossierAct,
    DossierCannotBeExtended,
    DossierMove,
    Promise,
    StepIsNotAllowed,
    SupplementEnd,
    advance,
    extension_to,
    receive,
    receive_supplement,
    steps_to_move_to,
    what_can_be_done,
)
from api.domain.dossiers.handing_over import ResultIsWithThePost, end_posting, hand_over, post
from api.domain.dossiers.handover import Posting, ResultFile
from api.domain.dossiers.workflows import Workflow, shipped_workflows
from tests.unit.domain.dossier_cases import CALENDAR, HERE, THERE, at, dossier, extended, moved, sent_in

RECEIVE, MOVE, SUPPLY, HAND_OVER, POST, END_POSTING, EXTEND, ASSIGN, EMAIL = DossierAct
NEW = replace(dossier(), workflow_version=2)
WAITS = moved(NEW, ("SUPPLEMENT", at(3)))
READY = moved(NEW, ("COMPLETED", at(4)))
PERMIT = replace(dossier(workflow="building-permit", competent=THERE), workflow_version=2)
SAME_DAY = replace(dossier(workflow="same-day"), workflow_version=1)
EXTRACT = replace(dossier(workflow="archive-extract"), workflow_version=1)
ROUND = replace(dossier(workflow="recruitment"), workflow_version=1)
JUDGED = moved(ROUND, ("APPRAISAL", at(3)), ("APPROVAL", at(4)))
ROUND_NOW = replace(dossier(workflow="recruitment"), workflow_version=2)
EXTRACT_NOW = replace(dossier(workflow="archive-extract"), workflow_version=2)
LOOKED_UP = moved(EXTRACT_NOW, ("LOOK_UP", at(3)))
PERMIT_NOW = replace(dossier(workflow="building-permit", competent=THERE), workflow_version=3)
THEIRS = moved(PERMIT_NOW, ("SENT", at(3)), ("APPRAISAL", at(4)), ("APPROVAL", at(5)))
FULL = replace(NEW, moves=NEW.moves * MOST_MOVES)


def crowded(known: Dossier, *, entries: int = MOST_MOVES - KEPT_FOR_THE_END) -> Dossier:
    """The dossier with a history that many entries long."""
    return replace(known, moves=known.moves[:1] * (entries - known.version) + known.moves)


def entry(known: Dossier) -> DossierMove:
    return DossierMove(step=known.step, at=at(10), clerk_id="clerk", reason="?")


def sent(known: Dossier) -> Dossier:
    return post(dossier=known, move=entry(known), posting=Posting("Bưu điện", "RR1", sent_at=at(10)))


def ended(known: Dossier, *, is_delivered: bool) -> Dossier:
    return end_posting(dossier=known, move=entry(known), is_delivered=is_delivered, calendar=CALENDAR)


FILE = ResultFile(name="a.pdf", sha256="ab" * 32, issued_on=date(2026, 11, 10))
WORKING = {MOVE, EXTEND, ASSIGN, EMAIL}
STATES: dict[str, tuple[Dossier, str, datetime, set[DossierAct]]] = {
    "received": (NEW, HERE, at(10), WORKING),
    "at work": (moved(NEW, ("APPRAISAL", at(3))), HERE, at(10), WORKING),
    "waits for papers": (WAITS, HERE, at(10), {MOVE, SUPPLY, ASSIGN, EMAIL}),
    "waits for a fee": (moved(NEW, ("PAYMENT", at(3))), HERE, at(10), WORKING),
    "on the due day": (NEW, HERE, at(16, "08:00"), {MOVE, ASSIGN, EMAIL}),
    "overdue": (NEW, HERE, at(20), {MOVE, ASSIGN, EMAIL}),
    "extended once": (extended(NEW, when=at(5), to=date(2026, 11, 20)), HERE, at(10), {MOVE, ASSIGN, EMAIL}),
    "without a date": (
        replace(dossier(deadline=None), workflow_version=2),
        HERE,
        at(10),
        {MOVE, ASSIGN, EMAIL},
    ),
    "result ready": (READY, HERE, at(10), {HAND_OVER, POST, EMAIL}),
    "result ready, by a click": (
        moved(dossier(), ("COMPLETED", at(4))),
        HERE,
        at(10),
        {MOVE, HAND_OVER, POST, EMAIL},
    ),
    "with the post": (sent(READY), HERE, at(11), {END_POSTING, EMAIL}),
    "brought back by the post": (
        ended(sent(READY), is_delivered=False),
        HERE,
        at(11),
        {HAND_OVER, POST, EMAIL},
    ),
    "delivered": (ended(sent(READY), is_delivered=True), HERE, at(11), {EMAIL}),
    "refused": (moved(NEW, ("REFUSED", at(3))), HERE, at(10), {EMAIL}),
    "withdrawn": (moved(NEW, ("WITHDRAWN", at(3))), HERE, at(10), {EMAIL}),
    "stopped while waiting": (moved(WAITS, ("STOPPED", at(4))), HERE, at(10), {EMAIL}),
    "its history is full": (FULL, HERE, at(10), set()),
    "room for one more of any kind": (
        crowded(NEW, entries=MOST_MOVES - KEPT_FOR_THE_END - 1),
        HERE,
        at(10),
        WORKING,
    ),
    "room for the end only": (crowded(NEW), HERE, at(10), {MOVE}),
    "room for the end only, waits for papers": (crowded(WAITS), HERE, at(10), {MOVE, SUPPLY}),
    "room for the end only, result ready": (crowded(READY), HERE, at(10), {HAND_OVER, POST}),
    "no room to come back from the post": (crowded(READY, entries=98), HERE, at(10), {HAND_OVER}),
    "room for the end only, with the post": (sent(crowded(READY, entries=97)), HERE, at(11), {END_POSTING}),
    "last entry, brought back": (
        ended(sent(crowded(READY, entries=97)), is_delivered=False),
        HERE,
        at(11),
        {HAND_OVER},
    ),
    "here, then elsewhere": (moved(PERMIT, ("SENT", at(3))), HERE, at(10), {EMAIL}),
    "on the spot, received": (SAME_DAY, HERE, at(2), WORKING),
    "on the spot, papers came": (
        moved(SAME_DAY, ("SUPPLEMENT", at(3)), ("RECEIVED_AGAIN", at(4))),
        HERE,
        at(5),
        WORKING,
    ),
    "on the spot, ready": (
        moved(SAME_DAY, ("COMPLETED", at(2, "10:00"))),
        HERE,
        at(2),
        {MOVE, HAND_OVER, POST, EMAIL},
    ),
    "extract, received": (EXTRACT, HERE, at(2), WORKING),
    "extract, looked up": (moved(EXTRACT, ("LOOK_UP", at(3))), HERE, at(3), {*WORKING, HAND_OVER}),
    "extract, no entry": (
        moved(EXTRACT, ("LOOK_UP", at(3)), ("NOT_FOUND", at(3, "10:00"))),
        HERE,
        at(3),
        {EMAIL},
    ),
    "candidate, received": (ROUND, HERE, at(3), WORKING),
    "candidate, before the decision": (JUDGED, HERE, at(5), WORKING),
    "candidate, chosen": (
        moved(JUDGED, ("COMPLETED", at(5))),
        HERE,
        at(6),
        {MOVE, HAND_OVER, POST, EMAIL},
    ),
    "candidate, not chosen": (moved(JUDGED, ("NOT_CHOSEN", at(5))), HERE, at(6), {EMAIL}),
    "on the spot, ready, by saying how": (
        moved(replace(SAME_DAY, workflow_version=2), ("COMPLETED", at(2, "10:00"))),
        HERE,
        at(2),
        {HAND_OVER, POST, EMAIL},
    ),
    "extract, looked up, by saying how": (LOOKED_UP, HERE, at(3), {*WORKING, HAND_OVER}),
    "extract, kept ready": (moved(LOOKED_UP, ("COMPLETED", at(4))), HERE, at(4), {HAND_OVER, POST, EMAIL}),
    "candidate, chosen, by saying how": (
        moved(ROUND_NOW, ("APPRAISAL", at(3)), ("APPROVAL", at(4)), ("COMPLETED", at(5))),
        HERE,
        at(6),
        {HAND_OVER, POST, EMAIL},
    ),
    "permit to be approved there": (THEIRS, THERE, at(6), WORKING),
    "permit refused there": (moved(THEIRS, ("NOT_GRANTED", at(6))), HERE, at(6), {EMAIL}),
    "sent in": (sent_in(), HERE, at(2), {RECEIVE, MOVE, ASSIGN, EMAIL}),
    "sent in, waits for papers": (
        moved(sent_in(), ("INCOMPLETE", at(3))),
        HERE,
        at(4),
        {MOVE, SUPPLY, ASSIGN, EMAIL},
    ),
    "sent in, refused": (moved(sent_in(), ("REFUSED", at(3))), HERE, at(4), {EMAIL}),
    "sent in, room for the end only": (crowded(sent_in()), HERE, at(10), {RECEIVE, MOVE}),
    "there": (moved(PERMIT, ("SENT", at(3))), THERE, at(10), WORKING),
    "not there yet": (PERMIT, THERE, at(10), set()),
}


@pytest.mark.parametrize("state", STATES)
def test_state_allows_exactly_these_acts(state: str) -> None:
    known, office, now, acts = STATES[state]
    assert what_can_be_done(dossier=known, office_id=office, now=now) == acts


def accepted(known: Dossier, now: datetime) -> set[DossierAct]:
    """What the rules of each act accept in some form, tried one by one."""
    move = replace(entry(known), at=now)
    paper = DocumentReceipt("Ảnh", DocumentState.ORIGINAL)
    file = ResultFile(name="a.pdf", sha256="ab" * 32, issued_on=local_day(now))
    found = {
        MOVE
        for step in steps_to_move_to(known)
        if advance(dossier=known, move=replace(move, step=step), calendar=CALENDAR)
    }
    tries = {
        RECEIVE: lambda: receive(
            dossier=known, move=move, documents=(), promise=Promise(), calendar=CALENDAR
        ),
        SUPPLY: lambda: receive_supplement(
            dossier=known, move=move, brought=[paper], end=SupplementEnd.GOES_ON, calendar=CALENDAR
        ),
        HAND_OVER: lambda: hand_over(dossier=known, move=move, by=file, calendar=CALENDAR),
        POST: lambda: post(dossier=known, move=move, posting=Posting("Bưu điện", "RR1", sent_at=now)),
        END_POSTING: lambda: end_posting(dossier=known, move=move, is_delivered=False, calendar=CALENDAR),
    }
    for act, attempt in tries.items():
        try:
            attempt()
        except (StepIsNotAllowed, ResultIsWithThePost):
            continue
        found.add(act)
    for days in range(1, 40):
        to = local_day(known.due_at or now) + timedelta(days=days)
        try:
            extension_to(dossier=known, new_due_on=to, calendar=CALENDAR, now=now)
        except DossierCannotBeExtended:
            continue
        found.add(EXTEND)
    return found


@pytest.mark.parametrize("state", STATES)
def test_what_is_offered_is_what_the_rules_accept(state: str) -> None:
    known, office, now, acts = STATES[state]
    is_here = known.holder_office_id == office
    assert acts - {ASSIGN, EMAIL} == (accepted(known, now) if is_here else set())


def test_no_result_is_handed_over_where_the_candidate_is_not_chosen_yet() -> None:
    with pytest.raises(StepIsNotAllowed):
        hand_over(dossier=JUDGED, move=entry(JUDGED), by=FILE, calendar=CALENDAR)
    chosen = moved(JUDGED, ("COMPLETED", at(5)))
    assert hand_over(dossier=chosen, move=entry(chosen), by=FILE, calendar=CALENDAR).step == "RETURNED"
    for found in (moved(EXTRACT, ("LOOK_UP", at(3))), LOOKED_UP):
        assert hand_over(dossier=found, move=entry(found), by=FILE, calendar=CALENDAR).step == "RETURNED"


@pytest.mark.parametrize(("end", "entries"), [(SupplementEnd.STILL_WAITS, 1), (SupplementEnd.ASKED_AGAIN, 2)])
def test_wait_goes_on_only_while_there_is_room_for_more_than_the_end(
    end: SupplementEnd, entries: int
) -> None:
    paper = DocumentReceipt("Ảnh", DocumentState.ORIGINAL)

    def tried(known: Dossier) -> Dossier:
        return receive_supplement(
            dossier=known, move=entry(known), brought=[paper], end=end, calendar=CALENDAR
        )

    last = MOST_MOVES - KEPT_FOR_THE_END - entries
    assert tried(crowded(WAITS, entries=last)).present.waits_for_citizen
    with pytest.raises(StepIsNotAllowed):
        tried(crowded(WAITS, entries=last + 1))


@pytest.mark.parametrize("known", shipped_workflows(), ids=lambda known: f"{known.id} {known.version}")
def test_whatever_is_done_from_any_step_every_dossier_can_still_be_finished(known: Workflow) -> None:
    """Every way through the last entries, the longest included: none ends where work is left undone."""
    start = replace(dossier(workflow=known.id, competent=THERE), workflow_version=known.version)
    todo = [
        crowded(replace(start, moves=(replace(start.moves[0], step=step.id),)))
        for step in known.steps
        if not step.is_terminal
    ]
    seen: set[tuple[str, bool, int]] = set()
    while todo:
        stands = todo.pop()
        place = (stands.step, DossierAct.END_POSTING in acts_of(stands), stands.version)
        if place in seen or stands.present.is_terminal:
            continue
        seen.add(place)
        following = list(after_each_act(stands))
        assert following, place
        todo += following


def acts_of(known: Dossier) -> frozenset[DossierAct]:
    return what_can_be_done(dossier=known, office_id=known.holder_office_id, now=at(10))


def after_each_act(known: Dossier) -> Iterator[Dossier]:
    """The dossier after each act that is offered."""
    acts = acts_of(known)
    for step in steps_to_move_to(known):
        yield advance(dossier=known, move=replace(entry(known), step=step), calendar=CALENDAR)
    if HAND_OVER in acts:
        file = ResultFile(name="a.pdf", sha256="ab" * 32, issued_on=date(2026, 11, 10))
        yield hand_over(dossier=known, move=entry(known), by=file, calendar=CALENDAR)
    if POST in acts:
        yield sent(known)
    if END_POSTING in acts:
        yield from (ended(known, is_delivered=done) for done in (True, False))
