"""Writes the national holidays into `api/domain/public_holidays.py`; run it as a module, without arguments.

The rules carry a committed table, so the deployed artefact needs no holiday library. The `holidays` package
is the base; what it lacks or words badly is laid over it here, with its source.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import holidays

FIRST_YEAR, LAST_YEAR = 2024, 2040
TABLE_FILE = Path(__file__).parents[1] / "domain" / "public_holidays.py"

Names = tuple[str, str]

# Swapped days the package does not know: the day off → the Saturday worked instead.
MISSING_SWAPS: Mapping[date, date] = {
    # Government Office letter 12729/VPCP-KGVX of 25 December 2025: New Year 2026 is four days in a row.
    date(2026, 1, 2): date(2026, 1, 10),
}

_SWAP = re.compile(r"Ngày nghỉ \(thay cho ngày (\d{2}/\d{2}/\d{4})\)")


_MODULE = '''"""National public holidays of Vietnam, {first_year} to {last_year}: generated, never edited.

Written by `python -m api.local.generate_public_holidays`; Labour Code 2019, articles 111 and 112.
Years not yet announced follow the usual pattern of Tết and National Day; an office corrects them in
its own calendar when the yearly notice differs.
"""

from collections.abc import Mapping
from datetime import date

# Day off → its Vietnamese and English name. A weekend day is listed when the holiday falls on it.
PUBLIC_HOLIDAYS: Mapping[date, tuple[str, str]] = {{
{rows}
}}

# Saturdays on which the whole country works for a day off elsewhere in the calendar.
NATIONAL_MAKE_UP_DAYS = frozenset(
    {{
{make_up}
    }}
)
'''


def public_holidays() -> dict[date, Names]:
    """National days off, `FIRST_YEAR` to `LAST_YEAR`, each with its Vietnamese and English name, in order."""
    swaps = swapped_days()
    vietnamese, english = _package("vi"), _package("en_US")
    named = {day: _plain_name(vi, english[day]) for day, vi in vietnamese.items() if day not in swaps}
    for day, worked in swaps.items():
        named[day] = (
            f"Nghỉ hoán đổi, làm bù ngày {worked:%d/%m/%Y}",
            f"Day off, worked on {worked.day} {worked:%B %Y} instead",
        )
    return dict(sorted(named.items()))


def swapped_days() -> dict[date, date]:
    """Each day off the Government moved, and the weekly day off on which it is worked instead."""
    swaps = dict(MISSING_SWAPS)
    for day, name in _package("vi").items():
        if match := _SWAP.fullmatch(name):
            swaps[day] = datetime.strptime(f"{match[1]} +0000", "%d/%m/%Y %z").date()
    return dict(sorted(swaps.items()))


def render() -> str:
    """The whole text of the generated module."""
    rows = [
        f'    date({day.year}, {day.month}, {day.day}): ("{vi}", "{en}"),'
        for day, (vi, en) in public_holidays().items()
    ]
    make_up = [
        f"        date({day.year}, {day.month}, {day.day})," for day in sorted(swapped_days().values())
    ]
    return _MODULE.format(
        first_year=FIRST_YEAR, last_year=LAST_YEAR, rows="\n".join(rows), make_up="\n".join(make_up)
    )


def main() -> None:
    TABLE_FILE.write_text(render(), encoding="utf-8")
    print(f"{len(public_holidays())} days written to {TABLE_FILE}")


def _package(language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("VN", years=range(FIRST_YEAR, LAST_YEAR + 1), language=language))


def _plain_name(vietnamese: str, english: str) -> Names:
    # The package calls the second day before Tết "29 Tết" even when the month has no thirtieth day.
    if vietnamese == "29 Tết":
        return "Nghỉ Tết Nguyên Đán", "Lunar New Year holiday"
    return vietnamese, english.replace("(observed)", "(day in lieu)")


if __name__ == "__main__":
    main()
