"""The yardstick of the bench: a Lambda handler that does one GetItem with bare botocore and nothing else."""

import os

import botocore.session  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]

client = botocore.session.get_session().create_client(
    "dynamodb", config=Config(connect_timeout=0.5, read_timeout=1, retries={"max_attempts": 2})
)


def handler(event: dict[str, str], _: object) -> dict[str, object]:
    """The item whose key is in the event."""
    answer = client.get_item(
        TableName=os.environ["DENLUOT_TABLE"], Key={"pk": {"S": event["pk"]}, "sk": {"S": event["sk"]}}
    )
    return {"statusCode": 200, "body": str(len(answer["Item"]))}
