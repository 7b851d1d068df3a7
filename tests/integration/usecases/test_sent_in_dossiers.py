"""Dossiers that come online or by post: registered once, waiting by age, received by one, counted then."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.dossiers import SupplementEnd
from api.domain.dossiers.inbox import InboxFilter
from api.domain.dossiers.statuses import DossierStatus
from api.domain.due_watch import DueWatch
from api.domain.procedures import Channel
from api.domain.statistics import Count, Dimension
from api.storage.dossiers import load_dossier
from api.storage.notices import load_letterbox
from api.storage.statistics import every_figure
from api.usecases import dossiers, statistics
from api.usecases.dossiers import SeenDossier, get_dossier
from api.usecases.due_watch import see_due_watch
from api.usecases.intentions import store_is_busy
from tests.integration.storage.faults import lost_call
from tests.integration.usecases.dossier_acts import (
    CITIZEN,
    brought,
    digitised,
    lacking,
    moved,
    on_file,
    received,
    supplied,
    with_procedure,
)
from tests.integration.usecases.dossier_truth import assert_dossiers_tell_one_story, assert_figures_come_out
from tests.integration.usecases.mail import ADDRESS
from tests.integration.usecases.office_day import (
    BIRTH,
    EXTRACT,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
    new_key,
    share_permits,
)
from tests.integration.usecases.sent_in_acts import receive_sent_in, registered
from tests.integration.usecases.truth import assert_items_agree
from tests.integration.usecases.wishes.inbox import advance

PORTAL = "000.00.17.h17-261123-0009"


def inbox(day: OfficeDay, **wanted: Any) -> list[str]:
    found, _ = dossiers.see_inbox(
        day.services, staff=day.clerk(4), wanted=InboxFilter(**wanted), first=50, after=None
    )
    return [each.code for each in found]


def online_of(day: OfficeDay) -> list[Count]:
    """What was counted of the office's month under the online channel, deadlines left out."""
    kept = every_figure(office_id=day.office.id, dimension=Dimension.CHANNEL)
    now = f"{day.services.today():%Y-%m}"
    (month,) = (each for each in kept if (each.heading.value, each.period) == (Channel.ONLINE, now))
    return [count for count in month.counts if "LATE" not in count.measure]


def test_registered_dossier_has_its_code_and_no_promise(day: OfficeDay) -> None:
    came = day.clock.now() - timedelta(hours=1)
    known = registered(day, portal_code=PORTAL, submitted_at=came).dossier
    assert (known.status, known.ticket_code) == (DossierStatus.REGISTERED, "")
    assert (known.deadline, known.due_at) == (None, None)
    assert known.submission.portal_code == PORTAL.upper()
    assert (known.submission.at, known.answer_by) == (came, came + timedelta(days=2))  # a holiday between
    assert get_dossier(day.services, code=known.code) == known
    assert_dossiers_tell_one_story(day)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"channel": Channel.IN_PERSON}, "channel"),
        ({"name": "4"}, "name"),
        ({"phone": "0123"}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"portal_code": "A B"}, "portalCode"),
        ({"portal_code": "A" * 41}, "portalCode"),
        ({"documents": (on_file("Tờ khai"),)}, "documents"),
        ({"documents": (brought("Ảnh"), brought("Ảnh"))}, "documents"),
        ({"documents": tuple(brought(f"{n}") for n in range(61))}, "documents"),
        ({"note": "x" * 501}, "note"),
        ({"key": "short"}, "idempotencyKey"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    day: OfficeDay, asked: dict[str, Any], field: str
) -> None:
    refused = registered(day, **asked)
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", field)
    assert inbox(day) == []


def test_moment_of_sending_lies_within_sixty_days(day: OfficeDay) -> None:
    now = day.clock.now()
    for wrong in (now + timedelta(seconds=1), now - timedelta(days=61), now.replace(tzinfo=None)):
        assert registered(day, submitted_at=wrong).field == "submittedAt"
    for right in (now, now - timedelta(days=60)):
        assert names([registered(day, submitted_at=right)]) == ["DossierRegistered"]


def test_only_procedures_of_the_office_that_wait_for_their_receipt_and_are_open_are_registered(
    day: OfficeDay,
) -> None:
    assert names([registered(day, "9.999999")]) == ["ProcedureIsUnknown"]
    with_procedure(day, EXTRACT, workflow="archive-extract")
    assert registered(day, EXTRACT).field == "procedure"
    today = day.services.today()
    with_procedure(day, BIRTH, workflow="recruitment", accepts_until=today - timedelta(days=1))
    assert names([registered(day, BIRTH)]) == ["ProcedureIsNotOpen"]
    in_time = day.clock.now() - timedelta(days=2)
    late_entry = registered(day, BIRTH, submitted_at=in_time)
    assert names([late_entry]) == ["DossierRegistered"], "it was sent in time"


def test_code_of_the_portal_is_registered_once_whoever_brings_it(day: OfficeDay) -> None:
    asked = [partial(registered, day, portal_code=PORTAL, staff=day.clerk(3 + n % 3)) for n in range(6)]
    done = at_once(asked)
    assert sorted(names(done)) == ["DossierAlreadyRegistered"] * 5 + ["DossierRegistered"]
    assert len({each.dossier.code for each in done}) == 1  # type: ignore[attr-defined]
    assert len(inbox(day)) == 1
    assert_items_agree()


def test_those_that_wait_stand_by_age_before_what_is_due_later(day: OfficeDay) -> None:
    handed_in = received(day, RESIDENCE, counter=6).dossier.code
    new = registered(day).dossier.code
    old = registered(day, submitted_at=day.clock.now() - timedelta(days=3)).dossier.code
    assert inbox(day) == [old, new, handed_in]
    assert inbox(day, step="REGISTERED") == [old, new]
    asked = moved(day, old, "INCOMPLETE").code
    assert inbox(day) == [new, handed_in, asked]
    assert inbox(day, waits=True) == [asked]
    assert inbox(day, step="INCOMPLETE") == [asked]


def test_receipt_begins_the_deadline_enters_the_register_and_counts(day: OfficeDay) -> None:
    code = registered(day, RESIDENCE, submitted_at=day.clock.now() - timedelta(hours=2)).dossier.code
    assert statistics.count_waiting(office_id=day.office.id) == 0
    assert_figures_come_out(day)
    day.clock.move(days=1)
    done = receive_sent_in(day, code, digitised("Tờ khai"), citizen=CITIZEN)
    assert (type(done).__name__, done.dossier.received_at) == ("DossierReceived", day.clock.now())
    assert done.dossier.due_at > day.clock.now()
    assert done.dossier.is_digitised
    again = receive_sent_in(day, code, version=2)
    assert type(again).__name__ == "StepIsNotAllowed"
    assert_dossiers_tell_one_story(day)
    assert_figures_come_out(day)
    today = day.services.today()
    assert {(count.measure.value, count.on) for count in online_of(day)} == {
        ("RECEIVED", today),
        ("RECEIVED_ONLINE", today),
        ("DIGITISED", today),
    }


def test_paper_missing_at_the_receipt_is_asked_for_at_once(day: OfficeDay) -> None:
    code = registered(day).dossier.code
    known = receive_sent_in(day, code, lacking("Ảnh"), note="Thiếu ảnh.").dossier
    assert [move.step for move in known.moves] == ["REGISTERED", "RECEIVED", "SUPPLEMENT"]
    assert known.waits_since == day.clock.now()
    assert_dossiers_tell_one_story(day)


def test_papers_asked_for_first_come_and_lead_back_to_the_waiting(day: OfficeDay) -> None:
    code = registered(day, lacks_one=True).dossier.code
    moved(day, code, "INCOMPLETE")
    day.clock.move(days=2)
    back = supplied(day, code, brought("Tờ khai"), version=2).dossier
    assert (back.step, back.answer_by) == ("REGISTERED", day.clock.now() + timedelta(days=1))
    assert back.due_at is None
    assert names([day.advance(code, to="RECEIVED", version=3)]) == ["DossierAdvanced"]
    known = load_dossier(code)
    assert known is not None
    assert known.received_at == day.clock.now()
    assert_figures_come_out(day)


def test_asking_again_before_the_receipt_costs_nothing(day: OfficeDay) -> None:
    code = registered(day, lacks_one=True).dossier.code
    moved(day, code, "INCOMPLETE")
    again = supplied(day, code, brought("Ảnh"), version=2, end=SupplementEnd.ASKED_AGAIN).dossier
    assert (again.step, len(again.moves)) == ("INCOMPLETE", 4)
    assert again.timeliness(as_of=day.clock.now()) is None


def test_refused_before_the_receipt_is_in_no_register_and_no_figure(day: OfficeDay) -> None:
    code = registered(day).dossier.code
    known = moved(day, code, "REFUSED")
    assert not known.is_open
    assert inbox(day) == []
    assert_figures_come_out(day)
    assert_dossiers_tell_one_story(day)


def test_shared_dossier_waits_where_it_was_sent(day: OfficeDay) -> None:
    share_permits(day)
    code = registered(day, PERMIT).dossier.code
    moved(day, code, "RECEIVED", "SENT")
    assert_dossiers_tell_one_story(day)


def test_what_is_not_received_is_late_for_no_head_and_extended_by_nobody(day: OfficeDay) -> None:
    code = registered(day).dossier.code
    day.clock.move(days=9)
    watch = see_due_watch(day.services, staff=day.manager, days=7)
    assert isinstance(watch, DueWatch)
    assert watch.watched == ()
    assert names([day.extend(code, to=date(2026, 12, 8))]) == ["DossierCannotBeExtended"]


def test_citizen_with_an_address_is_told_of_each_state(day: OfficeDay) -> None:
    code = registered(day, email=ADDRESS, lacks_one=True).dossier.code
    moved(day, code, "INCOMPLETE")
    supplied(day, code, brought("Tờ khai"), version=2)
    moved(day, code, "RECEIVED")
    told = [notice.announcement.value for notice in load_letterbox(code).notices]
    assert told == ["STEP", "PAPERS_WANTED", "STEP", "RECEIVED"]


def test_of_two_clerks_one_receives_it(day: OfficeDay) -> None:
    code = registered(day).dossier.code
    done = at_once([partial(receive_sent_in, day, code, staff=day.clerk(n)) for n in (3, 4, 5)])
    assert sorted(names(done)) == ["DossierHasMoved", "DossierHasMoved", "DossierReceived"]
    assert_dossiers_tell_one_story(day)


def test_several_are_received_in_one_act_but_for_the_incomplete_one(day: OfficeDay) -> None:
    whole = [registered(day, RESIDENCE).dossier.code for _ in range(3)]
    lacks = registered(day, RESIDENCE, lacks_one=True).dossier.code
    seen = [SeenDossier(code, 1) for code in (whole[0], lacks, *whole[1:])]
    done = advance(day, seen, key=new_key(), to="RECEIVED")
    assert [type(outcome).__name__ for _, outcome in done.each] == [
        "DossierAdvanced",
        "InputIsInvalid",
        "DossierAdvanced",
        "DossierAdvanced",
    ]
    assert done.each[1][1].problem == "papers_missing"
    assert inbox(day, step="REGISTERED") == [lacks]
    for code in whole:
        known = load_dossier(code)
        assert known is not None
        assert (known.received_at, known.moves[-1].clerk_id) == (day.clock.now(), day.clerk(4).id)
        assert known.due_at is not None
    assert_dossiers_tell_one_story(day)


def test_receiving_several_that_broke_off_goes_on_where_it_ended(day: OfficeDay) -> None:
    seen, key = [SeenDossier(registered(day).dossier.code, 1) for _ in range(4)], new_key()
    with lost_call(9, was_done=True), pytest.raises(Exception) as broken:  # noqa: PT011
        advance(day, seen, key=key, to="RECEIVED")
    assert store_is_busy(broken.value)
    waiting = len(inbox(day, step="REGISTERED"))
    assert 0 < waiting < 4
    done = advance(day, seen, key=key, to="RECEIVED")
    assert [type(outcome).__name__ for _, outcome in done.each] == ["DossierAdvanced"] * 4
    assert inbox(day, step="REGISTERED") == []
    assert_dossiers_tell_one_story(day)
