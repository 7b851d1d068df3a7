"""Publishing the site: what is stored with which headers, and that CloudFront forgets the old."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import ANY, Stubber

from infra.publish_site import (
    ALWAYS_ASK,
    FOREVER,
    WIDGET,
    SiteIsNotBuilt,
    Stage,
    cache_control,
    publish,
    read_stage,
    site_files,
)

STAGE = Stage(
    bucket="site-bucket",
    distribution="E123",
    staff_issuer="https://id.example.vn/ward",
    staff_client_id="den-luot-staff",
    watch_address="https://abc.lambda-url.ap-southeast-1.on.aws/",
)
KEYS = {"region_name": "ap-southeast-1", "aws_access_key_id": "test", "aws_secret_access_key": "test"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": "<!doctype html>",
        "config.json": '{"demo": {"office": "lien-chieu"}}',
        "sw.js": "self",
        "assets/index-B2a9.js": "export {}",
        "widget/v1.js": "export {}",
        "manifest.webmanifest": "{}",
        ".ready": "",
        ".vite/manifest.json": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def s3() -> Iterator[tuple[Any, Stubber]]:
    client = boto3.client("s3", **KEYS)
    with Stubber(client) as stub:
        yield client, stub


@pytest.fixture
def cloudfront() -> Iterator[tuple[Any, Stubber]]:
    client = boto3.client("cloudfront", **KEYS)
    with Stubber(client) as stub:
        yield client, stub


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("assets/index-B2a9.js", FOREVER),
        ("widget/assets/queue-x1.js", FOREVER),
        ("widget/v1.js", WIDGET),
        ("widget/example.html", ALWAYS_ASK),
        ("index.html", ALWAYS_ASK),
        ("sw.js", ALWAYS_ASK),
        ("manifest.webmanifest", ALWAYS_ASK),
    ],
)
def test_file_is_kept_as_long_as_its_name_means_its_content(key: str, kept: str) -> None:
    assert cache_control(key) == kept


def test_pages_are_stored_after_what_they_name(site: Path) -> None:
    keys = [file.key for file in site_files(site, STAGE)]
    assert keys[-2:] == ["index.html", "config.json"]
    assert sorted(keys[:-2]) == ["assets/index-B2a9.js", "manifest.webmanifest", "sw.js", "widget/v1.js"]


def test_configuration_is_the_stages_and_has_no_demo(site: Path) -> None:
    *_, last = site_files(site, STAGE)
    assert json.loads(last.content) == {
        "api": "/graphql",
        "watch": "https://abc.lambda-url.ap-southeast-1.on.aws/graphql",
        "staff": {"issuer": "https://id.example.vn/ward", "clientId": "den-luot-staff"},
        "demo": None,
    }


def test_folder_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SiteIsNotBuilt):
        list(site_files(tmp_path, STAGE))


def test_every_file_is_stored_and_the_old_forgotten(
    site: Path, s3: tuple[Any, Stubber], cloudfront: tuple[Any, Stubber]
) -> None:
    for key, kind, kept in [
        ("assets/index-B2a9.js", "text/javascript; charset=utf-8", FOREVER),
        ("manifest.webmanifest", "application/manifest+json", ALWAYS_ASK),
        ("sw.js", "text/javascript; charset=utf-8", ALWAYS_ASK),
        ("widget/v1.js", "text/javascript; charset=utf-8", WIDGET),
        ("index.html", "text/html; charset=utf-8", ALWAYS_ASK),
        ("config.json", "application/json", ALWAYS_ASK),
    ]:
        expected = {
            "Bucket": "site-bucket",
            "Key": key,
            "Body": ANY,
            "ContentType": kind,
            "CacheControl": kept,
        }
        s3[1].add_response("put_object", {}, expected)
    forget = {"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": ANY}
    cloudfront[1].add_response(
        "create_invalidation", {}, {"DistributionId": "E123", "InvalidationBatch": forget}
    )
    assert publish(s3=s3[0], cloudfront=cloudfront[0], stage=STAGE, folder=site) == 6
    s3[1].assert_no_pending_responses()
    cloudfront[1].assert_no_pending_responses()


def test_stage_is_read_from_its_stack() -> None:
    client = boto3.client("cloudformation", **KEYS)
    outputs = {
        "SiteBucketName": "site-bucket",
        "SiteDistributionId": "E123",
        "StaffIssuer": "https://id.example.vn/ward",
        "StaffClientId": "den-luot-staff",
        "WatchAddress": "https://abc.lambda-url.ap-southeast-1.on.aws/",
        "SiteUrl": "https://d0000000000000.cloudfront.net",
    }
    stack = {
        "StackName": "den-luot-trial",
        "CreationTime": "2026-11-23T01:30:00Z",
        "StackStatus": "UPDATE_COMPLETE",
        "Outputs": [{"OutputKey": key, "OutputValue": value} for key, value in outputs.items()],
    }
    with Stubber(client) as stub:
        stub.add_response("describe_stacks", {"Stacks": [stack]}, {"StackName": "den-luot-trial"})
        assert read_stage(client, stage="trial") == STAGE
