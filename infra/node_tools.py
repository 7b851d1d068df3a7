"""The Node programs of infra/package-lock.json: installed on first use, run without a Node on PATH."""

import fcntl
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

INFRA = Path(__file__).resolve().parent
NODE_MODULES = INFRA / "node_modules"
OSLS = NODE_MODULES / "osls" / "bin" / "serverless.js"


class ToolIsMissing(Exception):
    """A program that the Python environment should bring along is not there."""


def program(name: str) -> str:
    """The path of a program of this Python environment, else of the machine."""
    found = shutil.which(name, path=Path(sys.executable).parent) or shutil.which(name)
    if found is None:
        raise ToolIsMissing(f"{name} is neither beside {sys.executable} nor on PATH")
    return found


def install_node_tools() -> None:
    """Install what the lock file names unless it is there; several processes may call this at once."""
    with (INFRA / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted: dict[str, str] = json.loads((INFRA / "package.json").read_text())["devDependencies"]
        if all(_installed_version(name) == version for name, version in wanted.items()):
            return
        # No install scripts: neither osls nor pyodide needs one.
        run(
            [program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=INFRA,
        )


def _installed_version(name: str) -> str | None:
    description = NODE_MODULES / name / "package.json"
    return json.loads(description.read_text())["version"] if description.exists() else None


def run_node(arguments: Sequence[str | Path], *, cwd: Path) -> str:
    """Run Node in `cwd` and return what it printed; raises CalledProcessError noting its output."""
    return run([program("node"), *arguments], cwd=cwd)


def run(command: Sequence[str | Path], *, cwd: Path) -> str:
    """Run a command in `cwd` and return what it printed; raises CalledProcessError noting its output."""
    try:
        return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout
    except subprocess.CalledProcessError as error:
        error.add_note(f"{error.stdout}{error.stderr}")
        raise
