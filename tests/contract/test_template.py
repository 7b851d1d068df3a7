"""The rendered CloudFormation template: linted, free of what linters miss, in step with the settings."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cfnlint import ManualArgs, lint

from api.settings import SettingIsWrong, read_settings
from tests.contract.rendered_template import (
    OWN_NAME,
    REQUIRED_PARAMETERS,
    ROOT,
    Template,
    rendered_template,
    rendered_text,
    resources_of_type,
)
from tests.contract.template_faults import (
    handler_faults,
    scheduler_faults,
    stream_faults,
    timeout_faults,
    wildcard_faults,
)

REGION = "ap-southeast-1"
# osls writes dependencies that a reference already enforces.
REDUNDANT_DEPENDENCY = "W3005"
# Without a name of its own the site has no certificate: the empty text stands in the branch not taken.
EMPTY_CERTIFICATE = "W1030"
SETTING = re.compile(r"DENLUOT_[A-Z_]+")


@pytest.mark.parametrize(
    ("parameters", "ignored"),
    [
        (REQUIRED_PARAMETERS, [REDUNDANT_DEPENDENCY, EMPTY_CERTIFICATE]),
        (REQUIRED_PARAMETERS + OWN_NAME, [REDUNDANT_DEPENDENCY]),
    ],
    ids=["CloudFront's name", "the ward's own name"],
)
def test_linter_finds_nothing(parameters: tuple[str, ...], ignored: list[str]) -> None:
    found = lint(rendered_text(parameters), regions=[REGION], config=ManualArgs(ignore_checks=ignored))
    assert [f"{match.rule.id} {match.message}" for match in found] == []


@pytest.mark.parametrize(
    "faults", [handler_faults, stream_faults, timeout_faults, scheduler_faults, wildcard_faults]
)
def test_template_has_no_fault_that_linters_miss(faults: Callable[[Template], list[str]]) -> None:
    assert faults(rendered_template()) == []


def test_wrong_handler_path_is_a_fault() -> None:
    template = rendered_template()
    template["Resources"]["GraphqlLambdaFunction"]["Properties"]["Handler"] = "api.handlers.graphiql.handler"
    assert "GraphqlLambdaFunction: no file api/handlers/graphiql.py" in handler_faults(template)


def test_handler_file_that_no_function_runs_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "api" / "handlers").mkdir(parents=True)
    for deployed in ("files", "graphql", "notices", "reckonings", "statistics", "waitlist", "watching"):
        (tmp_path / "api" / "handlers" / f"{deployed}.py").write_text("handler = print\n")
    assert handler_faults(rendered_template(), tmp_path) == []
    (tmp_path / "api" / "handlers" / "forgotten.py").touch()
    assert handler_faults(rendered_template(), tmp_path) == ["api/handlers/forgotten.py is not deployed"]


def test_stream_read_from_a_table_that_writes_none_is_a_fault() -> None:
    template = rendered_template()
    template["Outputs"]["Stream"] = {"Value": {"Fn::GetAtt": ["Table", "StreamArn"]}}
    assert stream_faults(template) == []
    del template["Resources"]["Table"]["Properties"]["StreamSpecification"]
    assert stream_faults(template) == ["Table has no stream"]


def test_function_that_outlives_the_gateway_is_a_fault() -> None:
    template = rendered_template()
    template["Resources"]["GraphqlLambdaFunction"]["Properties"]["Timeout"] = 31
    assert timeout_faults(template) == ["GraphqlLambdaFunction may take 31 s"]


def test_schedule_whose_role_does_not_trust_the_scheduler_is_a_fault() -> None:
    template = rendered_template()
    template["Resources"]["Nightly"] = {
        "Type": "AWS::Scheduler::Schedule",
        "Properties": {"Target": {"RoleArn": {"Fn::GetAtt": ["GraphqlRole", "Arn"]}}},
    }
    assert scheduler_faults(template) == ["Nightly: GraphqlRole trusts ['lambda.amazonaws.com']"]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ({"Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:::table/x"}, "GraphqlRole: dynamodb:*"),
        ({"Action": ["dynamodb:Get*"], "Resource": {"Ref": "Table"}}, "GraphqlRole: dynamodb:Get*"),
        ({"Action": "dynamodb:Query", "Resource": "*"}, "GraphqlRole: *"),
        (
            {"Action": "dynamodb:Query", "Resource": [{"Fn::Sub": "${Table.Arn}/*"}]},
            "GraphqlRole: ${Table.Arn}/*",
        ),
    ],
)
def test_wildcard_in_an_inline_policy_is_a_fault(statement: Template, fault: str) -> None:
    template = rendered_template()
    policy = template["Resources"]["GraphqlRole"]["Properties"]["Policies"][0]["PolicyDocument"]
    policy["Statement"].append({"Effect": "Allow", **statement})
    assert wildcard_faults(template) == [fault]


@pytest.mark.parametrize(
    ("left_out", "setting"),
    [
        ("staffIssuer", "DENLUOT_STAFF_ISSUER"),
        ("staffAudience", "DENLUOT_STAFF_AUDIENCE"),
        ("staffJwksUrl", "DENLUOT_STAFF_JWKS_URL"),
        ("mailFrom", "DENLUOT_MAIL_FROM"),
    ],
)
def test_stage_without_a_sign_in_or_a_sender_is_refused(left_out: str, setting: str) -> None:
    given = tuple(parameter for parameter in REQUIRED_PARAMETERS if not parameter.startswith(left_out))
    with pytest.raises(Exception, match="non-zero exit status") as refusal:
        rendered_text(given)
    assert setting in "".join(refusal.value.__notes__)


def deployed_settings() -> dict[str, str]:
    """The function's environment with a plausible value where CloudFormation computes one."""
    function = resources_of_type(rendered_template(), "AWS::Lambda::Function")["GraphqlLambdaFunction"]
    computed = {"DENLUOT_SITE_URL": "https://d0000000000000.cloudfront.net"}
    return {
        name: value if isinstance(value, str) else computed.get(name, "x" * 64)
        for name, value in function["Environment"]["Variables"].items()
    }


def test_deployed_settings_are_accepted() -> None:
    settings = read_settings(deployed_settings())
    assert (settings.staff_issuer, settings.staff_audience) == ("https://id.example.vn/ward", "den-luot")


@pytest.mark.parametrize("name", sorted(deployed_settings()))
def test_every_deployed_setting_is_needed(name: str) -> None:
    others = {key: value for key, value in deployed_settings().items() if key != name}
    with pytest.raises(SettingIsWrong, match=name):
        read_settings(others)


def test_every_setting_is_documented() -> None:
    declared = set(SETTING.findall((ROOT / "api" / "settings.py").read_text()))
    documented = set(SETTING.findall((ROOT / "README.md").read_text()))
    assert declared
    assert declared <= documented
