"""What an office's calls have taught its forecast: one item, learned a few calls at a time."""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.queue import Experience
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import holds


class ExperienceItem(Base, discriminator="experience"):
    calls = IntegerAttribute()
    content = UnicodeAttribute()


def load_experience(office_id: str, *, consistent: bool = False) -> Experience:
    """What was learned so far, maybe a moment ago; nothing yet for an office that has called nobody."""
    try:
        item = ExperienceItem.get(keys.experience(office_id), keys.EXPERIENCE, consistent_read=consistent)
    except DoesNotExist:
        return Experience()
    return decode(Experience, item.content)


def save_experience(office_id: str, *, experience: Experience, was: Experience) -> bool:
    """Keep what was learned since `was`; False when others learned meanwhile. Raises `StoreIsBusy`."""
    item = ExperienceItem(
        keys.experience(office_id),
        keys.EXPERIENCE,
        calls=experience.calls,
        content=encode(experience),
    )
    condition = (ExperienceItem.calls == was.calls) if was.calls else ExperienceItem.calls.does_not_exist()
    return holds(lambda: item.save(condition))
