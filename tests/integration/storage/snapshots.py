"""The whole table as it stands: to compare, and to go back to."""

from typing import Any

from api.storage.tables import Base, connection

BATCH = 25
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
    client: Any = connection.connection.client
    for start in range(0, len(requests), BATCH):
        client.batch_write_item(RequestItems={Base.Meta.table_name: requests[start : start + BATCH]})
