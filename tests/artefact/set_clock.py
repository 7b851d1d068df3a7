"""The deployed handler with a clock that the test sets: the moment stands in the file $CLOCK_FILE.

Nothing else of the artefact is changed: without this the day could only be played in office hours.
"""

import os
from datetime import datetime
from pathlib import Path

import api.bootstrap


class ClockInFile:
    """Shows the moment that the file holds, as ISO 8601."""

    def now(self) -> datetime:
        return datetime.fromisoformat(Path(os.environ["CLOCK_FILE"]).read_text())


setattr(api.bootstrap, "SystemClock", ClockInFile)  # noqa: B010 - mypy forbids the plain assignment

from api.handlers.graphql import handler  # noqa: E402, F401
