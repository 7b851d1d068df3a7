"""The bucket that keeps results: nobody but the functions reaches it, and pages for one file at a time."""

from tests.contract.rendered_template import (
    OWN_NAME,
    REQUIRED_PARAMETERS,
    rendered_template,
    resources_of_type,
)
from tests.contract.test_policies import statements

TEMPLATE = rendered_template()
BUCKET = resources_of_type(TEMPLATE, "AWS::S3::Bucket")["FilesBucket"]
OBJECTS = {"Fn::Sub": "${FilesBucket.Arn}/*"}


def test_bucket_is_closed_encrypted_and_keeps_old_versions() -> None:
    access = BUCKET["PublicAccessBlockConfiguration"]
    assert len(access) == 4
    assert all(access.values())
    (encryption,) = BUCKET["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encryption["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert BUCKET["VersioningConfiguration"] == {"Status": "Enabled"}
    assert BUCKET["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert TEMPLATE["Resources"]["FilesBucket"]["DeletionPolicy"] == "Retain"


def test_what_was_swept_goes_after_a_month_and_what_is_kept_never() -> None:
    rules = {rule.pop("Id"): rule for rule in BUCKET["LifecycleConfiguration"]["Rules"]}
    assert rules == {
        "drop-swept-files": {"Status": "Enabled", "NoncurrentVersionExpiration": {"NoncurrentDays": 30}},
        "drop-marks-of-swept-files": {"Status": "Enabled", "ExpiredObjectDeleteMarker": True},
        "drop-broken-uploads": {
            "Status": "Enabled",
            "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
        },
    }


def test_only_the_sites_pages_may_send_files() -> None:
    (rule,) = BUCKET["CorsConfiguration"]["CorsRules"]
    assert rule["AllowedMethods"] == ["PUT"]
    assert rule["AllowedHeaders"] == ["content-type", "x-amz-checksum-sha256"]
    (origin,) = rule["AllowedOrigins"]
    assert origin == {
        "Fn::If": [
            "HasSiteDomain",
            {"Fn::Sub": "https://${SiteDomain}"},
            {"Fn::Sub": "https://${SiteCdn.DomainName}"},
        ]
    }


def test_nothing_is_sent_or_fetched_without_tls() -> None:
    policy = resources_of_type(TEMPLATE, "AWS::S3::BucketPolicy")["FilesBucketPolicy"]["PolicyDocument"]
    (statement,) = policy["Statement"]
    assert (statement["Effect"], statement["Principal"]) == ("Deny", "*")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_api_signs_for_reading_and_writing_and_the_sweeper_alone_removes() -> None:
    def granted(role: str) -> dict[str, object]:
        found = {}
        for statement in statements(role):
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            found |= {action: statement["Resource"] for action in actions if action.startswith("s3:")}
        return found

    assert granted("GraphqlRole") == {
        "s3:GetObject": OBJECTS,
        "s3:PutObject": OBJECTS,
        "s3:ListBucket": {"Fn::GetAtt": ["FilesBucket", "Arn"]},
    }
    assert granted("FilesRole") == {"s3:DeleteObject": OBJECTS}
    others = ("NoticesRole", "ReckoningsRole", "StatisticsRole", "WatchingRole")
    assert [granted(role) for role in others] == [{}, {}, {}, {}]


def test_sweeper_holds_no_secret() -> None:
    function = resources_of_type(TEMPLATE, "AWS::Lambda::Function")["FilesLambdaFunction"]
    assert function["Environment"]["Variables"].keys() == {"DENLUOT_TABLE", "DENLUOT_FILES_BUCKET"}


def test_bucket_of_a_site_with_its_own_name_is_the_same() -> None:
    named = rendered_template(REQUIRED_PARAMETERS + OWN_NAME)
    assert resources_of_type(named, "AWS::S3::Bucket")["FilesBucket"]["BucketName"] == BUCKET["BucketName"]


def test_sweeper_that_fails_for_hours_wakes_the_operator() -> None:
    alarm = resources_of_type(TEMPLATE, "AWS::CloudWatch::Alarm")["SweepingAlarm"]
    assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": "FilesLambdaFunction"}}]
    assert alarm["MetricName"] == "Errors"
    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]
