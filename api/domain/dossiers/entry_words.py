"""What an entry of the history says by itself, from its kind and facts, in Vietnamese and in English."""

from datetime import datetime

from api.domain.calendar import local_clock
from api.domain.dossiers.documents import missing_documents
from api.domain.dossiers.moves import MoveKind
from api.domain.dossiers.records import Dossier

# Entries written before facts were kept apart from a clerk's words begin so, in their note.
_STILL_MISSING = "Còn thiếu: "


def words_of_entry(dossier: Dossier, entry: int) -> tuple[str, str] | None:
    """What the entry of that place, the first is 1, says whatever a clerk wrote: the new date, or the papers
    asked for. `None` where its title says all."""
    if dossier.moves[entry - 1].kind is MoveKind.RECKONED_ANEW:
        return _new_date(dossier, entry)
    return _missing(papers_asked_for(dossier, entry))


def note_of_entry(dossier: Dossier, entry: int) -> str | None:
    """What a clerk wrote with the entry; one that only repeated its facts, as older ones do, is not."""
    move = dossier.moves[entry - 1]
    is_of_facts = move.kind is MoveKind.RECKONED_ANEW or _repeats_what_is_missing(dossier, entry)
    return None if is_of_facts else move.note


def last_words(dossier: Dossier) -> tuple[str, str] | None:
    """What the last entry for the citizen says: of a request, the papers that have not come by now."""
    entry = dossier.entry_for_citizen
    if entry is None:
        return None
    if dossier.present.waits_for_citizen and papers_asked_for(dossier, entry):
        return _missing(tuple(document.name for document in missing_documents(dossier.documents_now)))
    return words_of_entry(dossier, entry)


def last_note(dossier: Dossier) -> str | None:
    """What a clerk wrote with the last entry for the citizen."""
    entry = dossier.entry_for_citizen
    return note_of_entry(dossier, entry) if entry is not None else None


def papers_asked_for(dossier: Dossier, entry: int) -> tuple[str, ...]:
    """The papers that a request names, or that were missing when others came in the same act; none of any
    other entry."""
    move = dossier.moves[entry - 1]
    if not (move.kind.changes_step and dossier.workflow.step(move.step).waits_for_citizen):
        return ()
    if move.documents:
        return tuple(document.name for document in move.documents)
    is_one_act = entry > 1 and dossier.moves[entry - 2].at == move.at
    is_said = is_one_act or _repeats_what_is_missing(dossier, entry)
    return _missing_after(dossier, entry) if is_said else ()


def _missing_after(dossier: Dossier, entry: int) -> tuple[str, ...]:
    return tuple(document.name for document in missing_documents(dossier.documents_after(entry)))


def _repeats_what_is_missing(dossier: Dossier, entry: int) -> bool:
    note = dossier.moves[entry - 1].note or ""
    # A long list was cut off where a note ends.
    return note.startswith(_STILL_MISSING) and (
        f"{_STILL_MISSING}{'; '.join(_missing_after(dossier, entry))}".startswith(note)
    )


def _missing(names: tuple[str, ...]) -> tuple[str, str] | None:
    listed = "; ".join(names)
    return (f"{_STILL_MISSING}{listed}", f"Still missing: {listed}") if names else None


def _new_date(dossier: Dossier, entry: int) -> tuple[str, str] | None:
    new = dossier.moves[entry - 1].due_at
    old = dossier.moves[entry - 2].due_at if entry > 1 else None
    if new is None:
        return None
    if old is None:
        return (
            f"Lịch làm việc của đơn vị thay đổi: ngày hẹn trả nay là {_moment(new)}.",
            f"The office's working days have changed: the result is now due at {_moment(new)}.",
        )
    return (
        f"Lịch làm việc của đơn vị thay đổi: ngày hẹn trả chuyển từ {_moment(old)} sang {_moment(new)}.",
        f"The office's working days have changed: the due date moves from {_moment(old)} to {_moment(new)}.",
    )


def _moment(at: datetime) -> str:
    return f"{local_clock(at):%H:%M %d/%m/%Y}"
