"""What a unit's clerks may do with a dossier now: what the console offers and what the use cases accept."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from api.domain.dossiers.handing_over import may_be_handed_over, may_be_posted
from api.domain.dossiers.moving import extension_obstacle
from api.domain.dossiers.receiving import may_be_received
from api.domain.dossiers.records import MOST_MOVES, Dossier
from api.domain.dossiers.supplementing import resumed_step


class DossierAct(StrEnum):
    """What can be done with a dossier."""

    RECEIVE = "RECEIVE"
    MOVE = "MOVE"
    RECEIVE_SUPPLEMENT = "RECEIVE_SUPPLEMENT"
    HAND_OVER = "HAND_OVER"
    POST = "POST"
    END_POSTING = "END_POSTING"
    EXTEND = "EXTEND"
    ASSIGN = "ASSIGN"
    CHANGE_EMAIL = "CHANGE_EMAIL"


def what_can_be_done(*, dossier: Dossier, office_id: str, now: datetime) -> frozenset[DossierAct]:
    """Every act of which some form would be accepted from the unit's clerks at this moment."""
    return frozenset(_acts(dossier, office_id, now))


def steps_to_move_to(dossier: Dossier) -> tuple[str, ...]:
    """Where a move may lead: not to a step that is entered by handing the result over."""
    if _is_with_the_post(dossier):
        return ()
    return tuple(step for step in dossier.next_steps if not dossier.workflow.step(step).says_how)


def _acts(dossier: Dossier, office_id: str, now: datetime) -> Iterator[DossierAct]:
    has_room, is_full = dossier.has_room, dossier.version >= MOST_MOVES
    if has_room and dossier.concerns(office_id):
        yield DossierAct.CHANGE_EMAIL
    if dossier.holder_office_id != office_id:
        return
    if steps_to_move_to(dossier):
        yield DossierAct.MOVE
    if may_be_received(dossier):
        yield DossierAct.RECEIVE
    if not is_full and resumed_step(dossier) is not None:
        yield DossierAct.RECEIVE_SUPPLEMENT
    if may_be_handed_over(dossier):
        yield DossierAct.HAND_OVER
    if may_be_posted(dossier):
        yield DossierAct.POST
    if not is_full and _is_with_the_post(dossier):
        yield DossierAct.END_POSTING
    if extension_obstacle(dossier=dossier, now=now) is None:
        yield DossierAct.EXTEND
    if has_room and dossier.is_open:
        yield DossierAct.ASSIGN


def _is_with_the_post(dossier: Dossier) -> bool:
    return dossier.handover is not None and dossier.handover.is_with_the_post
