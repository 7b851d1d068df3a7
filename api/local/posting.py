"""Sends notices and reminders, as the table's stream and a schedule have it done on AWS."""

import logging
import threading

from api.usecases.notices import Post, send_waiting
from api.usecases.reminders import remind_offices, send_waiting_reminders

LOOKED_EVERY_IN_SECONDS = 2.0
# Few, so that a server that is ended does not wait for many.
SENT_AT_A_LOOK = 5

log = logging.getLogger("denluot.local")


class PostingThread:
    """Looks every two seconds for notices that may be tried now, until it is stopped."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="posting", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends after the letters under way; what still waits is sent at the next start."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(LOOKED_EVERY_IN_SECONDS):
            try:
                send_waiting(self._post, first=SENT_AT_A_LOOK)
                remind_offices(self._post)
                send_waiting_reminders(self._post, first=SENT_AT_A_LOOK)
            except Exception:
                # What could not be sent waits in the store; the site goes on.
                log.exception("Some notices could not be sent; they are tried again.")
