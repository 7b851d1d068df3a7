"""Publishes the built site of one stage: `python -m infra.publish_site STAGE` after deploying the stage."""

import json
import mimetypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]

from infra.node_tools import INFRA

REGION = "ap-southeast-1"
SITE = INFRA.parent / "frontend" / "dist"
CONFIGURATION = "config.json"
# Vite puts the hash of the content into these names: what they hold can never change.
HASHED_FOLDERS = ("assets/", "widget/assets/")
FOREVER = "public, max-age=31536000, immutable"
# A ward's site embeds this name for years. CloudFront keeps it until it is published anew.
WIDGET = "public, max-age=3600, s-maxage=31536000, stale-while-revalidate=86400"
ALWAYS_ASK = "no-cache"
CONTENT_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
}


class SiteIsNotBuilt(Exception):
    """There is no built site to publish."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a deployed stage tells of itself in its stack's outputs."""

    bucket: str
    distribution: str
    staff_issuer: str
    staff_client_id: str
    watch_address: str


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of the site as it is stored: `key` is its path from the site's root."""

    key: str
    content: bytes
    content_type: str
    cache_control: str


def read_stage(cloudformation: Any, *, stage: str) -> Stage:
    """The stage's bucket, distribution and sign-in, from the stack den-luot-STAGE."""
    (stack,) = cloudformation.describe_stacks(StackName=f"den-luot-{stage}")["Stacks"]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
    return Stage(
        bucket=outputs["SiteBucketName"],
        distribution=outputs["SiteDistributionId"],
        staff_issuer=outputs["StaffIssuer"],
        staff_client_id=outputs["StaffClientId"],
        watch_address=outputs["WatchAddress"],
    )


def site_files(folder: Path, stage: Stage) -> Iterator[SiteFile]:
    """The files to store, pages last: a page never names a file that is not there yet.

    The configuration is the stage's own and never has a demo, whatever the build folder holds.
    """
    paths = [
        path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(folder))
    ]
    if not any(path.name == "index.html" for path in paths):
        raise SiteIsNotBuilt(f"no index.html in {folder}: run `make` for the site first")
    for path in sorted(paths, key=lambda path: (path.suffix == ".html", path)):
        key = path.relative_to(folder).as_posix()
        if key != CONFIGURATION:
            yield SiteFile(key, path.read_bytes(), _content_type(path), cache_control(key))
    yield SiteFile(CONFIGURATION, configuration(stage), "application/json", ALWAYS_ASK)


def configuration(stage: Stage) -> bytes:
    """The site's /config.json: where the API is, where boards are watched and where clerks sign in."""
    staff = {"issuer": stage.staff_issuer, "clientId": stage.staff_client_id}
    watch = f"{stage.watch_address}graphql"
    return json.dumps({"api": "/graphql", "watch": watch, "staff": staff, "demo": None}).encode()


def cache_control(key: str) -> str:
    """How long browsers and CloudFront may keep a file of the site."""
    if key.startswith(HASHED_FOLDERS):
        return FOREVER
    if key.startswith("widget/") and key.endswith(".js"):
        return WIDGET
    return ALWAYS_ASK


def publish(*, s3: Any, cloudfront: Any, stage: Stage, folder: Path) -> int:
    """Store every file and have CloudFront forget what it keeps; returns the number of files.

    Replaced hashed files stay: pages that are open still load them.
    """
    digest = sha256()
    count = 0
    for file in site_files(folder, stage):
        s3.put_object(
            Bucket=stage.bucket,
            Key=file.key,
            Body=file.content,
            ContentType=file.content_type,
            CacheControl=file.cache_control,
        )
        digest.update(file.key.encode() + file.content)
        count += 1
    cloudfront.create_invalidation(
        DistributionId=stage.distribution,
        # The same content again is the same request: a repeated run invalidates once.
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": digest.hexdigest(),
        },
    )
    return count


def _is_hidden(path: Path) -> bool:
    """Whether it is a trace of the build, such as .vite/manifest.json."""
    return any(part.startswith(".") for part in path.parts)


def _content_type(path: Path) -> str:
    kind = CONTENT_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def main(stage_name: str) -> None:
    stage = read_stage(boto3.client("cloudformation", region_name=REGION), stage=stage_name)
    count = publish(
        s3=boto3.client("s3", region_name=REGION),
        cloudfront=boto3.client("cloudfront"),
        stage=stage,
        folder=SITE,
    )
    print(f"{count} files published to {stage.bucket}")


if __name__ == "__main__":
    main(*sys.argv[1:])
