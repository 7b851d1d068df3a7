"""The one table: its base model and the one connection behind every model. Items stand with their noun."""

from datetime import UTC, date, datetime, timedelta

from botocore.config import Config  # type: ignore[import-untyped]
from pynamodb.attributes import Attribute, DiscriminatorAttribute, UnicodeAttribute
from pynamodb.constants import NUMBER
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, IncludeProjection
from pynamodb.models import Model

from api.domain.calendar import at_local
from api.settings import table_name
from api.storage.answers import AnswersOfTheStore

CONNECT_TIMEOUT_IN_SECONDS = 0.5
READ_TIMEOUT_IN_SECONDS = 1.0
RETRIES = 2
CONNECTIONS = 25
# Counts and times, which name no citizen, stay a year and more.
FIGURES_KEPT_IN_DAYS = 400


class IntegerAttribute(Attribute[int]):
    """A whole number; PynamoDB's own number attribute is typed as float."""

    attr_type = NUMBER

    def serialize(self, value: int) -> str:
        return str(value)

    def deserialize(self, value: str) -> int:
        return int(value)


class DueIndex(GlobalSecondaryIndex["Base"]):  # type: ignore[no-untyped-call]
    """Open dossiers of an office by due moment, notices that wait by when they are tried. Sparse."""

    class Meta:
        index_name = "due-index"
        projection = AllProjection()

    due_office = UnicodeAttribute(hash_key=True)
    due_at_key = UnicodeAttribute(range_key=True)


# What a clerk narrows her inbox by besides the index's own key. A row is small, so many fit into a unit.
_FILTERED_BY = ("step", "worker_of", "status_of", "sector_of")


def _row_without(key: str) -> IncludeProjection:
    return IncludeProjection(["kind", *(name for name in _FILTERED_BY if name != key)])


class WorkerIndex(GlobalSecondaryIndex["Base"]):  # type: ignore[no-untyped-call]
    """Open dossiers of a unit by whose work they are, nobody's too. Sparse."""

    class Meta:
        index_name = "worker-index"
        projection = _row_without("worker_of")

    worker_of = UnicodeAttribute(hash_key=True)
    due_at_key = UnicodeAttribute(range_key=True)


class StatusIndex(GlobalSecondaryIndex["Base"]):  # type: ignore[no-untyped-call]
    """Open dossiers of a unit by national status. Sparse."""

    class Meta:
        index_name = "status-index"
        projection = _row_without("status_of")

    status_of = UnicodeAttribute(hash_key=True)
    due_at_key = UnicodeAttribute(range_key=True)


class SectorIndex(GlobalSecondaryIndex["Base"]):  # type: ignore[no-untyped-call]
    """Open dossiers of a unit by sector. Sparse."""

    class Meta:
        index_name = "sector-index"
        projection = _row_without("sector_of")

    sector_of = UnicodeAttribute(hash_key=True)
    due_at_key = UnicodeAttribute(range_key=True)


class Base(Model):
    """What every item has. `expires_at` is DynamoDB's time to live, in seconds since 1970."""

    class Meta:
        table_name = table_name()
        billing_mode = "PAY_PER_REQUEST"
        connect_timeout_seconds = CONNECT_TIMEOUT_IN_SECONDS
        read_timeout_seconds = READ_TIMEOUT_IN_SECONDS
        max_retry_attempts = RETRIES
        max_pool_connections = CONNECTIONS

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = DiscriminatorAttribute()
    expires_at = IntegerAttribute(null=True)
    due_office = UnicodeAttribute(null=True)
    due_at_key = UnicodeAttribute(null=True)
    worker_of = UnicodeAttribute(null=True)
    status_of = UnicodeAttribute(null=True)
    sector_of = UnicodeAttribute(null=True)
    due_index = DueIndex()
    worker_index = WorkerIndex()
    status_index = StatusIndex()
    sector_index = SectorIndex()


# Made before any subclass, so that all of them share this connection and its client.
connection = Base._get_connection()
_session = connection.connection.session
_session.register_component("response_parser_factory", AnswersOfTheStore())
# Botocore would put its own name together anew, twice for every call: a quarter of what a call costs.
_session.set_default_client_config(Config(user_agent="den-luot"))


def open_connection() -> None:
    """Make the client now, while a start is not billed to a waiting citizen; two threads must not make it."""
    _ = connection.connection.client


def create_table() -> None:
    """Make the table on a local store; a deployed stage gets it from infra/tables.yml."""
    if not Base.exists():
        Base.create_table(wait=True, billing_mode="PAY_PER_REQUEST")


def epoch(moment: datetime) -> int:
    """Seconds since 1970, for `expires_at`."""
    return int(moment.astimezone(UTC).timestamp())


def days_after(on: date, days: int) -> int:
    """The midnight that many days after the day began here, for `expires_at`."""
    return epoch(at_local(on, datetime.min.time()) + timedelta(days=days))


def has_expired(item: Base, *, now: datetime) -> bool:
    """DynamoDB deletes late: an expired item is as good as gone from its moment on."""
    return item.expires_at is not None and item.expires_at <= epoch(now)
