"""Dossier codes: `{agencyCode}-{YYMMDD}-{NNNN}`, as printed on receipts and typed by citizens."""

import re
from dataclasses import dataclass
from datetime import date

# National identifiers of agencies: a ministry or province, then its units ("H17.45", "H44.100").
_AGENCY_CODE = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9]{1,4}){0,4}")
_DOSSIER_CODE = re.compile(r"(?P<agency>[^-]+)-(?P<day>[0-9]{6})-(?P<sequence>[0-9]{4}|[1-9][0-9]{4,11})")
_CENTURY = 2000


class AgencyCodeIsInvalid(ValueError):
    """An agency code looks like `H17.45`."""


class DossierSequenceIsInvalid(ValueError):
    """Dossiers of a day are numbered from 1, in the years 2000 to 2099."""


class DossierCodeIsInvalid(ValueError):
    """A dossier code looks like `H17.45-261116-0031`."""


@dataclass(frozen=True, slots=True)
class DossierCode:
    """What a dossier code says: who received it, on which local day, as which of that day's dossiers."""

    agency_code: str
    received_on: date
    sequence: int


def is_agency_code(text: str) -> bool:
    """Whether `text` is written like a national agency code."""
    return _AGENCY_CODE.fullmatch(text) is not None


def dossier_code(*, agency_code: str, received_on: date, sequence: int) -> str:
    """The code of the `sequence`-th dossier (from 1) an agency receives on a local day; at least 4 digits."""
    if not is_agency_code(agency_code):
        raise AgencyCodeIsInvalid(agency_code)
    if sequence < 1 or not _CENTURY <= received_on.year < _CENTURY + 100:
        raise DossierSequenceIsInvalid(f"{sequence} of {received_on}")
    return f"{agency_code}-{received_on:%y%m%d}-{sequence:04d}"


def parse_dossier_code(text: str) -> DossierCode:
    """Reads a code as a citizen may type it: spaces around it and small letters do no harm."""
    match = _DOSSIER_CODE.fullmatch(text.strip().upper())
    if match is None or not is_agency_code(match["agency"]) or int(match["sequence"]) < 1:
        raise DossierCodeIsInvalid(text)
    day = match["day"]
    try:
        received_on = date(_CENTURY + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError as error:
        raise DossierCodeIsInvalid(text) from error
    return DossierCode(agency_code=match["agency"], received_on=received_on, sequence=int(match["sequence"]))
