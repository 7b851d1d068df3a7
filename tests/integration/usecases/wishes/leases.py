"""The wishes of a kiosk: numbers leased, and those it gave out."""

from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish


def _lease(day: OfficeDay) -> Asked:
    day.take()
    return Asked(lambda key: day.lease(count=5, key=key), lambda key: day.lease(count=6, key=key))


def _report(day: OfficeDay) -> Asked:
    lease = day.lease(count=5).lease.key.id
    day.clock.move(minutes=1)
    first, second = day.given_out(1, ago=40), day.given_out(2)
    return Asked(
        lambda key: day.report(lease, first, second, key=key), lambda key: day.report(lease, second, key=key)
    )


def _report_at_once(day: OfficeDay) -> Asked:
    lease = day.lease(count=5).lease.key.id
    day.at_counter("open_counter", 3)
    issued = day.given_out(1)
    other = day.given_out(2)
    return Asked(
        lambda key: day.report(lease, issued, key=key), lambda key: day.report(lease, other, key=key)
    )


LEASES = (
    Wish("leaseNumbers", "NumbersLeased", _lease),
    Wish("reportIssuedNumbers", "IssuedNumbersReported", _report),
    Wish("reportIssuedNumbers at once", "IssuedNumbersReported", _report_at_once),
)
