"""The acts of a storm: each is a row of its actors' table, with who does it, how often and how it may end."""

from tests.load.torture.actors import Act
from tests.load.torture.citizens import CITIZENS
from tests.load.torture.clerks import CLERKS
from tests.load.torture.hall_model import HallModel
from tests.load.torture.history import Event
from tests.load.torture.holders import HOLDERS
from tests.load.torture.kiosks import KIOSKS
from tests.load.torture.waiters import WAITERS

OF_CITIZENS: tuple[Act, ...] = (*CITIZENS, *HOLDERS, *WAITERS)
ACTS = {act.name: act for act in (*OF_CITIZENS, *CLERKS, *KIOSKS)}


def step(hall: HallModel, event: Event) -> bool:
    """Whether the event may happen now; changes the hall when it does."""
    means = ACTS[event.act].answers.get(event.outcome)
    return means is not None and means(hall, event)
