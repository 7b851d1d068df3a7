"""The tree has the folders that ARCHITECTURE.md maps, and no others."""

import re
import subprocess
from functools import cache

import pytest

from infra.node_tools import INFRA

ROOT = INFRA.parent
FOLDERS = frozenset({".ci", "api", "schema", "frontend", "infra", "tests"})
FILES = frozenset(
    {
        ".gitignore",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "DECISIONS.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "pyproject.toml",
        "serverless.yml",
        "uv.lock",
    }
)
LAYERS = ("domain", "storage", "adapters", "usecases", "handlers", "local")


@cache
def kept_files() -> list[str]:
    """Every file that git keeps or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return listing.stdout.splitlines()


@cache
def architecture() -> str:
    return (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def mapped_paths() -> list[str]:
    """Code in the text that names a place in the tree."""
    beginnings = "|".join(sorted(FOLDERS - {".ci"}))
    found = re.findall(rf"`((?:{beginnings})/[\w./-]*)`", architecture())
    return sorted({*found, *(name for name in FILES if f"`{name}`" in architecture())})


def test_top_level_holds_what_is_agreed_and_nothing_else() -> None:
    top = {path.split("/")[0] for path in kept_files()}
    assert top == FOLDERS | FILES


@pytest.mark.parametrize("path", mapped_paths())
def test_path_named_in_architecture_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_layer_is_on_the_map() -> None:
    packages = {path.name for path in (ROOT / "api").iterdir() if (path / "__init__.py").exists()}
    assert packages == set(LAYERS)
    map_of_tree = architecture().split("## One request")[0]
    assert all(f"`api/{layer}/`" in map_of_tree for layer in LAYERS)
    suites = {
        path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    assert all(f"`tests/{suite}`" in map_of_tree for suite in suites)


def test_decisions_are_numbered_without_gaps() -> None:
    records = re.findall(r"^## (\d+)\. ", (ROOT / "DECISIONS.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in records] == list(range(1, len(records) + 1))
    assert records


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "Copyright 2026 The Đến Lượt contributors" in text
