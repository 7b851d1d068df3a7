"""What a dossier's history says: the citizen's path, the waits for her papers and the end of processing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from api.domain.deadlines import Pause
from api.domain.dossiers.steps import DossierStep

ORDINARY_PATH = (
    DossierStep.RECEIVED,
    DossierStep.APPRAISAL,
    DossierStep.APPROVAL,
    DossierStep.COMPLETED,
    DossierStep.RETURNED,
)


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """A dossier came to `step` at the moment `at`."""

    step: DossierStep
    at: datetime


class PathState(StrEnum):
    """Where a step of the path lies, seen from the dossier's present step."""

    DONE = "DONE"
    NOW = "NOW"
    TO_COME = "TO_COME"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One line of the citizen's path. Only the dossier's present step has a sentence; others have none."""

    step: DossierStep
    state: PathState
    at: datetime | None
    title_vi: str
    title_en: str
    sentence_vi: str
    sentence_en: str


def citizen_path(events: tuple[DossierEvent, ...]) -> tuple[PathStep, ...]:
    """Steps done, the present one and the ordinary ones to come; `events` in the order they happened.

    A step entered again shows once, where it was entered last. Work that was interrupted or sent back lies
    ahead again. A terminal step is DONE and nothing follows it.
    """
    if not events:
        return tuple(_path_step(step, PathState.TO_COME) for step in ORDINARY_PATH)
    *earlier, present = events
    if present.step.is_terminal:
        ahead: tuple[DossierStep, ...] = ()
    else:
        ahead = _steps_ahead(tuple(event.step for event in events))
    hidden = {*ahead, present.step}
    last_entered = {event.step: event for event in earlier if event.step not in hidden}
    done = [event for event in earlier if last_entered.get(event.step) is event]
    return (
        *(_path_step(event.step, PathState.DONE, event.at) for event in done),
        _path_step(
            present.step,
            PathState.DONE if present.step.is_terminal else PathState.NOW,
            present.at,
            is_present=True,
        ),
        *(_path_step(step, PathState.TO_COME) for step in ahead),
    )


def supplement_pauses(*, events: tuple[DossierEvent, ...], now: datetime) -> tuple[Pause, ...]:
    """The waits for the citizen's papers: from each request to the next move, or to `now` while it lasts."""
    answered = [
        Pause(since=request.at, until=answer.at)
        for request, answer in pairwise(events)
        if request.step is DossierStep.SUPPLEMENT
    ]
    since = waiting_since(events)
    return tuple(answered) if since is None else (*answered, Pause(since=since, until=max(since, now)))


def supplement_requests(events: tuple[DossierEvent, ...]) -> int:
    """How often the citizen was asked for more papers."""
    return sum(event.step is DossierStep.SUPPLEMENT for event in events)


def waiting_since(events: tuple[DossierEvent, ...]) -> datetime | None:
    """When the supplement request was made that the citizen has not answered; `None` when there is none."""
    return events[-1].at if events and events[-1].step is DossierStep.SUPPLEMENT else None


def end_of_processing(events: tuple[DossierEvent, ...]) -> datetime | None:
    """When processing ended for the reports; `None` while the dossier is open.

    The result's completion (code 9), else its return (10), else the stop, refusal or withdrawal of an
    accepted dossier. Source: the national on-time formula behind report II.06a.
    """
    ends = {event.step: event.at for event in events}
    for step in (DossierStep.COMPLETED, DossierStep.RETURNED):
        if step in ends:
            return ends[step]
    if DossierStep.RECEIVED in ends:
        for step in (DossierStep.STOPPED, DossierStep.REFUSED, DossierStep.WITHDRAWN):
            if step in ends:
                return ends[step]
    return None


def _steps_ahead(entered: tuple[DossierStep, ...]) -> tuple[DossierStep, ...]:
    present = entered[-1]
    if present in ORDINARY_PATH:
        return ORDINARY_PATH[ORDINARY_PATH.index(present) + 1 :]
    interrupted = next((step for step in reversed(entered) if step in ORDINARY_PATH), None)
    if interrupted is None:
        return ORDINARY_PATH
    # Receiving is never done twice: after it, a wait leads on to the appraisal.
    return ORDINARY_PATH[max(1, ORDINARY_PATH.index(interrupted)) :]


def _path_step(
    step: DossierStep, state: PathState, at: datetime | None = None, *, is_present: bool = False
) -> PathStep:
    words = step.wording
    return PathStep(
        step=step,
        state=state,
        at=at,
        title_vi=words.now_title_vi if is_present else words.title_vi,
        title_en=words.now_title_en if is_present else words.title_en,
        sentence_vi=words.sentence_vi if is_present else "",
        sentence_en=words.sentence_en if is_present else "",
    )
