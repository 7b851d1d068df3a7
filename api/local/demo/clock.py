"""The demo's time: it begins at 8:30 of a working morning and never runs backwards, restarts included."""

import json
import threading
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from api.domain.calendar import WorkingCalendar, at_local, local_clock, local_day
from api.ports import Clock

DAY_BEGINS_AT = time(8, 30)
LAST_RESUMED_AT = time(11, 0)
# Whoever comes back on another day wants the demo's day to be near their own.
RESUMED_WITHIN = timedelta(hours=12)
SAVED_EVERY_IN_SECONDS = 2.0
# A killed server did things after it saved last; the next one must begin later than those.
RESUMED_AHEAD = timedelta(seconds=SAVED_EVERY_IN_SECONDS + 1)


@dataclass(frozen=True, slots=True)
class SavedMoment:
    """Where the demo's clock stood (`demo`) when the machine's clock showed `real`."""

    demo: datetime
    real: datetime


def demo_moment(*, real_now: datetime, saved: SavedMoment | None, calendar: WorkingCalendar) -> datetime:
    """Where the demo's clock begins this time: where it stopped, or 8:30 of the next working morning.

    It goes on from where it stopped when that was less than twelve hours ago and before 11:00 of a working
    day. Otherwise it takes the first working morning that is neither before the real day nor before what
    was already shown.
    """
    day = local_day(real_now)
    if saved is not None:
        stopped = local_clock(saved.demo)
        is_fresh = timedelta(0) <= real_now - saved.real < RESUMED_WITHIN
        if is_fresh and calendar.is_working_day(stopped.date()) and stopped.time() < LAST_RESUMED_AT:
            return saved.demo + RESUMED_AHEAD
        day = max(day, stopped.date())
    if not calendar.is_working_day(day) or (saved and at_local(day, DAY_BEGINS_AT) <= saved.demo):
        day = calendar.next_working_day(after=day)
    return at_local(day, DAY_BEGINS_AT)


def read_saved(path: Path) -> SavedMoment | None:
    """What was saved last; None at the first start. A torn or foreign file counts as none."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return SavedMoment(datetime.fromisoformat(saved["demo"]), datetime.fromisoformat(saved["real"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


class ClockKeeper:
    """Saves the demo's moment every two seconds, so that the next start goes on from there."""

    def __init__(self, *, path: Path, demo: Clock, real: Clock) -> None:
        self._path = path
        self._demo = demo
        self._real = real
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="demo-clock", daemon=True)

    def start(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.save()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        self.save()

    def save(self) -> None:
        """Write the moment whole or not at all."""
        text = json.dumps({"demo": self._demo.now().isoformat(), "real": self._real.now().isoformat()})
        draft = self._path.with_suffix(".draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(self._path)

    def _run(self) -> None:
        while not self._stopped.wait(SAVED_EVERY_IN_SECONDS):
            self.save()
