"""What the head watches: lateness by date, whose a dossier is, and sums that add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.dossiers import Assignment, Dossier, DossierMove, MoveKind
from api.domain.due_watch import DueLevel, Holder, HolderKind, due_level, holder_of, watch_due
from tests.unit.domain.dossier_cases import HERE, THERE, at, dossier, moved

# Received on the 2nd, due on Monday the 16th.
KNOWN = dossier()
UNTIL = date(2026, 11, 23)
THE_16TH = date(2026, 11, 16)


def named(known: Dossier, clerk: str) -> Dossier:
    """Its last entry as that clerk's."""
    return replace(
        known, moves=(*known.moves[:-1], replace(known.moves[-1], clerk_id=clerk, clerk_name=clerk))
    )


def given_to(known: Dossier, clerk: str, *, until: date | None = None) -> Dossier:
    entry = DossierMove(
        step=known.step,
        at=known.moves[-1].at,
        clerk_id="head",
        office_id=HERE,
        kind=MoveKind.DELEGATED if until else MoveKind.ASSIGNED,
        assignment=Assignment(clerk, clerk, until),
        due_at=known.due_at,
    )
    return replace(known, moves=(*known.moves, entry))


@pytest.mark.parametrize(
    ("now", "level"),
    [
        (at(8), None),  # the 16th lies beyond the week
        (at(9), DueLevel.SOON),
        (at(15), DueLevel.SOON),
        (at(16, "07:00"), DueLevel.TODAY),
        (at(16, "19:00"), DueLevel.TODAY),  # by date: not late yet
        (at(17, "00:00"), DueLevel.OVERDUE),
        (at(30), DueLevel.OVERDUE),
    ],
)
def test_lateness_is_told_by_date(now: object, level: DueLevel | None) -> None:
    until = date.fromordinal(now.date().toordinal() + 7)  # type: ignore[attr-defined]
    assert due_level(dossier=KNOWN, until=until, now=now) is level  # type: ignore[arg-type]


def test_only_what_soon_falls_due_stays_below_the_head() -> None:
    assert [level for level in DueLevel if level.goes_to_the_head] == [DueLevel.OVERDUE, DueLevel.TODAY]


def test_second_request_for_papers_is_late_at_once() -> None:
    twice = moved(
        KNOWN,
        ("SUPPLEMENT", at(3)),
        ("APPRAISAL", at(4)),
        ("SUPPLEMENT", at(5)),
        ("APPRAISAL", at(6)),
    )
    assert due_level(dossier=twice, until=UNTIL, now=at(6, "10:00")) is DueLevel.OVERDUE


def test_dossier_without_a_date_is_not_watched() -> None:
    assert due_level(dossier=dossier(deadline=None), until=UNTIL, now=at(30)) is None


def test_who_stands_in_comes_before_who_was_assigned_and_before_who_moved_it() -> None:
    walked = named(moved(KNOWN, ("APPRAISAL", at(3))), "lan")
    assigned = given_to(walked, "minh")
    stood_in = given_to(assigned, "thu", until=THE_16TH)
    table = [
        (walked, THE_16TH, Holder(HolderKind.LAST_MOVER, "lan", "lan")),
        (assigned, THE_16TH, Holder(HolderKind.ASSIGNEE, "minh", "minh")),
        (stood_in, THE_16TH, Holder(HolderKind.DELEGATE, "thu", "thu")),
        (stood_in, date(2026, 11, 17), Holder(HolderKind.ASSIGNEE, "minh", "minh")),
    ]
    for known, today, holder in table:
        assert holder_of(dossier=known, office_id=HERE, today=today) == holder


def test_other_units_clerks_are_not_named() -> None:
    shared = dossier(workflow="building-permit", competent=THERE)
    sent = moved(shared, ("SENT", at(3)))
    assert holder_of(dossier=sent, office_id=HERE, today=THE_16TH) == Holder(HolderKind.OTHER_UNIT, THERE)
    assert holder_of(dossier=sent, office_id=THERE, today=THE_16TH) == Holder(HolderKind.NOBODY)


def test_who_waits_for_the_citizen_is_late_for_nobody() -> None:
    asked = moved(KNOWN, ("SUPPLEMENT", at(3)))
    asked_when_late = moved(KNOWN, ("SUPPLEMENT", at(17)))
    asked_twice = moved(asked, ("APPRAISAL", at(4)), ("SUPPLEMENT", at(5)))
    waiting = [asked, asked_when_late, asked_twice]
    seen = watch_due(dossiers=[*waiting, KNOWN], office_id=HERE, until=UNTIL, now=at(18), is_whole=True)
    assert [each.dossier for each in seen.watched] == [KNOWN]


CASES = st.lists(
    st.tuples(st.sampled_from(["lan", "minh", "thu"]), st.sampled_from([2, 3, 4, 5, 9, 12]), st.booleans()),
    max_size=30,
)


@given(cases=CASES, today=st.integers(2, 30))
def test_sums_by_officer_and_by_step_are_those_of_the_list(
    cases: list[tuple[str, int, bool]], today: int
) -> None:
    dossiers = []
    for clerk, day, is_moved in cases:
        known = dossier(received_at=at(day))
        dossiers.append(named(moved(known, ("APPRAISAL", at(day, "10:00"))) if is_moved else known, clerk))
    seen = watch_due(dossiers=dossiers, office_id=HERE, until=UNTIL, now=at(today), is_whole=True)
    counts = tuple(seen.count(level) for level in DueLevel)
    assert sum(counts) == len(seen.watched)
    for loads in (seen.by_officer(), seen.by_step()):
        summed = tuple(sum(getattr(load, name) for load in loads) for name in ("overdue", "today", "soon"))
        assert summed == counts
        assert [load.overdue for load in loads] == sorted((load.overdue for load in loads), reverse=True)
    assert len(seen.by_officer()) <= 3
