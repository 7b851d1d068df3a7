"""Offices: find one, see when it is open, count who scans its posters."""

import re
from dataclasses import dataclass

from api.domain.calendar import local_day
from api.domain.offices import Office
from api.storage import offices as offices_storage
from api.storage import posters
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.intentions import intend
from api.usecases.outcomes import InputIsInvalid, OfficeIsUnknown
from api.usecases.services import Services

POSTER_PATTERN = re.compile(r"[A-Za-z0-9-]{1,24}")


@dataclass(frozen=True, slots=True)
class PosterScanCounted:
    office: Office


def find_offices(
    services: Services, *, search: str, first: int, after: str | None
) -> tuple[list[Office], str | None]:
    """Offices whose name holds `search`, accents and case ignored, and the cursor of the next page."""
    ids, cursor = offices_storage.list_offices(search=search, first=first, after=after)
    return [office for office_id in ids if (office := services.office(office_id)) is not None], cursor


def count_poster_scan(
    services: Services, *, office_id: str, poster: str, idempotency_key: str
) -> PosterScanCounted | OfficeIsUnknown | InputIsInvalid:
    """Count one scan of a printed poster; a repeated key counts once."""
    office = services.office(office_id)
    if office is None:
        return OfficeIsUnknown()
    if not POSTER_PATTERN.fullmatch(poster):
        return InputIsInvalid(field="poster", problem="poster")
    intention = intend(
        mutation="countPosterScan",
        caller=office_id,
        key=idempotency_key,
        request={"office": office_id, "poster": poster},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    try:
        transact(
            posters.count_scan(office_id=office.id, poster_code=poster.upper(), on=local_day(now)),
            remember(intention, outcome="counted", now=now),
        )
    except ConditionsFailed as failed:
        if failed.names != {WRITE_NAME}:
            raise
        recall(intention, now=now)
    return PosterScanCounted(office)
