"""Takes away files that nobody confirmed, as a schedule has it done on AWS."""

import logging
import threading

from api.usecases.files import FileKeeping, sweep_uploads

LOOKED_EVERY_IN_SECONDS = 60.0

log = logging.getLogger("denluot.local")


class SweepingThread:
    """Looks every minute for uploads whose time is over, until it is stopped."""

    def __init__(self, keeping: FileKeeping) -> None:
        self._keeping = keeping
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweeping", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends after the file under way."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(LOOKED_EVERY_IN_SECONDS):
            try:
                sweep_uploads(self._keeping)
            except Exception:
                # What was broken off is done the next time; the site goes on.
                log.exception("Some files could not be swept; they are tried again.")
