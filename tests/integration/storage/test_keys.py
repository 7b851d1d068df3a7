"""Keys: no two things share one, and order means what the queries take it to mean."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from api.storage import due_keys, keys

IDS = st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", fullmatch=True)
CODES = st.text("23456789ABCDEFGHJKMNPQRSTUVWXYZ", min_size=12, max_size=12)
MINUTES = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)
).map(lambda moment: moment.replace(second=0, microsecond=0))
DAYS = st.dates(date(2020, 1, 1), date(2100, 1, 1))


@given(MINUTES)
def test_start_of_a_slot_can_be_read_from_its_key(starts_at: datetime) -> None:
    assert datetime.fromisoformat(keys.slot(starts_at)) == starts_at


@given(MINUTES, MINUTES)
def test_slots_sort_by_time(one: datetime, other: datetime) -> None:
    assert (keys.slot(one) < keys.slot(other)) == (one < other)


@given(st.tuples(st.none() | MINUTES, CODES), st.tuples(st.none() | MINUTES, CODES))
def test_dossiers_sort_by_due_moment_then_code_and_those_without_come_last(
    one: tuple[datetime | None, str], other: tuple[datetime | None, str]
) -> None:
    def rank(dossier: tuple[datetime | None, str]) -> tuple[datetime, str]:
        return dossier[0] or datetime.max.replace(tzinfo=UTC), dossier[1]

    first, second = (due_keys.due(due_at=due_at, code=code) for due_at, code in (one, other))
    assert (first < second) == (rank(one) < rank(other))
    assert first < keys.LAST + keys.LAST


@given(MINUTES, CODES)
def test_dossier_due_at_a_moment_lies_after_the_key_of_that_moment(due_at: datetime, code: str) -> None:
    assert keys.slot(due_at) < due_keys.due(due_at=due_at, code=code) < keys.slot(due_at) + keys.LAST


@given(MINUTES, MINUTES, CODES, CODES)
def test_what_is_late_by_the_rule_lies_before_every_moment(
    one: datetime, other: datetime, code: str, another: str
) -> None:
    first, second = (
        due_keys.late_by_rule(due_at=one, code=code),
        due_keys.late_by_rule(due_at=other, code=another),
    )
    assert "0" < first < keys.slot(other)
    assert (first < second) == ((one, code) < (other, another))


@settings(max_examples=25)
@given(st.lists(st.tuples(IDS, IDS, CODES, DAYS), min_size=2, max_size=6, unique=True))
def test_different_things_have_different_keys(things: list[tuple[str, str, str, date]]) -> None:
    for build in (
        lambda office, group, code, day: (keys.slots(office_id=office, group_id=group), office, group),
        lambda office, group, code, day: (keys.hall(office_id=office, on=day), office, day),
        lambda office, group, code, day: (keys.line(group_id=group, code=code), group, code),
        lambda office, group, code, day: (keys.phone(office_id=office, digest=code), office, code),
        lambda office, group, code, day: (keys.poster(poster_code=code, on=day), code, day),
        lambda office, group, code, day: (keys.idempotency(scope=f"a|{office}", key=code), office, code),
    ):
        built = [build(*thing) for thing in things]
        assert len({key for key, *_ in built}) == len({tuple(rest) for _, *rest in built})


def test_hall_holds_three_kinds_that_no_prefix_confuses() -> None:
    prefixes = (keys.COUNTER_PREFIX, keys.LINE_PREFIX, keys.SERIES_PREFIX)
    built = (keys.counter(3), keys.line(group_id="land", code="A"), keys.series("land"))
    for key in built:
        assert sum(key.startswith(prefix) for prefix in prefixes) == 1
    assert [keys.counter(number) for number in (2, 10)] == sorted(keys.counter(number) for number in (10, 2))


def test_no_callers_key_stands_in_the_table() -> None:
    assert "my-own-key" not in keys.idempotency(scope="bookAppointment|lien-chieu", key="my-own-key")
