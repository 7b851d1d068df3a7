"""What several wishes are prepared by: people at the counters."""

from tests.integration.usecases.office_day import BIRTH, OfficeDay


def one_clerk_at_two_counters(day: OfficeDay) -> None:
    """Counters 3 and 4 are the same clerk's, two people wait, and one more has been called to each."""
    day.clerks[4] = day.clerk(3)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    for _ in range(2):
        day.take()


def serve(day: OfficeDay, procedure: str = BIRTH, *, number: int = 3) -> None:
    day.take(procedure)
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, number)
