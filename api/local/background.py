"""What AWS is woken for by the table's stream and by schedules, done beside the server."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from api.ports import Clock
from api.usecases.files import FileKeeping, sweep_uploads
from api.usecases.notices import Post, send_waiting
from api.usecases.reckonings import reckon_waiting
from api.usecases.reminders import remind_offices, send_waiting_reminders
from api.usecases.services import Services
from api.usecases.statistics import count_waiting
from api.usecases.waitlist import hand_on_due

# Few, so that a server that is ended does not wait for many.
DONE_AT_A_LOOK = 5

log = logging.getLogger("denluot.local")


class Background:
    """Does `act` again and again in its own thread, as a context; at the end what is under way is finished.

    A fault is logged with `sorry` and ends nothing; `after_fault_seconds` is the pause then.
    """

    def __init__(
        self,
        act: Callable[[], object],
        *,
        name: str,
        every_seconds: float,
        sorry: str,
        after_fault_seconds: float | None = None,
    ) -> None:
        self._act = act
        self._every = every_seconds
        self._after_fault = every_seconds if after_fault_seconds is None else after_fault_seconds
        self._sorry = sorry
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        pause = self._every
        while not self._stopped.wait(pause):
            try:
                self._act()
                pause = self._every
            except Exception:
                log.exception(self._sorry)
                pause = self._after_fault


def counting(office_ids: tuple[str, ...]) -> Background:
    """Counts changed dossiers into the figures."""

    def count() -> None:
        for office_id in office_ids:
            count_waiting(office_id=office_id, first=DONE_AT_A_LOOK)

    sorry = "Some dossiers could not be counted; they wait in the store and are tried again."
    return Background(count, name="counting", every_seconds=2, sorry=sorry)


def posting(post: Post) -> Background:
    """Sends notices and reminders."""

    def send() -> None:
        send_waiting(post, first=DONE_AT_A_LOOK)
        remind_offices(post)
        send_waiting_reminders(post, first=DONE_AT_A_LOOK)

    sorry = "Some letters could not be sent; they wait in the store and are tried again."
    return Background(send, name="posting", every_seconds=2, sorry=sorry)


def handing_on(services: Services) -> Background:
    """Offers places that were left, or not taken, to whose turn it is."""
    sorry = "Some waitlists could not be looked at; they are looked at again."
    return Background(lambda: hand_on_due(services), name="handing on", every_seconds=2, sorry=sorry)


def sweeping(keeping: FileKeeping) -> Background:
    """Takes away files that nobody confirmed."""
    sorry = "Some files could not be swept; they are tried again."
    return Background(lambda: sweep_uploads(keeping), name="sweeping", every_seconds=60, sorry=sorry)


def reckoning(clock: Clock) -> Background:
    """Gives dossiers new dates after a calendar was edited."""
    sorry = "Some due dates could not be reckoned anew; they are tried again."
    return Background(lambda: reckon_waiting(clock), name="reckoning", every_seconds=2, sorry=sorry)
