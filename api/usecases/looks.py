"""When this process last looked into a full slot, so that refusing people does not cost a read each."""

import threading
from datetime import datetime

from api.domain.appointments import SHORTEST_MARK

MOST_REMEMBERED = 2_000


class Looks:
    """Until when each slot need not be looked into again. Safe among threads."""

    def __init__(self) -> None:
        self._again_at: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def is_due(self, slot: str, *, now: datetime) -> bool:
        """Whether to look now; then others who are refused meanwhile need not."""
        with self._lock:
            again_at = self._again_at.get(slot)
            # Further away than any look reaches: the clock went back.
            if again_at is not None and now < again_at <= now + SHORTEST_MARK:
                return False
            if len(self._again_at) >= MOST_REMEMBERED:
                self._again_at.clear()
            self._again_at[slot] = now + SHORTEST_MARK
            return True

    def look_again(self, slot: str, *, at: datetime) -> None:
        with self._lock:
            self._again_at[slot] = at

    def forget(self, slot: str) -> None:
        with self._lock:
            self._again_at.pop(slot, None)
