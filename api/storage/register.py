"""The register of dossiers by day of receipt, with what the figures have counted of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier
from api.domain.statistics import Entry
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Put, Update, is_new


class RegisteredDossierItem(Base, discriminator="registered-dossier"):
    """That the office received this dossier on that day, and how it stands in the figures."""

    code = UnicodeAttribute()
    counted = UnicodeAttribute(null=True)
    counted_version = IntegerAttribute(null=True)


@dataclass(frozen=True, slots=True)
class Registered:
    """A dossier of the register, and what the figures have counted of it."""

    code: str
    counted: Entry | None


def enter(dossier: Dossier) -> Put:
    """Write a new dossier into its office's register, where it stays."""
    item = _item(dossier)
    item.code = dossier.code
    return Put("register", item, is_new())


def registered(
    *, office_id: str, since: date, until: date, first: int, after: str | None
) -> tuple[Sequence[Registered], str | None]:
    """The dossiers received from `since` to `until`, in their order, and where to go on."""
    lower = after + keys.LAST if after else since.isoformat()
    upper = until.isoformat() + keys.LAST
    if lower > upper:  # a cursor from elsewhere; DynamoDB refuses to look between
        return [], None
    found = list(
        RegisteredDossierItem.query(
            keys.register(office_id),
            RegisteredDossierItem.sk.between(lower, upper),
            limit=first + 1,
            page_size=first + 1,
            consistent_read=True,
        )
    )
    return [_registered(item) for item in found[:first]], found[first - 1].sk if len(found) > first else None


def load_counted(dossier: Dossier) -> Entry | None:
    """What the figures have counted of this dossier; nothing yet of one that is new."""
    item = _item(dossier)
    try:
        known = RegisteredDossierItem.get(item.pk, item.sk, consistent_read=True)
    except DoesNotExist:
        return None
    return _registered(known).counted


def save_counted(*, dossier: Dossier, entry: Entry, was: Entry | None) -> Update:
    """Keep what is counted of it now; fails when somebody else counted it meanwhile."""
    version = RegisteredDossierItem.counted_version
    return Update(
        "counted",
        _item(dossier),
        [
            RegisteredDossierItem.kind.set(RegisteredDossierItem),
            RegisteredDossierItem.code.set(dossier.code),
            RegisteredDossierItem.counted.set(encode(entry)),
            version.set(entry.version),
        ],
        version == was.version if was else version.does_not_exist(),
    )


def _registered(item: RegisteredDossierItem) -> Registered:
    return Registered(item.code, decode(Entry, item.counted) if item.counted else None)


def _item(dossier: Dossier) -> RegisteredDossierItem:
    return RegisteredDossierItem(
        keys.register(dossier.office_id),
        keys.registered(received_on=local_day(dossier.received_at), code=dossier.code),
    )
