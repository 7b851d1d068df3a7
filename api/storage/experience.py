"""What an office's calls have taught its forecast, learned a few at a time, and how true its windows were."""

from datetime import date

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.accuracy import ToldWindows
from api.domain.queue import Experience
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import FIGURES_KEPT_IN_DAYS, Base, IntegerAttribute, days_after
from api.storage.transactions import ConditionsFailed, Put, Write, holds, transact


class ExperienceItem(Base, discriminator="experience"):
    calls = IntegerAttribute()
    content = UnicodeAttribute()


class ToldWindowsItem(Base, discriminator="told-windows"):
    people = IntegerAttribute()
    content = UnicodeAttribute()


def load_experience(office_id: str, *, consistent: bool = False) -> Experience:
    """What was learned so far, maybe a moment ago; nothing yet for an office that has called nobody."""
    try:
        item = ExperienceItem.get(keys.experience(office_id), keys.EXPERIENCE, consistent_read=consistent)
    except DoesNotExist:
        return Experience()
    return decode(Experience, item.content)


def load_to_learn(office_id: str, *, on: date) -> tuple[Experience, ToldWindows]:
    """What was learned so far and the day's told windows, as they stand at this moment, in one query."""
    experience, told = Experience(), ToldWindows()
    both = Base.sk.between(keys.told_windows(on), keys.EXPERIENCE)
    for item in Base.query(keys.experience(office_id), both, consistent_read=True):
        match item:
            case ExperienceItem():
                experience = decode(Experience, item.content)
            case ToldWindowsItem() if item.sk == keys.told_windows(on):
                told = _told(item)
    return experience, told


def load_told_windows(office_id: str, *, since: date, until: date) -> list[ToldWindows]:
    """Those of each day on which somebody was called; the last day may lack its last calls."""
    days = Base.sk.between(keys.told_windows(since), keys.told_windows(until))
    return [_told(item) for item in ToldWindowsItem.query(keys.experience(office_id), days)]


def save_experience(
    office_id: str,
    *,
    experience: Experience,
    was: Experience,
    on: date | None = None,
    told: ToldWindows | None = None,
    told_before: ToldWindows | None = None,
) -> bool:
    """Keep what was learned since `was`; False when others learned meanwhile. Raises `StoreIsBusy`.

    With `told`, the day's windows are kept in the same transaction, when they are more than `told_before`:
    so no call is counted that was not learned, nor one twice.
    """
    item = ExperienceItem(
        keys.experience(office_id),
        keys.EXPERIENCE,
        calls=experience.calls,
        content=encode(experience),
    )
    condition = (ExperienceItem.calls == was.calls) if was.calls else ExperienceItem.calls.does_not_exist()
    if on is None or told is None or told == told_before:
        return holds(lambda: item.save(condition))
    writes: list[Write] = [
        Put("experience", item, condition),
        _keep_told_windows(office_id, on=on, told=told, was=told_before or ToldWindows()),
    ]
    try:
        transact(*writes)
    except ConditionsFailed:
        return False
    return True


def _keep_told_windows(office_id: str, *, on: date, told: ToldWindows, was: ToldWindows) -> Put:
    item = ToldWindowsItem(
        keys.experience(office_id),
        keys.told_windows(on),
        people=told.people,
        content=encode(told),
        expires_at=days_after(on, FIGURES_KEPT_IN_DAYS),
    )
    was_so = (ToldWindowsItem.people == was.people) if was.people else ToldWindowsItem.people.does_not_exist()
    return Put("told-windows", item, was_so)


def _told(item: ToldWindowsItem) -> ToldWindows:
    found = decode(ToldWindows, item.content)
    # JSON knows no numbers as keys.
    widths = {int(width): number for width, number in found.widths.items()}
    return ToldWindows(people=found.people, inside=found.inside, widths=widths)
