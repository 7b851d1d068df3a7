"""The wishes about who missed her call and is here again."""

from api.domain.queue import PriorityClass
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import one_clerk_at_two_counters


def _miss_two(day: OfficeDay) -> str:
    """Two people were called and did not come; two more wait. The code of the first."""
    one_clerk_at_two_counters(day)
    codes = [day.at_counter("call_next", number).desk.ticket.code for number in (3, 4)]
    for _ in range(2):
        day.take()
    for number in (3, 4):
        day.at_counter("mark_no_show", number)
    day.clock.move(minutes=10)
    return str(codes[0])


def _mark_return(day: OfficeDay) -> Asked:
    _miss_two(day)
    return Asked(
        lambda key: day.mark_return(3, "B 001", key=key), lambda key: day.mark_return(3, "B 002", key=key)
    )


def _undo_return(day: OfficeDay) -> Asked:
    _miss_two(day)
    for number, label in ((3, "B 001"), (4, "B 002")):
        day.mark_return(number, label)
    return Asked(
        lambda key: day.at_counter("undo_last_act", 3, key=key),
        lambda key: day.at_counter("undo_last_act", 4, key=key),
    )


def _come_back(day: OfficeDay) -> Asked:
    code = _miss_two(day)
    return Asked(
        lambda key: day.check_in(code, key=key),
        lambda key: day.check_in(code, key=key, priority=PriorityClass.ELDERLY),
    )


RETURNS = (
    Wish("markReturn", "ReturnMarked", _mark_return),
    Wish("undoLastAct of a return", "ActUndone", _undo_return),
    Wish("checkIn after a missed call", "CheckedIn", _come_back),
)
