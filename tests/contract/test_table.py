"""The deployed table is the one that the PynamoDB models expect."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.storage.tables import Base
from tests.contract.rendered_template import Template, rendered_template, resources_of_type

MODEL = Base._get_schema()


def deployed() -> Template:
    (table,) = resources_of_type(rendered_template(), "AWS::DynamoDB::Table").values()
    return table


def keys(schema: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Attribute by role; PynamoDB lists an index's keys by name, CloudFormation wants the hash key first."""
    return {part["KeyType"]: part["AttributeName"] for part in schema}


def test_keys_are_the_models() -> None:
    assert keys(deployed()["KeySchema"]) == keys(MODEL["key_schema"]) == {"HASH": "pk", "RANGE": "sk"}


def test_key_attributes_have_the_models_types() -> None:
    types = {part["AttributeName"]: part["AttributeType"] for part in deployed()["AttributeDefinitions"]}
    assert types == {part["AttributeName"]: part["AttributeType"] for part in MODEL["attribute_definitions"]}


def test_indexes_are_the_models() -> None:
    there = {
        index["IndexName"]: (keys(index["KeySchema"]), index["Projection"]["ProjectionType"])
        for index in deployed()["GlobalSecondaryIndexes"]
    }
    wanted = {
        index["index_name"]: (keys(index["key_schema"]), index["projection"]["ProjectionType"])
        for index in MODEL["global_secondary_indexes"]
    }
    assert there == wanted


def test_small_rows_hold_the_models_attributes() -> None:
    there = {
        index["IndexName"]: sorted(index["Projection"].get("NonKeyAttributes", []))
        for index in deployed()["GlobalSecondaryIndexes"]
    }
    wanted = {
        index["index_name"]: sorted(index["projection"].get("NonKeyAttributes", []))
        for index in MODEL["global_secondary_indexes"]
    }
    assert there == wanted


def test_items_expire_by_the_models_attribute() -> None:
    lifetime = deployed()["TimeToLiveSpecification"]
    assert lifetime == {"AttributeName": Base.expires_at.attr_name, "Enabled": True}


def test_table_survives_mistakes() -> None:
    resource = rendered_template()["Resources"]["Table"]
    assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain"
    assert resource["Properties"]["DeletionProtectionEnabled"] is True
    assert resource["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
