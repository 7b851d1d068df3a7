"""What is left of botocore's files, on small files of the same form."""

import gzip
import json
from pathlib import Path
from typing import Any

import botocore
import pytest

from infra.slim_botocore import (
    KEPT,
    TABLE_OPERATIONS,
    BotocoreHasChanged,
    slim_endpoints,
    slim_roots,
    slim_service_model,
)


def service_model() -> dict[str, object]:
    operations = {
        name: {"name": name, "input": {"shape": "Input"}, "documentation": "…"} for name in TABLE_OPERATIONS
    }
    return {
        "version": "2.0",
        "metadata": {"serviceId": "DynamoDB"},
        "documentation": "…",
        "operations": {**operations, "CreateTable": {"input": {"shape": "CreateTableInput"}}},
        "shapes": {
            "Input": {"type": "structure", "members": {"Key": {"shape": "Key", "documentation": "…"}}},
            "Key": {"type": "map", "value": {"shape": "Value"}},
            "Value": {
                "type": "structure",
                "members": {"M": {"shape": "Key"}, "documentation": {"shape": "Text"}},
            },
            "Text": {"type": "string"},
            "CreateTableInput": {"type": "structure", "members": {}},
        },
    }


def slimmed(model: dict[str, object]) -> dict[str, Any]:
    return slim_service_model(model, operations=TABLE_OPERATIONS)


def test_operations_that_are_never_sent_are_left_out() -> None:
    assert slimmed(service_model())["operations"].keys() == TABLE_OPERATIONS


def test_shapes_are_kept_as_far_as_operations_reach() -> None:
    assert slimmed(service_model())["shapes"].keys() == {"Input", "Key", "Value", "Text"}


def test_documentation_goes_but_a_member_of_that_name_stays() -> None:
    shapes = slimmed(service_model())["shapes"]
    assert shapes["Input"]["members"]["Key"] == {"shape": "Key"}
    assert shapes["Value"]["members"]["documentation"] == {"shape": "Text"}


def test_sending_mail_needs_little_of_its_service() -> None:
    folder = Path(botocore.__file__).parent / "data" / "sesv2" / KEPT["sesv2"][0]
    model = json.loads(gzip.decompress((folder / "service-2.json.gz").read_bytes()))
    slimmed = slim_service_model(model, operations=KEPT["sesv2"][1])
    assert slimmed["operations"].keys() == {"SendEmail"}
    assert {"EmailContent", "RawMessage", "MessageRejected", "BadRequestException"} <= slimmed[
        "shapes"
    ].keys()
    assert len(json.dumps(slimmed)) < 10_000


def test_model_without_a_needed_operation_is_refused() -> None:
    model = service_model()
    del model["operations"]["Query"]  # type: ignore[attr-defined]
    with pytest.raises(BotocoreHasChanged, match="Query"):
        slimmed(model)


def test_endpoints_keep_the_services_kept_of_the_one_partition() -> None:
    endpoints = {
        "version": 3,
        "partitions": [
            {"partition": "aws", "services": {"dynamodb": {"endpoints": {}}, "s3": {}, "email": {}}},
            {"partition": "aws-cn", "services": {"dynamodb": {}}},
        ],
    }
    assert slim_endpoints(endpoints) == {
        "version": 3,
        "partitions": [{"partition": "aws", "services": {"dynamodb": {"endpoints": {}}}}],
    }


def certificate(subject: str) -> str:
    return f"\n# Subject: {subject}\n-----BEGIN CERTIFICATE-----\n{subject}\n-----END CERTIFICATE-----\n"


AMAZON = [certificate(f"CN=Amazon Root CA {number} O=Amazon") for number in range(1, 5)]
STARFIELD = certificate(
    "CN=Starfield Services Root Certificate Authority - G2 O=Starfield Technologies, Inc."
)
OTHERS = [
    certificate("CN=GlobalSign Root CA O=GlobalSign"),
    certificate("CN=Starfield Root Certificate Authority - G2 O=Starfield Technologies, Inc."),
]


def test_only_amazons_roots_are_trusted() -> None:
    kept = slim_roots("".join([*OTHERS, *AMAZON, STARFIELD]))
    assert kept.count("BEGIN CERTIFICATE") == 5
    assert "GlobalSign" not in kept
    assert "Starfield Root" not in kept


def test_bundle_that_lacks_a_root_is_refused() -> None:
    with pytest.raises(BotocoreHasChanged, match="4 Amazon roots"):
        slim_roots("".join(AMAZON))
