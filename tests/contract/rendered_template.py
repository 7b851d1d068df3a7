"""The CloudFormation template as osls renders it, offline and outside the work tree."""

import json
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from infra.node_tools import INFRA, OSLS, install_node_tools, run_node

ROOT = INFRA.parent
STAGE = "trial"
REQUIRED_PARAMETERS = (
    "staffIssuer=https://id.example.vn/ward",
    "staffAudience=den-luot",
    "staffJwksUrl=https://id.example.vn/ward/jwks.json",
    "mailFrom=khong-tra-loi@example.vn",
)
OWN_NAME = (
    "siteDomain=denluot.example.vn",
    "certificateArn=arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000",
    "operatorEmail=it@example.vn",
)

Template = dict[str, Any]


@cache
def rendered_text(parameters: tuple[str, ...] = REQUIRED_PARAMETERS) -> str:
    """The template's JSON for a stage with these `name=value` parameters."""
    install_node_tools()
    with tempfile.TemporaryDirectory() as folder:
        workplace = Path(folder)
        shutil.copy(ROOT / "serverless.yml", workplace)
        for part in INFRA.glob("*.yml"):
            (workplace / "infra").mkdir(exist_ok=True)
            shutil.copy(part, workplace / "infra")
        # osls wants the artefact to exist and looks no further.
        (workplace / "build").mkdir()
        with zipfile.ZipFile(workplace / "build" / "api.zip", "w") as artefact:
            artefact.writestr("empty", "")
        choices = [part for parameter in parameters for part in ("--param", parameter)]
        run_node([OSLS, "package", "--stage", STAGE, *choices], cwd=workplace)
        return (workplace / ".serverless" / "cloudformation-template-update-stack.json").read_text()


def rendered_template(parameters: tuple[str, ...] = REQUIRED_PARAMETERS) -> Template:
    """A fresh copy of the template for a stage with these `name=value` parameters."""
    template: Template = json.loads(rendered_text(parameters))
    return template


def resources_of_type(template: Template, kind: str) -> dict[str, Template]:
    """Properties by logical name of the resources of one CloudFormation type."""
    return {
        name: resource.get("Properties", {})
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }
