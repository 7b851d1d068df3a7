"""Faults of a template that CloudFormation linters let pass; each function tells those it finds."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.contract.rendered_template import ROOT, Template, resources_of_type

# API Gateway's own limit for an integration of an HTTP API.
GATEWAY_LIMIT_IN_SECONDS = 30
SCHEDULER = "scheduler.amazonaws.com"
HANDLERS = Path("api", "handlers")
# Objects have no names that a template could list: all of one bucket.
OBJECTS = ("${FilesBucket.Arn}/*",)


def handler_faults(template: Template, root: Path = ROOT) -> list[str]:
    """Functions whose handler does not exist, and handler files that no function runs."""
    faults = []
    deployed = set()
    for name, function in resources_of_type(template, "AWS::Lambda::Function").items():
        module, _, attribute = function["Handler"].rpartition(".")
        source = Path(*module.split(".")).with_suffix(".py")
        deployed.add(source)
        if not (root / source).is_file():
            faults.append(f"{name}: no file {source}")
        elif not re.search(rf"^(def )?{attribute}( = |: |\()", (root / source).read_text(), re.MULTILINE):
            faults.append(f"{name}: no {attribute} in {source}")
    handlers = [path.relative_to(root) for path in sorted((root / HANDLERS).glob("*.py"))]
    forgotten = [path for path in handlers if path.name != "__init__.py" and path not in deployed]
    return faults + [f"{path} is not deployed" for path in forgotten]


def stream_faults(template: Template) -> list[str]:
    """Streams that are read from a table that writes none."""
    tables = resources_of_type(template, "AWS::DynamoDB::Table")
    read = {table for table, attribute in _attributes(template) if attribute == "StreamArn"}
    return [f"{table} has no stream" for table in read if "StreamSpecification" not in tables[table]]


def timeout_faults(template: Template) -> list[str]:
    """Functions behind the gateway that may run on when the gateway has given up."""
    functions = resources_of_type(template, "AWS::Lambda::Function")
    behind_gateway = {
        name
        for integration in resources_of_type(template, "AWS::ApiGatewayV2::Integration").values()
        for name, _ in _attributes(integration["IntegrationUri"])
    }
    return [
        f"{name} may take {functions[name]['Timeout']} s"
        for name in behind_gateway
        if functions[name]["Timeout"] > GATEWAY_LIMIT_IN_SECONDS
    ]


def scheduler_faults(template: Template) -> list[str]:
    """Schedules whose role does not trust the scheduler."""
    roles = resources_of_type(template, "AWS::IAM::Role")
    faults = []
    for name, schedule in resources_of_type(template, "AWS::Scheduler::Schedule").items():
        for role, _ in _attributes(schedule["Target"]["RoleArn"]):
            statements = roles[role]["AssumeRolePolicyDocument"]["Statement"]
            trusted = {
                service
                for statement in statements
                for service in _list(statement["Principal"].get("Service", []))
            }
            if SCHEDULER not in trusted:
                faults.append(f"{name}: {role} trusts {sorted(trusted)}")
    return faults


def wildcard_faults(template: Template) -> list[str]:
    """Statements of function roles that allow an action or a resource by wildcard."""
    faults = []
    for name, role in resources_of_type(template, "AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                named = [*_list(statement.get("Action", "*")), *_texts(statement.get("Resource", "*"))]
                faults += [f"{name}: {text}" for text in named if "*" in text and text not in OBJECTS]
        faults += [f"{name}: managed policy {arn}" for arn in role.get("ManagedPolicyArns", [])]
    return faults


def _attributes(value: object) -> Iterator[tuple[str, str]]:
    """Every (logical name, attribute) read by Fn::GetAtt inside `value`."""
    if isinstance(value, dict):
        match value.get("Fn::GetAtt"):
            case [str(name), str(attribute)]:
                yield name, attribute
            case str(text):
                name, _, attribute = text.partition(".")
                yield name, attribute
        for part in value.values():
            yield from _attributes(part)
    elif isinstance(value, list):
        for part in value:
            yield from _attributes(part)


def _texts(value: object) -> Iterator[str]:
    """Every literal text inside `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _list(value: list[str] | str) -> list[str]:
    return [value] if isinstance(value, str) else value
