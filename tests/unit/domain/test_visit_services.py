"""A visit of several services: what one counter does, where the ticket goes then, and back again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.moving_on import all_services, dossier_codes, moved_back, moved_on
from api.domain.tickets import Ticket, TicketState
from api.domain.visit_services import ServiceState, VisitService, VisitServices

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
GROUPS = ("a", "b", "c")


def ticket(*others: VisitService, places: int = 1) -> Ticket:
    return Ticket(
        code="K7QM9XWP3TRA",
        office_id="phuong-demo",
        day=date(2026, 11, 23),
        group_id="a",
        procedure_code="own",
        state=TicketState.SERVING,
        created_at=NOW,
        number=4,
        places=places,
        checked_in_at=NOW,
        called_at=NOW + timedelta(minutes=5),
        started_at=NOW + timedelta(minutes=6),
        counter=3,
        services=VisitServices(others),
    )


@pytest.mark.parametrize(
    ("others", "refused", "together", "following"),
    [
        ([], (), [], None),
        ([("p", "a")], (), ["p"], None),
        ([("p", "a")], ("p",), [], "p"),
        ([("q", "b")], (), [], "q"),
        ([("q", "b"), ("p", "a"), ("r", "c")], (), ["p"], "q"),
    ],
)
def test_counter_does_what_is_its_groups_and_leaves_the_rest(
    others: list[tuple[str, str]], refused: tuple[str, ...], together: list[str], following: str | None
) -> None:
    services = VisitServices(tuple(VisitService(code, group) for code, group in others))
    here = services.served_together(group_id="a", refused_procedures=refused)
    assert [service.procedure_code for service in here] == together
    after = services.next(group_id="a", refused_procedures=refused)
    assert (after.procedure_code if after else None) == following
    assert services.places_at(group_id="a", places=2, refused_procedures=refused) == 2 + len(together)


def test_ticket_goes_on_by_its_arrival_under_the_next_number() -> None:
    before = ticket(VisitService("p", "a", "D-1"), VisitService("q", "b"), places=2)
    moved = moved_on(before, counter=3, number=9, now=NOW)
    assert (moved.state, moved.group_id, moved.number) == (TicketState.WAITING, "b", 9)
    assert (moved.procedure_code, moved.dossier_code, moved.counter) == ("q", None, None)
    assert moved.checked_in_at == before.checked_in_at
    assert [(left.group_id, left.number) for left in moved.left_numbers] == [("a", 4)]
    assert [service.procedure_code for service in moved.services.done] == ["own", "p"]
    assert moved.services.places_at(group_id="b", places=moved.places) == 1, "its places were the first one's"
    assert dossier_codes(moved) == ["D-1"]


def test_what_a_counter_may_not_do_waits_in_the_same_line_under_the_same_number() -> None:
    moved = moved_on(ticket(VisitService("p", "a")), counter=3, number=9, now=NOW, refused_procedures=("p",))
    assert (moved.group_id, moved.number, moved.left_numbers) == ("a", 4, ())


def test_visit_with_nothing_left_goes_nowhere() -> None:
    with pytest.raises(ValueError, match="ends here"):
        moved_on(ticket(VisitService("p", "a")), counter=3, number=9, now=NOW)


def test_services_are_listed_as_they_are_done() -> None:
    moved = moved_on(ticket(VisitService("q", "b"), VisitService("r", "c")), counter=3, number=9, now=NOW)
    shown = all_services(
        procedure_code=moved.procedure_code,
        group_id=moved.group_id,
        dossier_code=None,
        services=moved.services,
    )
    assert [(service.procedure_code, state) for service, state in shown] == [
        ("own", ServiceState.DONE),
        ("q", ServiceState.NOW),
        ("r", ServiceState.NEXT),
    ]


other_services = st.lists(
    st.tuples(st.sampled_from(["p", "q", "r"]), st.sampled_from(GROUPS)),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each[0],
).map(lambda found: tuple(VisitService(code, group) for code, group in found))


@given(other_services, st.sets(st.sampled_from(["p", "q", "r"])))
def test_every_service_is_done_once_and_every_number_kept(
    others: tuple[VisitService, ...], refused: set[str]
) -> None:
    current, number, stops = ticket(*others), 10, 0
    while current.services.next(group_id=current.group_id, refused_procedures=refused):
        number, stops = number + 1, stops + 1
        at = NOW + timedelta(minutes=stops)
        current = moved_on(current, counter=3, number=number, now=at, refused_procedures=refused)
        assert stops <= len(others)
    together = current.services.served_together(group_id=current.group_id, refused_procedures=refused)
    done = [service.procedure_code for service in (*current.services.done, *together)]
    assert sorted([*done, current.procedure_code]) == sorted(
        ["own", *(each.procedure_code for each in others)]
    )
    held = [(left.group_id, left.number) for left in current.left_numbers]
    assert len({*held, (current.group_id, current.number)}) == len(held) + 1


@given(other_services, st.sets(st.sampled_from(["p", "q", "r"])))
def test_undone_finish_brings_everything_back_and_keeps_the_number(
    others: tuple[VisitService, ...], refused: set[str]
) -> None:
    before = ticket(*others)
    if before.services.next(group_id="a", refused_procedures=refused) is None:
        return
    moved = moved_on(before, counter=3, number=9, now=NOW, refused_procedures=refused)
    assert before.called_at is not None
    asked = {"finished_at": NOW, "called_at": before.called_at, "started_at": before.started_at}
    back = moved_back(moved, counter=3, **asked)  # type: ignore[arg-type]
    assert back is not None
    assert {service.procedure_code for service in back.services.to_come} == {s.procedure_code for s in others}
    assert not back.services.done
    assert (back.state, back.group_id, back.number, back.counter) == (TicketState.SERVING, "a", 4, 3)
    assert (back.procedure_code, back.left_numbers, back.started_at) == ("own", (), before.started_at)
    assert moved_back(moved, counter=4, **asked) is None, "another counter's finish"  # type: ignore[arg-type]
    kept = [(kept.group_id, kept.number) for kept in back.kept_numbers]
    assert kept == ([(moved.group_id, 9)] if moved.group_id != "a" else [])
