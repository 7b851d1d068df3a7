"""Which entries of a dossier's history the citizen is told of."""

from datetime import datetime

from api.domain.dossiers import Dossier, DossierMove, DossierStatus, MoveKind
from api.domain.notices.attempts import NoticeState
from api.domain.notices.records import Announcement, Notice

_OF_STATUS = {
    DossierStatus.RECEIVED: Announcement.RECEIVED,
    DossierStatus.SUPPLEMENT: Announcement.PAPERS_WANTED,
    DossierStatus.REFUSED: Announcement.REFUSED,
    DossierStatus.STOPPED: Announcement.STOPPED,
    DossierStatus.WITHDRAWN: Announcement.WITHDRAWN,
    DossierStatus.COMPLETED: Announcement.RESULT_READY,
    DossierStatus.RETURNED: Announcement.RESULT_RETURNED,
}
# Told whatever the workflow says of notices: she must act, come, or know the end of it.
_ALWAYS = frozenset(
    {
        Announcement.RECEIVED,
        Announcement.PAPERS_WANTED,
        Announcement.REFUSED,
        Announcement.STOPPED,
        Announcement.RESULT_READY,
    }
)


def announcement_of(dossier: Dossier, move: DossierMove) -> Announcement | None:
    """What the entry announces; None for what stays in the office.

    A new date always, a step where it must be known or where the workflow names a notice for it, whatever the
    channel it names: who gave an address is written to. Work that goes back to a step announces nothing.
    """
    match move.kind:
        case MoveKind.EXTENDED:
            return Announcement.NEW_DATE
        case MoveKind.RECKONED_ANEW:
            return Announcement.DATE_MOVED
        case MoveKind.STEP:
            step = dossier.workflow.step(move.step)
            announcement = _OF_STATUS.get(step.status, Announcement.STEP)
            return announcement if announcement in _ALWAYS or step.notices else None
        case _:
            return None


def new_notices(dossier: Dossier, *, was_version: int, now: datetime) -> tuple[Notice, ...]:
    """The notices of what was added to the history since; none when no address is known.

    One act is one letter: of several entries the last that is announced.
    """
    if dossier.email is None:
        return ()
    for place in range(dossier.version, was_version, -1):
        announcement = announcement_of(dossier, dossier.moves[place - 1])
        if announcement is not None:
            notice = Notice(
                dossier_code=dossier.code,
                place=place,
                told_office_id=dossier.office_id,
                announcement=announcement,
                state=NoticeState.WAITING,
                try_at=now,
            )
            return (notice,)
    return ()
