"""The list of a procedure's dossiers that its workflow keeps: where each stands, and all as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from api.domain.calendar import local_clock
from api.domain.dossiers import Dossier, end_of_processing
from api.domain.statistics import Sheet


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One dossier of the list; `state_vi` and `state_en` are what clerks call its present step."""

    code: str
    name: str | None
    state_vi: str
    state_en: str
    is_finished: bool
    received_at: datetime
    due_at: datetime | None
    ended_at: datetime | None


def list_entry(dossier: Dossier) -> ListEntry:
    state = dossier.present.clerks_name
    return ListEntry(
        code=dossier.code,
        name=dossier.name,
        state_vi=state.vi,
        state_en=state.en,
        is_finished=not dossier.is_open,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        ended_at=end_of_processing(dossier.events),
    )


def list_sheet(*, procedure_name: str, entries: Iterable[ListEntry]) -> Sheet:
    """The list as a table in Vietnamese, in its order, with days as people write them."""
    return Sheet(
        name=procedure_name,
        columns=("STT", "Mã hồ sơ", "Họ và tên", "Ngày nhận", "Trạng thái", "Ngày hẹn trả", "Ngày xong"),
        rows=tuple(
            (
                number,
                entry.code,
                entry.name or "",
                _day(entry.received_at),
                entry.state_vi,
                _day(entry.due_at),
                _day(entry.ended_at),
            )
            for number, entry in enumerate(entries, start=1)
        ),
    )


def _day(moment: datetime | None) -> str:
    return f"{local_clock(moment):%d/%m/%Y}" if moment else ""


def in_order(*, since: date | None, until: date | None) -> bool:
    """Whether the days of a list do not end before they begin."""
    return since is None or until is None or since <= until
