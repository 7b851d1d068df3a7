"""README.md names what there is: settings, targets, parameters, limits, error codes, places."""

import re
from functools import cache
from itertools import pairwise

import pytest
import yaml

from api.app import LARGEST_BODY_IN_BYTES
from infra.node_tools import INFRA
from schema import limits
from schema.shape import MOST_TOKENS
from schema.texts import LARGEST_PAGE

ROOT = INFRA.parent
SETTING = re.compile(r"DENLUOT_[A-Z_]+")
CODE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


@cache
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@cache
def section(title: str) -> str:
    """What stands under a heading of the second level."""
    (found,) = [part for part in readme().split("\n## ")[1:] if part.startswith(f"{title}\n")]
    return found


def first_cells(text: str) -> list[str]:
    """The first column of every table in the text, without its headings."""
    lines = text.splitlines()
    headings = {line for line, after in pairwise(lines) if re.match(r"\|[-:| ]+\|$", after)}
    rows = [line for line in lines if line.startswith("| ") and line not in headings]
    return [row.split("|")[1].strip() for row in rows]


def test_settings_table_lists_exactly_what_is_read() -> None:
    declared = set(SETTING.findall((ROOT / "api" / "settings.py").read_text(encoding="utf-8")))
    listed = [cell.strip("`") for cell in first_cells(section("Settings"))]
    assert sorted(listed) == sorted(declared)


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^(\w+) := (\S+)$", makefile, re.MULTILINE))
    named = re.findall(r"^([\w./$()-]+):(?!=)", makefile, re.MULTILINE)
    return {re.sub(r"\$\((\w+)\)", lambda found: variables[found[1]], name) for name in named}


def commands() -> str:
    """Shell blocks and code in running text, where commands stand."""
    shell = [text for language, text in CODE.findall(readme()) if language == "sh"]
    return "\n".join([*shell, *re.findall(r"`([^`\n]+)`", CODE.sub("", readme()))])


def test_every_target_named_exists() -> None:
    named = set(re.findall(r"^make ([a-z][\w./-]*)", commands(), re.MULTILINE))
    assert {"run", "test", "package", "bench"} <= named
    assert named - targets() == set()


def test_every_target_people_are_offered_is_named() -> None:
    offered = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {f"make {target}" for target in offered} <= set(commands().splitlines())


def test_every_python_command_named_exists() -> None:
    modules = set(re.findall(r"python -m ([\w.]+)", commands()))
    assert modules
    for module in modules:
        path = ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module


def test_parameters_are_those_of_the_template() -> None:
    text = (ROOT / "serverless.yml").read_text(encoding="utf-8")
    included = "".join(path.read_text(encoding="utf-8") for path in INFRA.glob("*.yml"))
    wanted = set(re.findall(r"\$\{param:(\w+)\}", text + included))
    listed = {name for cell in first_cells(section("Deploy")) for name in re.findall(r"`(\w+)`", cell)}
    assert listed == wanted
    with_default = set(
        yaml.safe_load(re.split(r"^custom:", text, flags=re.MULTILINE)[0])["params"]["default"]
    )
    given = set(re.findall(r'--param "(\w+)=', section("Deploy")))
    assert given == wanted - with_default


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("Body, bytes", LARGEST_BODY_IN_BYTES),
        ("Tokens", MOST_TOKENS),
        ("Depth", limits.DEEPEST),
        ("Aliases and repeated fields", limits.MOST_REPEATS),
        ("Cost: fields, times `first` of each list around them", limits.LARGEST_COST),
        ("`first` of any list", LARGEST_PAGE),
    ],
)
def test_limit_is_the_one_that_holds(limit: str, value: int) -> None:
    assert f"| {limit} | {value:,} |" in section("The API")


def test_error_codes_are_those_that_are_sent() -> None:
    (listed,) = re.findall(r"`extensions\.code`: (.*?)\.\n", section("The API"), re.DOTALL)
    sources = [ROOT / "api" / "app.py", *(ROOT / "schema").glob("*.py")]
    sent = re.compile(r'(?:RequestRefused\(\s*|"?code"?[=:] ?|_error\("\w+", )"([A-Z_]{6,})"')
    found = {code for path in sources for code in sent.findall(path.read_text(encoding="utf-8"))}
    assert set(re.findall(r"`([A-Z_]+)`", listed)) == found


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", readme()):
        name, _, anchor = target.partition("#")
        page = ROOT / name if name else ROOT / "README.md"
        assert page.exists(), target
        headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors, target
