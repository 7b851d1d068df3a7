"""What is in the Lambda artefact, and that the same sources always make the same bytes."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from infra.package import LeftOutPackageIsImported, build_artefact, refuse_left_out_imports
from tests.artefact.fresh_artefact import fresh_artefact

pytestmark = pytest.mark.artefact

# Lambda takes 250 MB unpacked; what is unpacked and read makes the cold start, so we stay far below.
# Five megabytes draw papers and spreadsheets and are read when the first one is drawn.
LIMIT_IN_BYTES = 14_000_000
# importlib.util.MAGIC_NUMBER of CPython 3.13.
MAGIC_OF_PYTHON_313 = b"\xf3\r\r\n"
# PEP 552: based on the source's hash, which is not checked when the bytecode is loaded.
UNCHECKED_HASH = (1).to_bytes(4, "little")
EARLIEST = (1980, 1, 1, 0, 0, 0)


@pytest.fixture(scope="module")
def artefact() -> Iterator[ZipFile]:
    with ZipFile(fresh_artefact()) as archive:
        yield archive


@cache
def names() -> frozenset[str]:
    with ZipFile(fresh_artefact()) as archive:
        return frozenset(archive.namelist())


def test_same_sources_make_the_same_bytes(tmp_path: Path) -> None:
    built = fresh_artefact()
    again = tmp_path / "again.zip"
    build_artefact(again)
    assert again.read_bytes() == built.read_bytes()


def test_entries_tell_nothing_of_when_and_where_they_were_made(artefact: ZipFile) -> None:
    entries = artefact.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {EARLIEST}
    assert {entry.external_attr >> 16 for entry in entries} == {0o644}


def test_artefact_is_small(artefact: ZipFile) -> None:
    assert Path(artefact.filename or "").stat().st_size < LIMIT_IN_BYTES


def test_every_source_has_bytecode_of_the_functions_python(artefact: ZipFile) -> None:
    sources = [Path(name) for name in names() if name.endswith(".py")]
    assert len(sources) > 500
    for source in sources:
        header = artefact.read(str(source.parent / "__pycache__" / f"{source.stem}.cpython-313.pyc"))[:8]
        assert header == MAGIC_OF_PYTHON_313 + UNCHECKED_HASH, source


@pytest.mark.parametrize(
    "unwanted",
    [
        pytest.param(r"^api/local/", id="the local host and the demo"),
        pytest.param(r"(^|/)tests?/", id="tests"),
        pytest.param(r"^(boto3|s3transfer)[/-]", id="packages nothing imports"),
        pytest.param(r"^(roto|uvicorn|cryptography|pytest|holidays)", id="development packages"),
        pytest.param(r"\.(so|pyd|dll)$", id="compiled code for one processor"),
        pytest.param(r"^(PIL|pillow)", id="what only pictures need"),
        pytest.param(r"/(RECORD|INSTALLER|direct_url\.json)$", id="the installer's traces"),
        pytest.param(r"^schema/.*\.(graphql|md)$", id="texts for people"),
        pytest.param(r"^tzdata/zoneinfo/(?!Asia/|__pycache__/)[^/]+/|Tokyo", id="other time zones"),
        pytest.param(r"^botocore/data/(?!dynamodb/|sesv2/)[^/]+/", id="other services"),
    ],
)
def test_artefact_leaves_out(unwanted: str) -> None:
    assert [name for name in names() if re.search(unwanted, name)] == []


@pytest.mark.parametrize(
    "wanted",
    [
        "api/handlers/graphql.py",
        "schema/persisted_documents.json",
        "tzdata/zoneinfo/Asia/Ho_Chi_Minh",
        "tzdata/zoneinfo/UTC",
        "api/adapters/papers/fonts/Tinos-Regular.ttf",
        "api/adapters/papers/fonts/OFL.txt",
        "api/handlers/notices.py",
        "botocore/data/dynamodb/2012-08-10/service-2.json",
        "botocore/data/sesv2/2019-09-27/service-2.json",
        "botocore/data/sesv2/2019-09-27/endpoint-rule-set-1.json",
    ],
)
def test_artefact_carries(wanted: str) -> None:
    assert wanted in names()


def test_every_shipped_package_brings_its_licence() -> None:
    packages = {name.partition("/")[0] for name in names() if ".dist-info/" in name}
    licensed = {
        name.partition("/")[0]
        for name in names()
        if ".dist-info/" in name and re.search(r"licen[sc]e|copying|notice", name, re.IGNORECASE)
    }
    assert packages
    assert packages - licensed == set()


def test_slimmed_model_of_dynamodb_is_whole(artefact: ZipFile) -> None:
    model = json.loads(artefact.read("botocore/data/dynamodb/2012-08-10/service-2.json"))
    referred = set(re.findall(r'"shape": ?"(\w+)"', json.dumps(model)))
    assert referred <= model["shapes"].keys()


@pytest.mark.parametrize(
    "source", ["import boto3", "from boto3.dynamodb import types", "import os, s3transfer.tasks"]
)
def test_import_of_a_left_out_package_stops_the_build(tmp_path: Path, source: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    with pytest.raises(LeftOutPackageIsImported, match=r"module\.py:1"):
        refuse_left_out_imports(path)


@pytest.mark.parametrize(
    "source", ["import botocore", "from .boto3 import x", "x = 'import boto3'", "import boto3x"]
)
def test_other_imports_do_not(tmp_path: Path, source: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    refuse_left_out_imports(path)
