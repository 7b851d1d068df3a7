"""Which dossier stands for a code of the national portal, so that nothing is registered twice."""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.storage import keys
from api.storage.tables import Base
from api.storage.transactions import Put, is_new

WRITE_NAME = "portal-code"


class PortalCodeItem(Base, discriminator="portal-code"):
    code = UnicodeAttribute()


def dossier_of_portal(*, office_id: str, portal_code: str) -> str | None:
    """The code of the dossier that was registered for it."""
    try:
        return PortalCodeItem.get(keys.portal_codes(office_id), portal_code, consistent_read=True).code
    except DoesNotExist:
        return None


def stand_for(*, office_id: str, portal_code: str, dossier_code: str) -> Put:
    """The dossier stands for the portal's code; fails when another does."""
    item = PortalCodeItem(keys.portal_codes(office_id), portal_code, code=dossier_code)
    return Put(WRITE_NAME, item, is_new())
