"""What an office publishes of its dossiers: its last whole month, from the sums that are kept by channel."""

from datetime import date

from api.domain.statistics import Dimension, PublishedMonth, figures, last_whole_month, published
from api.storage import statistics as statistics_storage


def read_published_month(office_id: str, *, today: date) -> PublishedMonth | None:
    """The month before this one; None while it had too few results."""
    first, last = last_whole_month(today=today)
    channel = Dimension.CHANNEL  # the dimension with the fewest sums
    kept = [
        *statistics_storage.figures_of_years(office_id=office_id, dimension=channel, until=first.year - 1),
        *statistics_storage.figures_of_months(
            office_id=office_id, dimension=channel, since=date(first.year, 1, 1), until=last
        ),
    ]
    counts = (counted for each in kept for counted in each.counts.items())
    return published(figures(counts=counts, since=first, until=last), month=first)
