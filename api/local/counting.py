"""Counts changed dossiers into the figures, as the table's stream has it done on AWS."""

import logging
import threading

from api.usecases.statistics import count_waiting

LOOKED_EVERY_IN_SECONDS = 2.0
# Few, so that a server that is ended does not wait for many.
COUNTED_AT_A_LOOK = 5

log = logging.getLogger("denluot.local")


class CountingThread:
    """Looks every two seconds for dossiers of these offices that wait to be counted, until it is stopped."""

    def __init__(self, *, office_ids: tuple[str, ...]) -> None:
        self._office_ids = office_ids
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="counting", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends after the dossiers under way; what still waits is counted at the next start."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(LOOKED_EVERY_IN_SECONDS):
            try:
                for office_id in self._office_ids:
                    count_waiting(office_id=office_id, first=COUNTED_AT_A_LOOK)
            except Exception:
                # What could not be counted waits in the store; the site goes on.
                log.exception("Some dossiers could not be counted; they are tried again.")
