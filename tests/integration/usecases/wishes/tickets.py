"""The wishes of who comes to the hall: a number, a check-in, a turn given to others."""

from api.domain.queue import PriorityClass
from tests.integration.usecases.office_day import BIRTH, OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish


def _take(day: OfficeDay) -> Asked:
    day.take()
    return Asked(
        lambda key: day.take(BIRTH, key=key), lambda key: day.take(BIRTH, key=key, name="Lê Văn Demo")
    )


def _check_in(day: OfficeDay) -> Asked:
    code = day.book(day.slots()[0]).ticket.code
    return Asked(
        lambda key: day.check_in(code, key=key),
        lambda key: day.check_in(code, key=key, priority=PriorityClass.ELDERLY),
    )


def _check_in_with_priority(day: OfficeDay) -> Asked:
    code = day.book(day.slots()[0]).ticket.code
    return Asked(
        lambda key: day.check_in(code, key=key, priority=PriorityClass.WITH_CHILD),
        lambda key: day.check_in(code, key=key),
    )


def _take_with_priority(day: OfficeDay) -> Asked:
    return Asked(lambda key: day.take(key=key, priority=PriorityClass.MERIT), lambda key: day.take(key=key))


def _let_others_go_first(day: OfficeDay) -> Asked:
    codes = [day.take().ticket.code for _ in range(6)]
    return Asked(lambda key: day.let_others_go_first(codes[0], key=key), None)


def _scan(day: OfficeDay) -> Asked:
    return Asked(lambda key: day.scan("cho-hoa-khanh", key=key), lambda key: day.scan("nha-van-hoa", key=key))


TICKETS = (
    Wish("takeTicket", "TicketTaken", _take),
    Wish("takeTicket with priority", "TicketTaken", _take_with_priority),
    Wish("checkIn", "CheckedIn", _check_in),
    Wish("checkIn with priority", "CheckedIn", _check_in_with_priority),
    Wish("letOthersGoFirst", "OthersGoFirst", _let_others_go_first, has_other=False),
    Wish("countPosterScan", "PosterScanCounted", _scan),
)
