"""What the function may do on AWS, and who may read the site's bucket."""

from infra.slim_botocore import TABLE_OPERATIONS
from tests.contract.rendered_template import Template, rendered_template, resources_of_type

# DynamoDB authorises a transaction by the actions of its items.
TRANSACTIONS = {"TransactGetItems", "TransactWriteItems"}
ITEM_OF_A_TRANSACTION = "ConditionCheckItem"


def statements(role: str) -> list[Template]:
    policies = resources_of_type(rendered_template(), "AWS::IAM::Role")[role]["Policies"]
    return [statement for policy in policies for statement in policy["PolicyDocument"]["Statement"]]


def granted(service: str) -> set[str]:
    """The actions of one service that the function's role allows."""
    actions: set[str] = set()
    for statement in statements("GraphqlRole"):
        action = statement["Action"]
        actions |= {action} if isinstance(action, str) else set(action)
    return {action.partition(":")[2] for action in actions if action.startswith(f"{service}:")}


def test_function_may_do_exactly_what_its_client_can_send() -> None:
    assert granted("dynamodb") == TABLE_OPERATIONS - TRANSACTIONS | {ITEM_OF_A_TRANSACTION}


def test_function_reaches_its_own_table_index_and_log_alone() -> None:
    assert [statement["Resource"] for statement in statements("GraphqlRole")] == [
        {"Fn::GetAtt": ["Table", "Arn"]},
        [{"Fn::Sub": f"${{Table.Arn}}/index/{name}-index"} for name in ("due", "worker", "status", "sector")],
        {"Fn::Sub": "${FilesBucket.Arn}/*"},
        {"Fn::GetAtt": ["FilesBucket", "Arn"]},
        {"Fn::GetAtt": ["GraphqlLogGroup", "Arn"]},
    ]


def test_sender_writes_letters_from_the_one_address_alone() -> None:
    (sending,) = [each for each in statements("NoticesRole") if each["Action"] == "ses:SendEmail"]
    assert sending["Condition"] == {"StringEquals": {"ses:FromAddress": "khong-tra-loi@example.vn"}}
    assert [each["Action"] for each in statements("GraphqlRole") if "ses" in str(each["Action"])] == []


def test_sender_reads_offices_and_writes_no_more_than_whole_items() -> None:
    table, index, *_ = statements("NoticesRole")
    assert set(table["Action"]) == {
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
    }
    assert table["Resource"] == {"Fn::GetAtt": ["Table", "Arn"]}
    assert index["Resource"] == {"Fn::Sub": "${Table.Arn}/index/due-index"}


def test_who_reckons_dates_anew_reads_and_writes_the_table_alone_and_holds_no_secret() -> None:
    actions = [statement["Action"] for statement in statements("ReckoningsRole")]
    writes = {f"dynamodb:{name}Item" for name in ("ConditionCheck", "Delete", "Get", "Put")}
    assert set(actions[0]) == writes
    assert actions[1] == "dynamodb:Query"
    functions = resources_of_type(rendered_template(), "AWS::Lambda::Function")
    environment = functions["ReckoningsLambdaFunction"]["Environment"]["Variables"]
    assert environment == {"DENLUOT_TABLE": {"Ref": "Table"}}


def test_stream_wakes_the_sender_for_every_kind_of_letter() -> None:
    mappings = resources_of_type(rendered_template(), "AWS::Lambda::EventSourceMapping").values()
    patterns = [str(mapping["FilterCriteria"]) for mapping in mappings]
    assert sum("reminder" in pattern and "notice" in pattern for pattern in patterns) == 1


def test_only_lambda_may_take_the_functions_role() -> None:
    role = resources_of_type(rendered_template(), "AWS::IAM::Role")["GraphqlRole"]
    principals = [statement["Principal"] for statement in role["AssumeRolePolicyDocument"]["Statement"]]
    assert principals == [{"Service": "lambda.amazonaws.com"}]


def test_function_that_anybody_may_call_reads_boards_holds_no_secret_and_is_bounded() -> None:
    template = rendered_template()
    actions, log = statements("WatchingRole")
    assert set(actions["Action"]) == {"dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"}
    assert actions["Resource"] == {"Fn::GetAtt": ["Table", "Arn"]}
    assert log["Resource"] == {"Fn::GetAtt": ["WatchingLogGroup", "Arn"]}
    functions = resources_of_type(template, "AWS::Lambda::Function")
    watching = functions["WatchingLambdaFunction"]
    assert watching["Environment"]["Variables"] == {"DENLUOT_TABLE": {"Ref": "Table"}}
    assert watching["ReservedConcurrentExecutions"] == 20
    open_to_all = [
        permission["FunctionName"]
        for permission in resources_of_type(template, "AWS::Lambda::Permission").values()
        if permission["Principal"] == "*"
    ]
    assert open_to_all == [{"Fn::GetAtt": ["WatchingLambdaFunction", "Arn"]}] * 2


def test_only_this_distribution_reads_the_sites_bucket() -> None:
    policy = resources_of_type(rendered_template(), "AWS::S3::BucketPolicy")["SiteBucketPolicy"]
    for statement in policy["PolicyDocument"]["Statement"]:
        assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        assert statement["Action"] in ("s3:GetObject", "s3:ListBucket")
        condition = statement["Condition"]["StringEquals"]["AWS:SourceArn"]["Fn::Sub"]
        assert condition.endswith(":distribution/${SiteCdn}")


def test_buckets_content_is_never_public() -> None:
    access = resources_of_type(rendered_template(), "AWS::S3::Bucket")["SiteBucket"][
        "PublicAccessBlockConfiguration"
    ]
    assert len(access) == 4
    assert all(access.values())
