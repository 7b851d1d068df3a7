"""Sort keys of the indexes by due moment. What is not due stands before or behind all moments."""

from datetime import datetime

from api.storage import keys

AWAITED_PREFIX = "WAITS#"
LATE_PREFIX = "0#"  # sorts before every moment


def due_from(*, at: datetime, of: str) -> str:
    """In `due-index`, what is to be seen to from a moment on: sorts by that moment, to the second."""
    return f"{at.strftime('%Y-%m-%dT%H:%M:%SZ')}#{of}"


def awaited(*, since: datetime, code: str) -> str:
    """Open dossiers that wait for their citizen, by since when: behind every due moment."""
    return f"{AWAITED_PREFIX}{since.strftime('%Y-%m-%dT%H:%MZ')}#{code}"


def late_by_rule(*, due_at: datetime | None, code: str) -> str:
    """Open dossiers that are late whatever their due moment, by it: in front of all others."""
    return f"{LATE_PREFIX}{due(due_at=due_at, code=code)}"


def dated_from(since: datetime) -> tuple[tuple[str, str], tuple[str, str]]:
    """Between which keys open dossiers stand that are due from then on: late by the rule, and the others."""
    return (LATE_PREFIX + keys.slot(since), LATE_PREFIX + keys.LAST), (keys.slot(since), AWAITED_PREFIX)


def due(*, due_at: datetime | None, code: str) -> str:
    """Open dossiers by due moment; those without one come last."""
    moment = due_at.strftime("%Y-%m-%dT%H:%MZ") if due_at else keys.LAST
    return f"{moment}#{code}"
