"""How each hand-over stood to its step's date, as the control sheet tells it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, DossierMove, MoveKind, extend, step_due_at
from api.domain.papers.step_results import EARLY, LATE, ON_TIME, result_of_step
from tests.unit.domain.dossier_cases import CALENDAR, HERE, at, dossier, moved


def results(known: Dossier) -> list[str | None]:
    entries = range(2, known.version + 1)
    return [result_of_step(known, entry=entry, calendar=CALENDAR) for entry in entries]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("APPRAISAL", at(2, "16:00"))], [EARLY]),  # receipt's part ends on the 3rd
        ([("APPRAISAL", at(3, "17:30"))], [ON_TIME]),
        ([("APPRAISAL", at(4))], [LATE]),
        ([("APPRAISAL", at(3)), ("APPROVAL", at(10))], [ON_TIME, EARLY]),
        ([("APPRAISAL", at(3)), ("APPROVAL", at(12)), ("COMPLETED", at(16))], [ON_TIME, LATE, ON_TIME]),
        ([("APPRAISAL", at(3)), ("APPROVAL", at(11)), ("COMPLETED", at(17))], [ON_TIME, ON_TIME, LATE]),
        # Interrupted work is told when it is done, a wait for the citizen never.
        ([("APPRAISAL", at(3)), ("SUPPLEMENT", at(4)), ("APPRAISAL", at(9))], [ON_TIME, None, None]),
        ([("SUPPLEMENT", at(3)), ("APPRAISAL", at(9)), ("APPROVAL", at(30))], [None, None, LATE]),
    ],
)
def test_step_is_told_by_its_own_date(steps: list[tuple[str, datetime]], expected: list[str | None]) -> None:
    assert results(moved(dossier(), *steps)) == expected


def test_without_a_deadline_nothing_is_told() -> None:
    assert results(moved(dossier(deadline=None), ("APPRAISAL", at(20)))) == [None]


def test_apology_moves_the_date_of_what_came_after_it_alone() -> None:
    late = moved(dossier(), ("APPRAISAL", at(4)))
    move = DossierMove(step="APPRAISAL", at=at(5), clerk_id="c", kind=MoveKind.EXTENDED, office_id=HERE)
    put_off = extend(dossier=late, move=move, new_due_on=date(2026, 11, 20), calendar=CALENDAR)
    ended = moved(put_off, ("APPROVAL", at(18)), ("COMPLETED", at(20)))
    assert (results(ended)[0], results(ended)[-1]) == (LATE, ON_TIME)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60 * 24 * 4)), max_size=8))
def test_sheet_tells_what_the_clerk_was_shown(choices: list[tuple[int, int]]) -> None:
    known, when, shown = dossier(), at(2), list[tuple[bool, bool] | None]()
    for choice, minutes in choices:
        if not known.next_steps:
            break
        when += timedelta(minutes=minutes)
        due = step_due_at(dossier=known, calendar=CALENDAR, now=when)
        known = moved(known, (known.next_steps[choice % len(known.next_steps)], when), reason="…")
        if due is None or known.present.interrupts:
            shown.append(None)
        else:
            shown.append((local_day(when) > local_day(due), local_day(when) < local_day(due)))
    told = {EARLY: (False, True), ON_TIME: (False, False), LATE: (True, False), None: None}
    assert [told[result] for result in results(known)] == shown


def test_entry_written_before_dates_were_kept_is_told_by_the_dossiers_own() -> None:
    known = moved(dossier(), ("APPRAISAL", at(3)), ("APPROVAL", at(11)), ("COMPLETED", at(17)))
    old = replace(known, moves=tuple(replace(move, due_at=None) for move in known.moves))
    assert results(old)[-1] == LATE
