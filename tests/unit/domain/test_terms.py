"""Terms of a procedure: what is refused, what differs, and what follows for the next dossier."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import local_day
from api.domain.deadlines import Deadline, DeadlineUnit, due_at
from api.domain.dossiers.promises import promised_deadline
from api.domain.procedures import Channel, Procedure, ProcedureChannel, StatedDeadline
from api.domain.terms import (
    TermsAreRefused,
    change_terms,
    fits,
    leaves,
    newest_workflows,
    preview_terms,
    stated_deadlines,
    terms_of,
)
from api.local.demo.office import demo_office
from tests.clocks import MONDAY_MORNING

CALENDAR = demo_office(group_of_sector={"Hộ tịch": "civil-status"}).calendar
TODAY = local_day(MONDAY_MORNING)
HOURS, DAYS, WORKING_DAYS = DeadlineUnit.HOURS, DeadlineUnit.DAYS, DeadlineUnit.WORKING_DAYS


def procedure(*stated: Deadline, **more: Any) -> Procedure:
    channel = ProcedureChannel(
        channel=Channel.IN_PERSON, deadlines=tuple(StatedDeadline(each) for each in stated)
    )
    return Procedure(code="1.004222", name="Thường trú", sector="Cư trú", channels=(channel,), **more)


SEVEN_DAYS = procedure(Deadline(7, WORKING_DAYS))
UNITS = {"so-xay-dung": "Sở Xây dựng", "so-2": "Sở Hai"}
SHARED = {"workflow": "building-permit", "competent_office": "so-xay-dung"}


def changed(
    known: Procedure = SEVEN_DAYS, *, units: Mapping[str, str] | None = None, **terms: Any
) -> Procedure:
    wanted = replace(terms_of(known), **terms)
    return change_terms(known, wanted, calendar=CALENDAR, today=TODAY, units=units or {})


def sentences(known: Procedure = SEVEN_DAYS, **terms: Any) -> list[str]:
    wanted = replace(terms_of(known), **terms)
    return [vi for vi, _ in preview_terms(known, wanted, calendar=CALENDAR, now=MONDAY_MORNING).effects]


@pytest.mark.parametrize(
    ("terms", "field", "problem"),
    [
        ({"workflow": "by-magic"}, "workflow", "workflow"),
        ({"workflow": ""}, "workflow", "workflow"),
        ({"workflow": "building-permit"}, "workflow", "workflow_leaves"),
        ({"competent_office": "so-xay-dung"}, "competentOffice", "workflow_stays"),
        (
            {"workflow": "building-permit", "competent_office": "nowhere"},
            "competentOffice",
            "competent_office",
        ),
        ({"cut_off": time(7)}, "cutOff", "cut_off"),
        ({"cut_off": time(17)}, "cutOff", "cut_off"),
        ({"cut_off": time(20)}, "cutOff", "cut_off"),
        ({"committed_deadline": Deadline(8, WORKING_DAYS)}, "committedDeadline", "committed_is_longer"),
        ({"committed_deadline": Deadline(12, DAYS)}, "committedDeadline", "committed_is_longer"),
        ({"committed_deadline": Deadline(65, HOURS)}, "committedDeadline", "committed_is_longer"),
        ({"committed_deadline": Deadline(401, HOURS)}, "committedDeadline", "committed_deadline"),
        (
            {"accepts_from": date(2026, 12, 2), "accepts_until": date(2026, 12, 1)},
            "acceptsUntil",
            "round_ends_first",
        ),
        ({"accepts_until": date(2026, 11, 22)}, "acceptsUntil", "round_is_past"),
        ({"accepts_from": date(2030, 1, 1)}, "acceptsFrom", "round_is_far"),
        ({"accepts_until": date(2030, 1, 1)}, "acceptsUntil", "round_is_far"),
    ],
)
def test_term_that_cannot_be_is_refused_with_its_field(
    terms: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(TermsAreRefused) as refused:
        changed(**terms)
    assert (refused.value.field, refused.value.problem) == (field, problem)


@pytest.mark.parametrize(
    "terms",
    [
        {"workflow": "recruitment"},
        {"cut_off": time(15)},
        {"committed_deadline": Deadline(7, WORKING_DAYS)},
        {"committed_deadline": Deadline(5, DAYS)},
        {"committed_deadline": Deadline(4, HOURS)},
        {"accepts_from": date(2026, 11, 1), "accepts_until": TODAY},
    ],
)
def test_term_that_can_be_is_set_and_nothing_else(terms: dict[str, Any]) -> None:
    assert changed(**terms) == replace(SEVEN_DAYS, **terms)


def test_workflow_that_leaves_fits_where_another_office_decides() -> None:
    shared = replace(SEVEN_DAYS, competent_office="so-xay-dung")
    assert changed(shared, workflow="building-permit").workflow == "building-permit"
    assert changed(units=UNITS, **SHARED) == replace(SEVEN_DAYS, **SHARED)


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        ({"competent_office": None}, "workflow_leaves"),
        ({"competent_office": "nowhere"}, "competent_office"),
        ({"workflow": "one-stop"}, "workflow_stays"),
    ],
)
def test_unit_that_decides_is_there_exactly_while_the_workflow_leaves(
    terms: dict[str, Any], problem: str
) -> None:
    shared = replace(SEVEN_DAYS, **SHARED)
    with pytest.raises(TermsAreRefused) as refused:
        changed(shared, units=UNITS, **terms)
    assert (refused.value.field, refused.value.problem) == ("competentOffice", problem)
    assert changed(shared, units=UNITS, workflow="one-stop", competent_office=None) == SEVEN_DAYS
    assert changed(shared, units=UNITS, competent_office="so-2").competent_office == "so-2"


def test_preview_names_the_unit_that_decides_before_and_after() -> None:
    wanted = replace(terms_of(SEVEN_DAYS), **SHARED)
    seen = preview_terms(SEVEN_DAYS, wanted, calendar=CALENDAR, now=MONDAY_MORNING, units=UNITS)
    assert [(one.setting_vi, one.before_vi, one.after_vi) for one in seen.differences][1] == (
        "Đơn vị giải quyết",
        "không",
        "Sở Xây dựng",
    )
    assert seen.effects[-2] == (
        "Hồ sơ nhận từ đây chuyển sang Sở Xây dựng giải quyết; kết quả vẫn trả tại nơi nhận.",
        "From now on dossiers go to Sở Xây dựng, which decides; the office that received hands over.",
    )
    back = preview_terms(seen.after, terms_of(SEVEN_DAYS), calendar=CALENDAR, now=MONDAY_MORNING, units=UNITS)
    assert [(one.before_en, one.after_en) for one in back.differences][1] == ("Sở Xây dựng", "none")
    assert len(back.effects) == len(seen.effects) - 1


def test_only_the_building_permit_of_the_shipped_workflows_leaves() -> None:
    assert [known.id for known in newest_workflows() if leaves(known)] == ["building-permit"]
    assert all(fits(known, None) is not leaves(known) for known in newest_workflows())
    assert all(fits(known, "so-xay-dung") for known in newest_workflows())


def test_what_holds_already_is_not_judged_again() -> None:
    """A round that is over, or a workflow set otherwise, does not keep the rest from being changed."""
    over = replace(SEVEN_DAYS, workflow="building-permit", accepts_until=date(2026, 1, 1))
    assert changed(over, cut_off=time(15)).cut_off == time(15)


def test_promise_may_not_be_longer_than_any_deadline_that_is_stated() -> None:
    several = procedure(Deadline(15, WORKING_DAYS), Deadline(5, WORKING_DAYS))
    assert stated_deadlines(several) == (Deadline(15, WORKING_DAYS), Deadline(5, WORKING_DAYS))
    assert changed(several, committed_deadline=Deadline(5, WORKING_DAYS)).committed_deadline
    with pytest.raises(TermsAreRefused):
        changed(several, committed_deadline=Deadline(6, WORKING_DAYS))


def test_procedure_that_states_no_deadline_may_be_promised_one() -> None:
    assert changed(procedure(), committed_deadline=Deadline(30, DAYS)).committed_deadline == Deadline(
        30, DAYS
    )


def test_nothing_different_is_refused() -> None:
    with pytest.raises(TermsAreRefused) as refused:
        sentences()
    assert refused.value.problem == "no_terms_change"


def test_preview_says_when_the_next_dossier_is_due_and_that_others_keep_their_date() -> None:
    assert sentences(committed_deadline=Deadline(5, WORKING_DAYS)) == [
        "Nhận hồ sơ mọi ngày làm việc.",
        "Hồ sơ nhận lúc 08:30 23/11/2026 sẽ hẹn trả lúc 17:00 01/12/2026, thay vì 17:00 03/12/2026.",
        "Hồ sơ đã nhận giữ nguyên quy trình và ngày hẹn trả.",
    ]


def test_preview_of_a_coming_round_reckons_from_its_first_opening() -> None:
    said = sentences(accepts_from=date(2026, 11, 28), accepts_until=date(2026, 12, 10))
    assert said[0] == "Hôm nay không nhận hồ sơ thủ tục này; nhận từ 28/11/2026 đến hết 10/12/2026."
    assert said[1] == "Hồ sơ nhận lúc 07:00 30/11/2026 vẫn hẹn trả lúc 17:00 09/12/2026."


def test_preview_of_a_round_without_a_working_day_names_no_dossier() -> None:
    said = sentences(accepts_from=date(2026, 11, 28), accepts_until=date(2026, 11, 29))
    assert len(said) == 2


def test_preview_says_where_no_date_is_promised() -> None:
    assert "không có ngày hẹn trả" in sentences(procedure(), cut_off=time(15))[1]
    given_one = sentences(procedure(), committed_deadline=Deadline(2, WORKING_DAYS))[1]
    assert given_one.endswith("thay vì không có ngày hẹn.")


def test_every_difference_is_named_in_both_languages() -> None:
    wanted = replace(
        terms_of(SEVEN_DAYS),
        workflow="recruitment",
        cut_off=time(15),
        committed_deadline=Deadline(5, WORKING_DAYS),
        accepts_from=TODAY,
        accepts_until=TODAY + timedelta(days=9),
    )
    found = preview_terms(SEVEN_DAYS, wanted, calendar=CALENDAR, now=MONDAY_MORNING).differences
    assert [(one.before_vi, one.after_vi, one.after_en) for one in found] == [
        ("Một cửa thông thường", "Tuyển dụng", "Recruitment"),
        ("không", "15:00", "15:00"),
        ("không", "5 ngày làm việc", "5 working days"),
        ("không", "23/11/2026", "23/11/2026"),
        ("không", "02/12/2026", "02/12/2026"),
    ]


def test_each_shipped_workflow_can_be_chosen_once() -> None:
    ids = [known.id for known in newest_workflows()]
    assert len(set(ids)) == len(ids)
    assert {"one-stop", "same-day", "building-permit", "archive-extract", "recruitment"} <= set(ids)


deadlines = st.builds(Deadline, st.integers(1, 60), st.sampled_from(DeadlineUnit))


@given(stated=deadlines, promise=deadlines, ahead=st.integers(0, 40), minutes=st.integers(0, 1439))
def test_promise_that_is_taken_never_makes_a_dossier_due_on_a_later_day(
    stated: Deadline, promise: Deadline, ahead: int, minutes: int
) -> None:
    known = procedure(stated)
    try:
        after = changed(known, committed_deadline=promise)
    except TermsAreRefused:
        return
    received_at = MONDAY_MORNING + timedelta(days=ahead, minutes=minutes)
    due = [
        due_at(
            received_at=received_at,
            deadline=promised_deadline(
                procedure=each, channel=Channel.IN_PERSON, received_at=received_at, calendar=CALENDAR
            ),
            calendar=CALENDAR,
        )
        for each in (after, known)
    ]
    assert due[0] is not None
    assert due[1] is not None
    assert due[0] <= due[1]
