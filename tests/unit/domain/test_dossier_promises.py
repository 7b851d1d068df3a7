"""How a dossier counts, what was promised, when its clerk is warned, and what is shown before it is saved."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import at_local, local_day
from api.domain.deadlines import Deadline, Timeliness
from api.domain.dossiers import (
    DossierMove,
    DueWarning,
    due_warning,
    preview_move,
    promised_deadline,
    used_share,
)
from api.domain.due_watch import DueLevel, due_level
from api.domain.procedures import Channel, Procedure, ProcedureChannel, StatedDeadline
from tests.unit.domain.dossier_cases import (
    CALENDAR,
    DAYS,
    HOURS,
    WORKING_DAYS,
    at,
    dossier,
    extended,
    moved,
)


def test_dossier_counts_as_things_stood_at_any_moment() -> None:
    known = moved(dossier(), ("APPRAISAL", at(4)), ("APPROVAL", at(16)), ("COMPLETED", at(18)))
    assert known.timeliness(as_of=at(1)) is None
    assert known.timeliness(as_of=at(10)) is Timeliness.IN_PROGRESS_WITHIN
    assert known.timeliness(as_of=at(17)) is Timeliness.IN_PROGRESS_OVER
    assert known.timeliness(as_of=at(30)) is Timeliness.OVERDUE
    early = moved(dossier(), ("COMPLETED", at(13)))
    assert early.timeliness(as_of=at(12)) is Timeliness.IN_PROGRESS_WITHIN
    assert early.timeliness(as_of=at(30)) is Timeliness.EARLY


def test_second_request_for_papers_makes_it_overdue() -> None:
    once = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)))
    twice = moved(
        once, ("SUPPLEMENT", at(5)), ("APPRAISAL", at(6)), ("APPROVAL", at(9)), ("COMPLETED", at(9))
    )
    assert once.timeliness(as_of=at(4, "10:00")) is Timeliness.IN_PROGRESS_WITHIN
    assert twice.timeliness(as_of=at(4, "10:00")) is Timeliness.IN_PROGRESS_WITHIN, "before the second"
    assert twice.timeliness(as_of=at(5, "10:00")) is Timeliness.IN_PROGRESS_OVER
    assert twice.timeliness(as_of=at(30)) is Timeliness.OVERDUE


def test_apology_counts_from_the_moment_it_was_made() -> None:
    known = extended(moved(dossier(), ("APPRAISAL", at(4))), when=at(12), to=date(2026, 11, 20))
    known = moved(known, ("APPROVAL", at(18)), ("COMPLETED", at(19)))
    assert known.timeliness(as_of=at(17)) is Timeliness.IN_PROGRESS_WITHIN
    assert known.timeliness(as_of=at(30)) is Timeliness.EARLY


def test_dossier_that_was_never_accepted_does_not_count() -> None:
    refused = replace(dossier(), moves=(DossierMove(step="REGISTERED", at=at(2), clerk_id="c"),))
    refused = moved(refused, ("REFUSED", at(3)))
    assert refused.timeliness(as_of=at(30)) is None


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["COMPLETED", "WITHDRAWN", "STOPPED"]))
def test_later_end_never_counts_better(first: int, second: int, end: str) -> None:
    ranks = [Timeliness.EARLY, Timeliness.ON_TIME, Timeliness.OVERDUE]
    sooner, later = sorted((first, second))
    counted = [
        moved(dossier(), (end, at(2) + timedelta(hours=12 * half))).timeliness(as_of=at(60))
        for half in (sooner, later)
    ]
    assert ranks.index(counted[0]) <= ranks.index(counted[1])  # type: ignore[arg-type]


def procedure(
    stated: Deadline | None, committed: Deadline | None, *, cut_off: time | None = None
) -> Procedure:
    deadlines = (StatedDeadline(stated),) if stated else ()
    return Procedure(
        code="1.004222",
        name="Đăng ký thường trú",
        sector="Cư trú",
        channels=(ProcedureChannel(Channel.IN_PERSON, deadlines=deadlines),),
        committed_deadline=committed,
        cut_off=cut_off,
    )


@pytest.mark.parametrize(
    ("stated", "committed", "holds"),
    [
        (Deadline(7, WORKING_DAYS), None, Deadline(7, WORKING_DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(5, WORKING_DAYS), Deadline(5, WORKING_DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(9, WORKING_DAYS), Deadline(7, WORKING_DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(8, DAYS), Deadline(8, DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(4, HOURS), Deadline(4, HOURS)),
        (None, Deadline(5, WORKING_DAYS), Deadline(5, WORKING_DAYS)),
        (None, None, None),
    ],
)
def test_office_is_held_to_the_shorter_of_law_and_promise(
    stated: Deadline | None, committed: Deadline | None, holds: Deadline | None
) -> None:
    found = promised_deadline(
        procedure=procedure(stated, committed),
        channel=Channel.IN_PERSON,
        received_at=at(2),
        calendar=CALENDAR,
    )
    assert found == holds


@pytest.mark.parametrize(
    ("when", "warning"),
    [
        (at(2, "10:00"), DueWarning.IN_GOOD_TIME),
        (at(9, "07:00"), DueWarning.IN_GOOD_TIME),
        (at(9, "14:30"), DueWarning.HALF),
        (at(12, "16:00"), DueWarning.MOST),
        (at(13, "08:00"), DueWarning.DAY_BEFORE),
        (at(15), DueWarning.DAY_BEFORE),
        (at(16, "08:00"), DueWarning.ON_THE_DAY),
        (at(16, "20:00"), DueWarning.ON_THE_DAY),
        (at(17, "00:00"), DueWarning.OVERDUE),
    ],
)
def test_clerk_is_warned_at_half_at_most_and_the_day_before(when: datetime, warning: DueWarning) -> None:
    found = due_warning(dossier=dossier(), calendar=CALENDAR, now=when)
    assert found is warning
    assert warning.goes_to_the_head is (warning in (DueWarning.ON_THE_DAY, DueWarning.OVERDUE))


def test_second_request_for_papers_is_told_as_overdue_once_it_is_answered() -> None:
    once = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)))
    asked = moved(once, ("SUPPLEMENT", at(5)))
    twice = moved(asked, ("APPRAISAL", at(6)))
    for known, warning, by_rule in (
        (once, DueWarning.IN_GOOD_TIME, False),
        (asked, None, True),
        (twice, DueWarning.OVERDUE, True),
        (moved(twice, ("APPROVAL", at(9)), ("COMPLETED", at(9))), None, True),
    ):
        assert due_warning(dossier=known, calendar=CALENDAR, now=known.moves[-1].at) is warning
        assert known.is_late_by_rule is by_rule
    undated = moved(
        dossier(deadline=None),
        ("SUPPLEMENT", at(3)),
        ("APPRAISAL", at(4)),
        ("SUPPLEMENT", at(5)),
        ("APPRAISAL", at(6)),
    )
    assert not undated.is_late_by_rule, "what has no date is late by no rule"


@given(
    choices=st.lists(st.integers(0, 5) | st.just("SUPPLEMENT"), max_size=10),
    days=st.integers(0, 40),
    workflow=st.sampled_from(["one-stop", "building-permit", "archive-extract"]),
)
def test_warning_head_and_report_call_the_same_dossiers_overdue(
    choices: list[int | str], days: int, workflow: str
) -> None:
    known = dossier(workflow=workflow)
    for number, choice in enumerate(choices, start=1):
        steps = known.next_steps
        if steps and (choice in steps or isinstance(choice, int)):
            step = choice if isinstance(choice, str) else steps[choice % len(steps)]
            known = moved(known, (step, at(2) + timedelta(days=number)), reason="Xem lại.")
    now = known.moves[-1].at + timedelta(days=days)
    warned = due_warning(dossier=known, calendar=CALENDAR, now=now) is DueWarning.OVERDUE
    watched = due_level(dossier=known, until=local_day(now), now=now) is DueLevel.OVERDUE
    counted = known.timeliness(as_of=now) is Timeliness.IN_PROGRESS_OVER and known.waits_since is None
    assert warned == watched == counted


def test_nobody_is_warned_of_a_clock_that_stands_still_or_has_ended() -> None:
    waiting = moved(dossier(), ("SUPPLEMENT", at(4)))
    done = moved(dossier(), ("COMPLETED", at(4)))
    for known in (waiting, done, dossier(deadline=None)):
        assert due_warning(dossier=known, calendar=CALENDAR, now=at(20)) is None


@given(st.integers(0, 60 * 24 * 20))
def test_share_of_time_used_stays_within_the_whole_and_only_grows(minutes: int) -> None:
    now = at(2) + timedelta(minutes=minutes)
    used = used_share(dossier=dossier(), calendar=CALENDAR, now=now)
    later = used_share(dossier=dossier(), calendar=CALENDAR, now=now + timedelta(hours=1))
    assert 0.0 <= used <= later <= 1.0


def test_request_for_papers_shows_what_it_does_to_the_date() -> None:
    seen = preview_move(dossier=dossier(), to="SUPPLEMENT", calendar=CALENDAR, now=at(3))
    assert (seen.due_before, seen.stands_still, seen.is_overdue_by_rule) == (at(16, "17:00"), True, False)
    assert seen.papers == ("02",)
    assert [(each.on.day, each.due_at) for each in seen.if_supplied] == [
        (4, at(18, "17:00")),
        (6, at(20, "17:00")),
        (10, at(25, "17:00")),
        (17, at(32, "17:00")),
    ]


def test_preview_of_a_request_is_what_saving_it_brings() -> None:
    seen = preview_move(dossier=dossier(), to="SUPPLEMENT", calendar=CALENDAR, now=at(3))
    for supplied in seen.if_supplied:
        answered = at_local(supplied.on, time(7))
        saved = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", answered))
        assert saved.due_at == supplied.due_at


def test_second_request_is_shown_to_make_it_overdue() -> None:
    known = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)))
    assert preview_move(dossier=known, to="SUPPLEMENT", calendar=CALENDAR, now=at(5)).is_overdue_by_rule
    assert not preview_move(dossier=known, to="APPROVAL", calendar=CALENDAR, now=at(5)).is_overdue_by_rule
