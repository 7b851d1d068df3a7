"""Items are read as botocore reads them, without its looking at each attribute."""

import botocore.session
from pynamodb.attributes import BinaryAttribute, BinarySetAttribute

from api.storage.tables import Base, connection

KEY = {"pk": {"S": "ward"}, "sk": {"S": "settings"}}
EVERY_KIND = KEY | {
    "text": {"S": "Phường Liên Chiểu"},
    "number": {"N": "12.5"},
    "set": {"SS": ["một"]},
    "numbers": {"NS": ["7"]},
    "flag": {"BOOL": False},
    "nothing": {"NULL": True},
    "map": {"M": {"list": {"L": [{"S": "a"}, {"M": {"N": {"N": "1"}}}]}}},
}


def test_every_answer_is_the_one_botocore_reads(store_endpoint: str) -> None:
    ours = connection.connection.client
    theirs = botocore.session.get_session().create_client(
        "dynamodb", region_name=ours.meta.region_name, endpoint_url=store_endpoint
    )
    table = Base.Meta.table_name
    ours.put_item(TableName=table, Item=EVERY_KIND)
    by_key = {"KeyConditionExpression": "pk = :pk", "ExpressionAttributeValues": {":pk": KEY["pk"]}}
    for operation, asked in (
        ("get_item", {"TableName": table, "Key": KEY}),
        ("query", {"TableName": table, "Limit": 1, **by_key}),
        ("batch_get_item", {"RequestItems": {table: {"Keys": [KEY]}}}),
        ("transact_get_items", {"TransactItems": [{"Get": {"TableName": table, "Key": KEY}}]}),
        ("put_item", {"TableName": table, "Item": EVERY_KIND, "ReturnValues": "ALL_OLD"}),
        ("describe_table", {"TableName": table}),
    ):
        answers = [getattr(client, operation)(**asked) for client in (ours, theirs)]
        for answer in answers:
            answer.pop("ResponseMetadata")
        assert answers[0] == answers[1], operation
        assert operation == "describe_table" or "Phường Liên Chiểu" in str(answers[0])


def test_no_item_holds_bytes() -> None:
    models = [Base]
    for model in models:
        models += model.__subclasses__()
        kinds = {type(attribute) for attribute in model.get_attributes().values()}
        assert kinds.isdisjoint({BinaryAttribute, BinarySetAttribute}), model
    assert len(models) > 20
