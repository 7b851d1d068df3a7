"""Service groups and counters come and go: each sector has one group, each group its counter."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.offices import Office, validate_office
from api.domain.offices.changes import CounterChange, GroupChange, OfficeChange, apply_change
from api.domain.offices.differences import differences
from api.domain.offices.group_uses import GroupUses
from api.domain.offices.refusals import ChangeIsRefused
from api.domain.offices.reshaping import NewCounter, NewGroup
from api.local.demo.office import demo_office
from tests.clocks import MONDAY_MORNING

CATALOGUE = {"1.000001": "Hộ tịch", "1.000002": "Chứng thực", "1.000003": "Đất đai", "1.000004": "Du lịch"}
OFFICE = demo_office(
    group_of_sector={"Hộ tịch": "civil-status", "Chứng thực": "civil-status", "Đất đai": "land"}
)
CERTIFICATES = NewGroup(
    id="certificates",
    letter="G",
    name_vi="Chứng thực",
    name_en="Certification",
    slot_capacity=2,
    slot_minutes=15,
    desk_minutes=5,
    sectors=("Chứng thực", "Du lịch"),
)
COUNTER = NewCounter(number=8, name_vi="Chứng thực", name_en="Certification", group_ids=("certificates",))
ADDED = OfficeChange(new_groups=(CERTIFICATES,), new_counters=(COUNTER,))


def changed(change: OfficeChange, office: Office = OFFICE) -> Office:
    return apply_change(office, change, now=MONDAY_MORNING, sector_of_procedure=CATALOGUE)


def rows(before: Office, after: Office) -> list[tuple[str, str, str]]:
    return [(one.setting_vi, one.before_vi, one.after_vi) for one in differences(before, after)]


def test_new_group_takes_its_sectors_and_has_its_counter() -> None:
    after = changed(ADDED)
    for sector in ("Chứng thực", "Du lịch"):
        group = after.group_of_sector(sector)
        assert group is not None
        assert group.id == "certificates"
    civil = after.group("civil-status")
    assert civil is not None
    assert civil.sectors == ("Hộ tịch",)
    assert [counter.number for counter in after.counters] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert rows(OFFICE, after) == [
        ("Hộ tịch, chứng thực: lĩnh vực", "Chứng thực, Hộ tịch", "Hộ tịch"),
        (
            "Nhóm dịch vụ G",
            "chưa có",
            "Chứng thực; lĩnh vực: Chứng thực, Du lịch; 2 chỗ mỗi khung 15 phút",
        ),
        ("Quầy 8", "chưa có", "Chứng thực; phục vụ: Chứng thực"),
    ]


def test_new_group_may_be_served_by_a_counter_that_is_there() -> None:
    change = OfficeChange(
        new_groups=(CERTIFICATES,),
        counters=(CounterChange(number=4, group_ids=("civil-status", "certificates")),),
    )
    assert [counter.number for counter in changed(change).counters_of("certificates")] == [4]


def test_removed_group_leaves_its_counters_and_is_named() -> None:
    after = changed(OfficeChange(removed_groups=("certificates",), retired_counters=(8,)), changed(ADDED))
    assert after.group("certificates") is None
    assert after.counter(8) is None
    assert rows(changed(ADDED), after) == [
        ("Nhóm dịch vụ G", "Chứng thực", "bỏ"),
        ("Quầy 8", "Chứng thực", "bỏ"),
    ]


def test_sectors_of_a_group_can_be_given_to_another() -> None:
    after = changed(OfficeChange(groups=(GroupChange(id="land", sectors=("Đất đai", "Chứng thực")),)))
    group = after.group_of_sector("Chứng thực")
    assert group is not None
    assert group.id == "land"


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        (OfficeChange(new_groups=(CERTIFICATES,)), "counters", "group_without_counter"),
        (OfficeChange(retired_counters=(6,)), "counters", "group_without_counter"),
        (OfficeChange(retired_counters=(9,)), "counters", "counter"),
        (OfficeChange(removed_groups=("parking",)), "groups", "group"),
        (OfficeChange(removed_groups=("residence",)), "counters", "group_without_counter"),
        (OfficeChange(new_groups=(CERTIFICATES, CERTIFICATES)), "groups", "group_id"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, id="No Id"),)), "groups", "group_id"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, letter="B"),)), "groups", "group_letter"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, letter="Đ"),)), "groups", "group_letter"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, name_en=" "),)), "groups", "group_name"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, desk_minutes=0),)), "groups", "desk_minutes"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, slot_capacity=0),)), "slotCapacity", "slot_capacity"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, slot_minutes=1),)), "slotMinutes", "slot_minutes"),
        (OfficeChange(new_groups=(replace(CERTIFICATES, sectors=("Phép thuật",)),)), "groups", "sector"),
        (
            OfficeChange(
                new_groups=(CERTIFICATES,), groups=(GroupChange(id="land", sectors=("Chứng thực",)),)
            ),
            "groups",
            "sector_twice",
        ),
        (OfficeChange(new_counters=(replace(COUNTER, number=3),)), "counters", "counter_number"),
        (OfficeChange(new_counters=(replace(COUNTER, number=0),)), "counters", "counter_number"),
        (OfficeChange(new_counters=(COUNTER,)), "counters", "group"),
        (OfficeChange(new_counters=(replace(COUNTER, group_ids=()),)), "counters", "counter_groups"),
        (
            OfficeChange(new_counters=(replace(COUNTER, name_vi="", group_ids=("land",)),)),
            "counters",
            "counter_name",
        ),
        (
            OfficeChange(
                new_counters=tuple(
                    replace(COUNTER, number=number, group_ids=("land",)) for number in range(8, 40)
                )
            ),
            "counters",
            "too_many_new",
        ),
    ],
)
def test_shape_that_cannot_be_is_refused_with_its_field(
    change: OfficeChange, field: str, problem: str
) -> None:
    with pytest.raises(ChangeIsRefused) as refused:
        changed(change)
    assert (refused.value.field, refused.value.problem) == (field, problem)


def test_last_group_stays() -> None:
    with pytest.raises(ChangeIsRefused) as refused:
        changed(OfficeChange(removed_groups=tuple(group.id for group in OFFICE.groups)))
    assert refused.value.problem == "last_group"


def test_procedure_refused_elsewhere_must_have_a_counter_in_its_new_group() -> None:
    """Counter 4 alone would take certifications, and it refuses this one."""
    change = OfficeChange(
        new_groups=(CERTIFICATES,),
        counters=(CounterChange(number=4, group_ids=("certificates",), refused_procedures=("1.000002",)),),
    )
    with pytest.raises(ChangeIsRefused) as refused:
        changed(change)
    assert refused.value.problem == "refused_by_all"


letters = st.sampled_from("ABCDEFGHIJKL")
group_ids = st.sampled_from([*(group.id for group in OFFICE.groups), "certificates", "tourism"])
changes: st.SearchStrategy[Any] = st.builds(
    OfficeChange,
    new_groups=st.lists(
        st.builds(
            lambda letter, group_id, sectors: replace(
                CERTIFICATES, letter=letter, id=group_id, sectors=tuple(sectors)
            ),
            letters,
            group_ids,
            st.lists(st.sampled_from(sorted(set(CATALOGUE.values()))), unique=True),
        ),
        max_size=2,
    ).map(tuple),
    removed_groups=st.lists(group_ids, max_size=2, unique=True).map(tuple),
    new_counters=st.lists(
        st.builds(
            lambda number, groups: replace(COUNTER, number=number, group_ids=tuple(groups)),
            st.integers(5, 12),
            st.lists(group_ids, min_size=1, max_size=3, unique=True),
        ),
        max_size=3,
    ).map(tuple),
    retired_counters=st.lists(st.integers(1, 9), max_size=3, unique=True).map(tuple),
)


@given(change=changes)
def test_every_change_leads_to_an_office_that_can_serve_or_is_refused(change: OfficeChange) -> None:
    try:
        after = changed(change)
    except ChangeIsRefused:
        return
    validate_office(after)
    assert len({group.letter for group in after.groups}) == len(after.groups)
    assert all(len(one.before_vi) and len(one.after_vi) for one in differences(OFFICE, after))


def test_uses_of_a_group_are_listed_in_words() -> None:
    assert GroupUses().in_words is None
    uses = GroupUses(
        procedures=("Chứng thực bản sao", "Chứng thực chữ ký", "Khai sinh", "Khai tử"),
        bookings=(datetime(2026, 11, 25, 1, 15, tzinfo=UTC),),
        in_hall=2,
        on_waitlist=1,
    )
    assert uses.in_words == (
        "4 thủ tục (Chứng thực bản sao, Chứng thực chữ ký, Khai sinh, …); 1 lịch hẹn (08:15 25/11); "
        "2 người trong hàng chờ; 1 người trong danh sách chờ",
        "4 procedures (Chứng thực bản sao, Chứng thực chữ ký, Khai sinh, …); 1 appointments (08:15 25/11); "
        "2 people in the hall; 1 people on the waitlist",
    )
