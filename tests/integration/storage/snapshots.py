"""The whole table as it stands: to compare, and to go back to."""

from collections.abc import Callable, Hashable
from typing import Any

from api.storage.tables import Base, connection, create_table

BATCH = 25
# So many items are deleted sooner than a table is made.
FEW_ITEMS = 2 * BATCH
Item = dict[str, Any]
Snapshot = dict[tuple[str, str], Item]


def snapshot() -> Snapshot:
    """Every item by its key, in the store's own form; sets in one order, so that equal tables are equal."""
    client: Any = connection.connection.client
    found: list[Item] = []
    more: dict[str, Any] = {}
    while True:
        page = client.scan(TableName=Base.Meta.table_name, ConsistentRead=True, **more)
        found += page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        more = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
    for item in found:
        for value in item.values():
            if "SS" in value:
                value["SS"].sort()
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in found}


def go_back_to(earlier: Snapshot) -> None:
    """Make the table what it was; only what differs is written."""
    now = snapshot()
    requests: list[Any] = [
        {"DeleteRequest": {"Key": {"pk": item["pk"], "sk": item["sk"]}}}
        for key, item in now.items()
        if key not in earlier
    ]
    requests += [{"PutRequest": {"Item": item}} for key, item in earlier.items() if now.get(key) != item]
    _write(requests)


def empty_table() -> None:
    """The project's table with nothing in it; what little an earlier test left is deleted."""
    client: Any = connection.connection.client
    try:
        left = client.scan(
            TableName=Base.Meta.table_name,
            ConsistentRead=True,
            ProjectionExpression="pk, sk",
            Limit=FEW_ITEMS,
        )
    except client.exceptions.ResourceNotFoundException:
        create_table()
        return
    if "LastEvaluatedKey" in left:
        Base.delete_table()
        create_table()
    else:
        _write([{"DeleteRequest": {"Key": key}} for key in left["Items"]])


_written: dict[Hashable, Snapshot] = {}


def write_as_before(name: Hashable, write: Callable[[], object]) -> None:
    """Fill an empty table with what `write` writes; the next time as it stood then, a batch at a time."""
    if name not in _written:
        write()
        _written[name] = snapshot()
    else:
        _write([{"PutRequest": {"Item": item}} for item in _written[name].values()])


def _write(requests: list[Any]) -> None:
    client: Any = connection.connection.client
    for start in range(0, len(requests), BATCH):
        client.batch_write_item(RequestItems={Base.Meta.table_name: requests[start : start + BATCH]})
