"""What calls taught the forecast: nothing is kept over what others learned meanwhile."""

from datetime import UTC, datetime

from api.domain.queue import Experience, Outlook, Wait
from api.storage.experience import load_experience, save_experience

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
