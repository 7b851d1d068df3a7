"""What a dossier's history says: the citizen's path, the waits for her papers and the end of processing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from api.domain.deadlines import Pause
from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows import Words, Workflow

_NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """A dossier came to `step`, reported as `status`, at the moment `at`."""

    step: str
    status: DossierStatus
    at: datetime


class PathState(StrEnum):
    """Where a step of the path lies, seen from the dossier's present step."""

    DONE = "DONE"
    NOW = "NOW"
    TO_COME = "TO_COME"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One line of the citizen's path. Only the present step has a sentence and says what to do."""

    step: str
    state: PathState
    at: datetime | None
    title: Words
    sentence: Words
    to_do: Words


def citizen_path(*, workflow: Workflow, events: tuple[DossierEvent, ...]) -> tuple[PathStep, ...]:
    """Steps done, the present one and the usual ones to come; `events` in the order they happened.

    A step entered again shows once, where it was entered last. Work that was interrupted or sent back lies
    ahead again. A terminal step is DONE and nothing follows it.
    """
    if not events:
        intake = workflow.intake.id
        ahead = (intake, *workflow.usual_path(intake))
        return tuple(_path_step(workflow, step, PathState.TO_COME) for step in ahead)
    *earlier, present = events
    ahead = _steps_ahead(workflow, tuple(event.step for event in events))
    hidden = {*ahead, present.step}
    last_entered = {event.step: event for event in earlier if event.step not in hidden}
    done = [event for event in earlier if last_entered.get(event.step) is event]
    is_over = workflow.step(present.step).is_terminal
    return (
        *(_path_step(workflow, event.step, PathState.DONE, event.at) for event in done),
        _path_step(
            workflow,
            present.step,
            PathState.DONE if is_over else PathState.NOW,
            present.at,
            is_present=True,
        ),
        *(_path_step(workflow, step, PathState.TO_COME) for step in ahead),
    )


def since_receipt(events: tuple[DossierEvent, ...]) -> tuple[DossierEvent, ...]:
    """What happened from the receipt on, before which no time runs; everything where there was none."""
    received = (place for place, event in enumerate(events) if event.status is DossierStatus.RECEIVED)
    return events[next(received, 0) :]


def supplement_pauses(*, events: tuple[DossierEvent, ...], now: datetime) -> tuple[Pause, ...]:
    """The waits for the citizen, from each request to the next move; one that lasts runs up to `now`."""
    answered = [
        Pause(since=request.at, until=answer.at)
        for request, answer in pairwise(since_receipt(events))
        if request.status is DossierStatus.SUPPLEMENT
    ]
    since = waiting_since(events)
    return tuple(answered) if since is None else (*answered, Pause(since=since, until=max(since, now)))


def supplement_requests(events: tuple[DossierEvent, ...]) -> int:
    """How often the citizen was asked for more papers of a dossier that was received."""
    return sum(event.status is DossierStatus.SUPPLEMENT for event in since_receipt(events))


def waiting_since(events: tuple[DossierEvent, ...]) -> datetime | None:
    """When the supplement request was made that the citizen has not answered; `None` when there is none."""
    return events[-1].at if events and events[-1].status is DossierStatus.SUPPLEMENT else None


def end_of_processing(events: tuple[DossierEvent, ...]) -> datetime | None:
    """When processing ended for the reports; `None` while the dossier is open.

    The result's completion (code 9), else its return (10), else the stop, refusal or withdrawal of an
    accepted dossier. Source: the national on-time formula behind report II.06a.
    """
    ends = {event.status: event.at for event in events}
    for status in (DossierStatus.COMPLETED, DossierStatus.RETURNED):
        if status in ends:
            return ends[status]
    if DossierStatus.RECEIVED in ends:
        for status in (DossierStatus.STOPPED, DossierStatus.REFUSED, DossierStatus.WITHDRAWN):
            if status in ends:
                return ends[status]
    return None


def _steps_ahead(workflow: Workflow, entered: tuple[str, ...]) -> tuple[str, ...]:
    present = workflow.step(entered[-1])
    if present.interrupts:
        # The dossier goes back to where it was interrupted, if its work is not done twice.
        resumed = next((step for step in reversed(entered) if not workflow.step(step).interrupts), None)
        if resumed in present.moves:
            return (resumed, *workflow.usual_path(resumed))
    return workflow.usual_path(present.id)


def _path_step(
    workflow: Workflow,
    step_id: str,
    state: PathState,
    at: datetime | None = None,
    *,
    is_present: bool = False,
) -> PathStep:
    step = workflow.step(step_id)
    return PathStep(
        step=step_id,
        state=state,
        at=at,
        title=step.now_title if is_present else step.title,
        sentence=step.sentence if is_present else _NO_WORDS,
        to_do=step.to_do if is_present else _NO_WORDS,
    )
