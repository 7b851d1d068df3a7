"""How often each printed poster was scanned, by day."""

from datetime import date

from api.storage import keys
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Update


class PosterItem(Base, discriminator="poster"):
    scans = IntegerAttribute(default=0)


def count_scan(*, office_id: str, poster_code: str, on: date) -> Update:
    item = PosterItem(keys.posters(office_id), keys.poster(poster_code=poster_code, on=on))
    return Update("poster", item, [PosterItem.kind.set(PosterItem), PosterItem.scans.add(1)])


def scans(*, office_id: str, poster_code: str, since: date, until: date) -> int:
    """Scans of one poster from `since` to `until`, both days included."""
    condition = PosterItem.sk.between(
        keys.poster(poster_code=poster_code, on=since), keys.poster(poster_code=poster_code, on=until)
    )
    return sum(item.scans for item in PosterItem.query(keys.posters(office_id), condition))
