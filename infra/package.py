"""Builds build/api.zip, the Lambda artefact: the same bytes from the same sources on any machine."""

import ast
import shutil
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from infra.node_tools import INFRA, install_node_tools, program, run, run_node
from infra.slim_botocore import slim_botocore

ROOT = INFRA.parent
ARTEFACT = ROOT / "build" / "api.zip"
# boto3 is a layer over botocore for scripts; PynamoDB speaks to botocore itself.
LEFT_OUT = ("boto3", "s3transfer")
# fpdf2 draws without it; only pictures need it, and it is compiled for one processor.
NOT_NEEDED = ("pillow",)
OWN_PACKAGES = ("api", "schema")
OWN_SUFFIXES = (".py", ".json", ".toml", ".ttf", ".txt")
# The embedded store, the demo and the local issuer must not exist on a deployed stage.
LOCAL_ONLY = Path("api", "local")
# The function's host may have no zones of its own.
KEPT_ZONES = frozenset({"Asia/Ho_Chi_Minh", "UTC"})
# What only a developer of a dependency runs or reads.
TEST_FOLDERS = ("test", "tests")
STUBS = "*.pyi"
# fontTools brings its Python sources too, which do the same on any processor.
COMPILED = ("*.so", "*.pyx", "*.c")
# Tools for making fonts; papers only read theirs.
FONT_MAKING = ("cu2qu", "diff", "merge", "mtiLib", "qu2cu", "t1Lib", "ufoLib", "voltLib")
INSTALLER_TRACES = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json")


class LeftOutPackageIsImported(Exception):
    """A source in the artefact imports a package that the artefact leaves out."""


def build_artefact(artefact: Path) -> None:
    """Write the artefact to `artefact`, replacing what is there."""
    install_node_tools()
    artefact.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=artefact.parent, prefix="tree-") as workplace:
        tree = Path(workplace, "tree")
        install_dependencies(tree)
        slim_botocore(tree / "botocore")
        slim_time_zones(tree / "tzdata" / "zoneinfo")
        for name in FONT_MAKING:
            shutil.rmtree(tree / "fontTools" / name)
        copy_own_sources(tree)
        for source in sorted(tree.rglob("*.py")):
            refuse_left_out_imports(source)
        unfinished = Path(workplace, artefact.name)
        run_node([INFRA / "seal.mjs", tree, unfinished], cwd=INFRA)
        # The interpreter in WebAssembly knows no umask.
        unfinished.chmod(0o644)
        unfinished.replace(artefact)


def install_dependencies(tree: Path) -> None:
    """Install the locked runtime dependencies for the function's platform, without the installer's traces."""
    requirements = tree.with_name("requirements.txt")
    uv = program("uv")
    without = [part for name in (*LEFT_OUT, *NOT_NEEDED) for part in ("--no-emit-package", name)]
    export = [uv, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", *without]
    run([*export, "--output-file", requirements], cwd=ROOT)
    run(
        [
            *(uv, "pip", "install", "--quiet", "--no-deps", "--require-hashes"),
            *(
                "--python-platform",
                "aarch64-manylinux2014",
                "--python-version",
                "3.13",
                "--only-binary",
                ":all:",
            ),
            # The default links to the package cache, where stripping a file would strip it for every project.
            *("--link-mode", "copy"),
            *("--target", tree, "--requirement", requirements),
        ],
        cwd=ROOT,
    )
    shutil.rmtree(tree / "bin", ignore_errors=True)
    (tree / ".lock").unlink(missing_ok=True)
    for metadata in tree.glob("*.dist-info"):
        for name in INSTALLER_TRACES:
            (metadata / name).unlink(missing_ok=True)
    for folder in ("__pycache__", *TEST_FOLDERS):
        for path in list(tree.rglob(folder)):
            shutil.rmtree(path)
    for pattern in (STUBS, *COMPILED):
        for path in tree.rglob(pattern):
            path.unlink()


def slim_time_zones(zones: Path) -> None:
    """Leave out every time zone but KEPT_ZONES; the folders are packages, whose __init__.py stay."""
    for path in sorted(zones.rglob("*"), reverse=True):
        kept = path.name == "__init__.py" or path.relative_to(zones).as_posix() in KEPT_ZONES
        if path.is_file() and not kept:
            path.unlink()
        elif path.is_dir() and not any(part.name != "__init__.py" for part in path.iterdir()):
            shutil.rmtree(path)


def copy_own_sources(tree: Path) -> None:
    """Copy the sources and data of our packages, without what only serves a developer's machine."""
    for package in OWN_PACKAGES:
        for path in own_files(ROOT / package):
            target = tree / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def own_files(package: Path) -> Iterator[Path]:
    """The files of one of our packages that belong in the artefact."""
    for path in sorted(package.rglob("*")):
        local = path.relative_to(package.parent).is_relative_to(LOCAL_ONLY)
        if path.is_file() and path.suffix in OWN_SUFFIXES and not local and "__pycache__" not in path.parts:
            yield path


def refuse_left_out_imports(source: Path) -> None:
    """Raise LeftOutPackageIsImported when the source names a package that is not shipped."""
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        else:
            continue
        for name in names:
            if name.partition(".")[0] in LEFT_OUT:
                raise LeftOutPackageIsImported(f"{source}:{node.lineno} imports {name}")


def main(artefact: Path = ARTEFACT) -> None:
    build_artefact(artefact)
    content = artefact.read_bytes()
    print(f"{artefact.relative_to(ROOT)}  {len(content):,} bytes  sha256 {sha256(content).hexdigest()}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
