"""The clerk's inbox on the store: pages are what a slow look at all says, in two bounded queries."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier
from api.domain.dossiers.inbox import InboxFilter, InboxOwner, InboxReader, belongs
from api.storage.inbox import MOST_ROWS_LOOKED_AT
from api.usecases import dossiers
from api.usecases.dossiers.inbox import see_inbox
from tests.clocks import MONDAY_MORNING
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.full_inbox import OFFICE, SECTORS, inbox_dossier, write_inbox
from tests.integration.usecases.office_day import BIRTH, PERMIT, OfficeDay, new_key, share_permits
from tests.integration.usecases.truth import assert_items_agree
from tests.load.inbox_pages import reads

TODAY = local_day(MONDAY_MORNING)
TWICE = ("SUPPLEMENT", "APPRAISAL", "SUPPLEMENT", "APPRAISAL")


def pages(day: OfficeDay, wanted: InboxFilter, *, first: int) -> list[str]:
    found: list[str] = []
    after = None
    for _ in range(100):
        page, after = see_inbox(day.services, staff=day.clerk(1), wanted=wanted, first=first, after=after)
        assert len(page) <= first
        found += [each.code for each in page]
        if after is None:
            return found
    raise AssertionError("the pages go round in circles")


def slowly(known: list[Dossier], wanted: InboxFilter, *, clerk_id: str) -> list[str]:
    reader = InboxReader(office_id=OFFICE, clerk_id=clerk_id, today=TODAY)
    return [
        each.code
        for each in sorted(known, key=_place)
        if belongs(each, wanted=wanted, reader=reader)
        and (wanted.due_from is None or _day(each) >= wanted.due_from)
        and (wanted.due_until is None or _day(each) <= wanted.due_until)
    ]


def _day(dossier: Dossier) -> date:
    """What was asked for twice is overdue whatever its date, and what has no day comes last."""
    if dossier.due_at is None or dossier.step == "SUPPLEMENT":
        return date.max
    return date.min if _is_asked_twice(dossier) else local_day(dossier.due_at)


def _is_asked_twice(dossier: Dossier) -> bool:
    return [event.step for event in dossier.events].count("SUPPLEMENT") == len(TWICE) / 2


def _place(dossier: Dossier) -> tuple[int, Any, str]:
    if dossier.step == "SUPPLEMENT":
        return 1, dossier.moves[-1].at, dossier.code
    if dossier.due_at is None:
        return 2, None, dossier.code
    return -_is_asked_twice(dossier), dossier.due_at, dossier.code


def test_pages_are_what_a_slow_look_at_all_dossiers_says(day: OfficeDay) -> None:
    luck = random.Random(11)
    late = [
        replace(inbox_dossier(9000 + number, due_at=due_at, steps=TWICE), sector=luck.choice(SECTORS))
        for number in range(12)
        for due_at in [MONDAY_MORNING + timedelta(days=luck.randrange(-2, 9))]
    ]
    known = write_inbox(150, clerks=[day.clerk(1).id, "clerk-2", "clerk-3"], besides=late)
    assert len([each for each in known if not each.is_open]) > 20, "finished ones are there, and not seen"
    for _ in range(60):
        wanted = InboxFilter(
            owner=luck.choice(list(InboxOwner)),
            step=luck.choice([None, None, "RECEIVED", "APPRAISAL", "SUPPLEMENT"]),
            sector=luck.choice([None, None, *SECTORS]),
            waits=luck.random() < 0.2,
            due_from=luck.choice([None, None, TODAY - timedelta(days=3)]),
            due_until=luck.choice([None, None, TODAY + timedelta(days=luck.randrange(-3, 9))]),
        )
        found = pages(day, wanted, first=luck.choice([1, 3, 20, 100]))
        assert found == slowly(known, wanted, clerk_id=day.clerk(1).id), wanted


RARE = InboxFilter(owner=InboxOwner.NOBODY, sector="Hiếm", step="APPRAISAL")


# The most read units that a page of 20 may cost: 20 dossiers, and the rows that were looked at.
COSTS = (
    (InboxFilter(), 10),
    (InboxFilter(due_until=TODAY), 10),
    (InboxFilter(owner=InboxOwner.MINE), 22),
    (InboxFilter(owner=InboxOwner.NOBODY), 22),
    (InboxFilter(waits=True), 22),
    (InboxFilter(sector=SECTORS[0]), 22),
    (InboxFilter(step="APPRAISAL"), 34),
    (RARE, 34),
)


def test_page_costs_two_bounded_queries_whatever_the_office_has(day: OfficeDay) -> None:
    known = write_inbox(1000, clerks=[day.clerk(1).id, "clerk-2", "clerk-3"])
    assert len(known) > 3 * MOST_ROWS_LOOKED_AT
    for wanted, units in COSTS:
        with reads() as passed:
            see_inbox(day.services, staff=day.clerk(1), wanted=wanted, first=20, after=None)
        assert [name for name, _ in passed] in (["Query"], ["Query", "BatchGetItem"]), wanted
        assert sum(cost for _, cost in passed) <= units, (wanted, passed)


def test_rare_dossier_is_found_page_by_page(day: OfficeDay) -> None:
    known = write_inbox(MOST_ROWS_LOOKED_AT + 50, clerks=[], finished=0)
    last = max(known, key=lambda each: (each.due_at or MONDAY_MORNING + timedelta(days=999), each.code))
    rare = replace(inbox_dossier(9999, due_at=last.due_at), sector="Hiếm")
    write_inbox(0, clerks=[], besides=[rare])
    wanted = InboxFilter(owner=InboxOwner.NOBODY, sector="Hiếm")
    page, after = see_inbox(day.services, staff=day.clerk(1), wanted=wanted, first=20, after=None)
    assert (page, after is None) == ([], False), "so many were looked at and no further"
    assert pages(day, wanted, first=20) == [rare.code]


def test_dossier_is_in_the_inbox_of_who_has_it_from_act_to_act(day: OfficeDay) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    an, ba = day.clerk(1), day.clerk(2)

    def seen(clerk: Any, owner: InboxOwner = InboxOwner.MINE) -> bool:
        found, _ = see_inbox(day.services, staff=clerk, wanted=InboxFilter(owner=owner), first=20, after=None)
        return code in {each.code for each in found}

    def give(clerk: Any, version: int, until: date | None = None) -> None:
        done = dossiers.assign_dossier(
            day.services,
            staff=an,
            code=code,
            version=version,
            clerk_id=clerk.id,
            clerk_name=clerk.name,
            until=until,
            reason="Nghỉ phép.",
            idempotency_key=new_key(),
        )
        assert isinstance(done, dossiers.DossierAssigned)
        assert_items_agree()

    assert [seen(an), seen(ba), seen(an, InboxOwner.NOBODY)] == [False, False, True]
    give(an, 1)
    assert [seen(an), seen(ba), seen(an, InboxOwner.NOBODY)] == [True, False, False]
    give(ba, 2, until=date(2026, 11, 24))
    assert [seen(an), seen(ba), seen(an, InboxOwner.NOBODY)] == [True, True, False]
    day.clock.move(days=2)
    assert [seen(an), seen(ba)] == [True, False], "she stood in until yesterday"
    moved(day, code, "APPRAISAL")
    assert_items_agree()
    assert [seen(an), seen(ba), seen(an, InboxOwner.NOBODY)] == [False, False, True]
    moved(day, code, "APPROVAL", "COMPLETED")
    assert not seen(an, InboxOwner.EVERYBODY)
    assert_items_agree()


def test_shared_dossier_is_work_where_it_is_and_seen_where_it_came_from(day: OfficeDay) -> None:
    expert = share_permits(day)
    code = received(day, PERMIT, counter=5).dossier.code
    moved(day, code, "SENT")
    for owner, here, there in (
        (InboxOwner.EVERYBODY, True, True),
        (InboxOwner.NOBODY, False, True),
        (InboxOwner.MINE, False, False),
    ):
        wanted = InboxFilter(owner=owner)
        for staff, expected in ((day.clerk(5), here), (expert, there)):
            found, _ = see_inbox(day.services, staff=staff, wanted=wanted, first=20, after=None)
            assert (code in {each.code for each in found}) == expected, (owner, staff.office_id)
    assert_items_agree()


def test_dossier_that_stands_in_no_index_yet_is_still_among_all(day: OfficeDay) -> None:
    from api.storage.dossiers import DossierItem

    code = received(day, BIRTH, counter=3).dossier.code
    item = next(each for each in DossierItem.query(f"DOSSIER#{code}"))
    item.worker_of = item.status_of = item.sector_of = None
    item.save()
    assert pages(day, InboxFilter(), first=20) == [code]
    assert pages(day, InboxFilter(owner=InboxOwner.NOBODY), first=20) == []
    moved(day, code, "APPRAISAL")
    assert pages(day, InboxFilter(owner=InboxOwner.NOBODY), first=20) == [code]
