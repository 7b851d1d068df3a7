"""How often a waiting person's page should look at the board: often near the front, seldom far from it."""

from datetime import datetime

# Who is next may be called at any moment; the others only after the people before them.
NEXT_LOOKS_AFTER_SECONDS = 5
SECOND_LOOKS_AT_LEAST_AFTER_SECONDS = 10
OTHERS_LOOK_AT_LEAST_AFTER_SECONDS = 30
LONGEST_PAUSE_IN_SECONDS = 120
# Nobody serves the group, or not today: only an opened counter changes that.
PAUSE_WITHOUT_WINDOW_IN_SECONDS = 60
# Of the time until the window begins: ten looks, however far away it is.
SHARE_OF_THE_TIME_LEFT = 10


def seconds_to_next_look(*, people_ahead: int, call_from: datetime | None, now: datetime) -> int:
    """Seconds until who has that many people ahead and that beginning of her window should ask again."""
    if people_ahead == 0:
        return NEXT_LOOKS_AFTER_SECONDS
    if call_from is None:
        return PAUSE_WITHOUT_WINDOW_IN_SECONDS
    soonest = SECOND_LOOKS_AT_LEAST_AFTER_SECONDS if people_ahead == 1 else OTHERS_LOOK_AT_LEAST_AFTER_SECONDS
    share = int((call_from - now).total_seconds()) // SHARE_OF_THE_TIME_LEFT
    return max(soonest, min(share, LONGEST_PAUSE_IN_SECONDS))
