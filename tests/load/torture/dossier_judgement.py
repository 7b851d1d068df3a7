"""The judgement after a storm of dossier clerks: each entry is one fulfilled wish, in an order of real time.

A dossier is a list that only grows, and every wish names the length its clerk saw. So the order of all acts
on one dossier is its history; no search is needed. A history of several dossiers is linearizable when each
dossier's is, for no act touches two.
"""

import traceback
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from api.domain.dossiers import Dossier
from api.storage.dossiers import load_dossier
from tests.integration.usecases.dossier_truth import assert_dossiers_tell_one_story, assert_figures_come_out
from tests.integration.usecases.office_day import OfficeDay
from tests.load.torture.dossier_acts import ANYWHERE

if TYPE_CHECKING:
    from tests.load.torture.dossier_storm import DossierWish

MOST_CHARACTERS = 1_000


def judge_dossiers(day: OfficeDay, wishes: Sequence["DossierWish"], *, codes: Collection[str]) -> list[str]:
    """Everything that cannot be explained."""
    problems = [problem for wish in wishes if (problem := _unexpected(wish))]
    for code in codes:
        dossier = load_dossier(code)
        assert dossier is not None
        of_this = [wish for wish in wishes if wish.code == code]
        problems += _entries_without_wish(dossier, of_this)
        problems += [problem for wish in of_this if (problem := _told_wrongly(wish, dossier, of_this))]
    try:
        assert_dossiers_tell_one_story(day)
        assert_figures_come_out(day)
    except AssertionError as error:
        (*_, where) = traceback.extract_tb(error.__traceback__)
        problems.append(f"items disagree: {where.name}: {where.line} {str(error)[:MOST_CHARACTERS]}")
    return problems


def was_fulfilled(wish: "DossierWish") -> bool:
    return type(wish.answer).__name__ == wish.act.fulfilled


def _unexpected(wish: "DossierWish") -> str | None:
    outcome = type(wish.answer).__name__
    if wish.was_given_up or was_fulfilled(wish) or outcome in wish.act.refusals | ANYWHERE:
        return None
    return f"no such answer was expected: {_line(wish)}"


def _entries_without_wish(dossier: Dossier, wishes: Sequence["DossierWish"]) -> list[str]:
    """Each entry has exactly one wish that can have led to it; whoever was told so has her entry."""
    problems = []
    intake = 1
    claimed: dict[int, list[DossierWish]] = defaultdict(list)
    for wish in wishes:
        if was_fulfilled(wish):
            claimed[wish.version].append(wish)
    for place, move in enumerate(dossier.moves[intake:], intake):
        winners = claimed.pop(place, [])
        possible = [
            wish
            for wish in winners or [each for each in wishes if each.was_given_up and each.version == place]
            if wish.clerk.staff.id == move.clerk_id and move.kind in wish.act.kinds
        ]
        if len(winners) > 1 or not possible:
            lines = "; ".join(_line(wish) for wish in winners) or "nobody"
            problems.append(f"{dossier.code}: entry {place + 1} ({move.kind} to {move.step}) is of {lines}")
    without = [wish for each in claimed.values() for wish in each]
    return problems + [f"{dossier.code} has no entry of {_line(wish)}" for wish in without]


def _told_wrongly(wish: "DossierWish", dossier: Dossier, wishes: Sequence["DossierWish"]) -> str | None:
    """Whether she was told a history that was not the dossier's at any moment of her wish."""
    told = getattr(wish.answer, "dossier", None)
    if not isinstance(told, Dossier):
        return None
    before = {each.version + 1 for each in wishes if was_fulfilled(each) and each.answered < wish.sent}
    not_yet = [each.version + 1 for each in wishes if was_fulfilled(each) and each.sent > wish.answered]
    is_prefix = told.moves == dossier.moves[: len(told.moves)]
    if not is_prefix or told.version < max(before, default=0) or told.version >= min(not_yet, default=10**6):
        return f"{_line(wish)} was told of {told.version} entries that were never all there were"
    if not was_fulfilled(wish) and told.version == wish.version:
        return f"{_line(wish)} was refused though nobody was quicker"
    return None


def _line(wish: "DossierWish") -> str:
    return (
        f"{wish.sent:.3f}–{wish.answered:.3f} {wish.clerk.name}: {wish.act.name} {wish.code} after entry "
        f"{wish.version} → {type(wish.answer).__name__}"
    )
