"""What calls taught the forecast: nothing is kept over what others learned meanwhile."""

from datetime import UTC, date, datetime

from api.domain.accuracy import ToldWindows
from api.domain.queue import CallWindow, Experience, Outlook, Wait
from api.storage.experience import (
    load_experience,
    load_to_learn,
    load_told_windows,
    save_experience,
)

OFFICE = "lien-chieu"
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SEEN = Outlook(
    group_id="land", service_seconds=600, scenarios=Wait(300, 600, 900), signs={"ahead": 0.4, "free": -1.0}
)


def test_office_that_called_nobody_has_no_experience() -> None:
    assert load_experience(OFFICE) == Experience()


def test_experience_grows_only_from_what_is_kept() -> None:
    none, first = Experience(), Experience().with_call(SEEN, waited=700, at=NOW)
    assert save_experience(OFFICE, experience=first, was=none)
    assert load_experience(OFFICE, consistent=True) == first
    assert not save_experience(OFFICE, experience=none.with_call(SEEN, waited=1, at=NOW), was=none)
    third = first.with_call(SEEN, waited=100, at=NOW).with_call(SEEN, waited=200, at=NOW)
    assert save_experience(OFFICE, experience=third, was=first)
    assert not save_experience(OFFICE, experience=third, was=first)
    assert load_experience(OFFICE, consistent=True).calls == 3
    assert load_experience("hai-van") == Experience()


def test_told_windows_are_kept_with_what_was_learned_or_not_at_all() -> None:
    on, before = date(2026, 11, 23), date(2026, 11, 22)
    first = Experience().with_call(SEEN, waited=700, at=NOW)
    one = ToldWindows().with_call(CallWindow(call_from=NOW, call_to=NOW), called_at=NOW)
    kept = save_experience(
        OFFICE, experience=first, was=Experience(), on=on, told=one, told_before=ToldWindows()
    )
    assert kept
    assert load_to_learn(OFFICE, on=on) == (first, one)
    assert load_to_learn(OFFICE, on=before) == (first, ToldWindows())
    second, two = (
        first.with_call(SEEN, waited=1, at=NOW),
        one.with_call(CallWindow(NOW, NOW), called_at=NOW),
    )
    late = save_experience(
        OFFICE, experience=second, was=Experience(), on=on, told=two, told_before=ToldWindows()
    )
    stale = save_experience(OFFICE, experience=second, was=first, on=on, told=two, told_before=ToldWindows())
    assert not late
    assert not stale
    assert load_to_learn(OFFICE, on=on) == (first, one)
    assert save_experience(OFFICE, experience=second, was=first, on=on, told=two, told_before=one)
    assert load_told_windows(OFFICE, since=before, until=on) == [two]
    assert load_told_windows(OFFICE, since=before, until=before) == []
