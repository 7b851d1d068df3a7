"""The acts that hand a result over: each an entry of the dossier's history."""

from dataclasses import replace

from api.domain.calendar import WorkingCalendar
from api.domain.dossiers.handover import Handover, HandoverWay, Posting, PostState, Receiver, ResultFile
from api.domain.dossiers.moves import DossierMove, MoveKind
from api.domain.dossiers.moving import StepIsNotAllowed, advance
from api.domain.dossiers.records import MOST_MOVES, Dossier
from api.domain.dossiers.statuses import DossierStatus

# Given to the post, brought back, handed over.
ENTRIES_OF_A_POSTING = 3


class ResultIsWithThePost(ValueError):
    """The result is on its way: first the post must have delivered it or brought it back."""


def step_of_return(dossier: Dossier) -> str | None:
    """The step at which the citizen has her result, where it may follow now.

    That is one entered only by saying how, or else the usual next step: another step that ends the dossier
    alike, such as "not chosen", is an answer and no result in anybody's hand.
    """
    known, moves = dossier.workflow, dossier.present.moves
    possible = (*(step for step in moves if known.step(step).says_how), *moves[:1])
    return next((step for step in possible if known.step(step).status is DossierStatus.RETURNED), None)


def may_be_handed_over(dossier: Dossier) -> bool:
    """Whether somebody may take it at the counter, or have it as a file."""
    return step_of_return(dossier) is not None and not _is_with_the_post(dossier)


def may_be_posted(dossier: Dossier) -> bool:
    """Whether the result is ready and has its way before it; with the post it is no second time.

    There must be room in the history for it to come back and be handed over.
    """
    has_room = dossier.version + ENTRIES_OF_A_POSTING <= MOST_MOVES
    return has_room and dossier.status is DossierStatus.COMPLETED and may_be_handed_over(dossier)


def refuse_unless_ready(dossier: Dossier) -> None:
    """Raises `StepIsNotAllowed` where no result can be handed over, and `ResultIsWithThePost`."""
    if _is_with_the_post(dossier):
        raise ResultIsWithThePost(dossier.code)
    if step_of_return(dossier) is None:
        raise StepIsNotAllowed(f"{dossier.step}: no result to hand over")


def hand_over(
    *, dossier: Dossier, move: DossierMove, by: Receiver | ResultFile, calendar: WorkingCalendar
) -> Dossier:
    """The result in the receiver's hand, or given out as a file.

    Raises `StepIsNotAllowed` where no result can be handed over, and `ResultIsWithThePost`.
    """
    refuse_unless_ready(dossier)
    done = _returned(dossier, move, calendar)
    if isinstance(by, Receiver):
        return replace(done, handover=Handover(HandoverWay.AT_COUNTER, at=move.at, receiver=by))
    return replace(done, handover=Handover(HandoverWay.ONLINE, at=move.at, file=by))


def post(*, dossier: Dossier, move: DossierMove, posting: Posting) -> Dossier:
    """The result given to the post: the dossier stays where it is until the post has done its part.

    Raises `StepIsNotAllowed` where no result is ready, and `ResultIsWithThePost`.
    """
    if _is_with_the_post(dossier):
        raise ResultIsWithThePost(dossier.code)
    if not may_be_posted(dossier):
        raise StepIsNotAllowed(f"{dossier.step}: nothing to post")
    kept = replace(dossier, handover=Handover(HandoverWay.BY_POST, posting=posting))
    return _noted(kept, move, MoveKind.POSTED)


def end_posting(
    *, dossier: Dossier, move: DossierMove, is_delivered: bool, calendar: WorkingCalendar
) -> Dossier:
    """What became of the posted result: delivered it is returned, else it lies ready here again.

    Raises `StepIsNotAllowed` when none is with the post.
    """
    sent = dossier.handover
    if sent is None or sent.posting is None or not sent.is_with_the_post:
        raise StepIsNotAllowed(f"{dossier.step}: nothing is with the post")
    if not is_delivered:
        if dossier.version >= MOST_MOVES:
            raise StepIsNotAllowed(f"{dossier.step}: its history is full")
        back = sent.posting.ended(PostState.CAME_BACK, at=move.at)
        kept = replace(dossier, handover=replace(sent, posting=back))
        return _noted(kept, move, MoveKind.CAME_BACK)
    delivered = sent.posting.ended(PostState.DELIVERED, at=move.at)
    done = _returned(dossier, move, calendar)
    return replace(done, handover=replace(sent, at=move.at, posting=delivered))


def _is_with_the_post(dossier: Dossier) -> bool:
    return dossier.handover is not None and dossier.handover.is_with_the_post


def _returned(dossier: Dossier, move: DossierMove, calendar: WorkingCalendar) -> Dossier:
    step = step_of_return(dossier)
    if step is None:
        raise StepIsNotAllowed(f"{dossier.step}: no result to hand over")
    return advance(dossier=dossier, move=replace(move, step=step), calendar=calendar)


def _noted(dossier: Dossier, move: DossierMove, kind: MoveKind) -> Dossier:
    entry = replace(move, step=dossier.step, kind=kind, due_at=dossier.due_at)
    return replace(dossier, moves=(*dossier.moves, entry))
