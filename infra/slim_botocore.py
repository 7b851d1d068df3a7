"""What the function leaves out of botocore: other services, operations it never sends, foreign roots."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

# What the app may send; infra/roles.yml grants no more. An operation missing here fails as an unknown method.
TABLE_OPERATIONS = frozenset(
    {
        "BatchGetItem",
        "DeleteItem",
        "GetItem",
        "PutItem",
        "Query",
        "TransactGetItems",
        "TransactWriteItems",
        "UpdateItem",
    }
)
MAIL_OPERATIONS = frozenset({"SendEmail"})
# What is kept of each service, and in which of its versions.
KEPT = {"dynamodb": ("2012-08-10", TABLE_OPERATIONS), "sesv2": ("2019-09-27", MAIL_OPERATIONS)}
# AWS endpoints chain to Amazon Trust Services; parsing all roots would cost every cold start about 20 ms.
TRUSTED_ROOTS = ("CN=Amazon Root CA ", "CN=Starfield Services Root Certificate Authority - G2 ")
END_OF_CERTIFICATE = "-----END CERTIFICATE-----"


class BotocoreHasChanged(Exception):
    """A botocore file is not laid out as this module expects; look at it before shipping."""


def slim_botocore(botocore: Path) -> None:
    """Strip an installed botocore folder in place to what the operations of KEPT need."""
    data = botocore / "data"
    for service in data.iterdir():
        if service.is_dir() and service.name not in KEPT:
            shutil.rmtree(service)
    for service_name, (kept_version, operations) in KEPT.items():
        for version in (data / service_name).iterdir():
            if version.name != kept_version:
                shutil.rmtree(version)
        _slim_models(data / service_name / kept_version, operations=operations)
    endpoints = json.loads((data / "endpoints.json").read_text())
    _write_json(data / "endpoints.json", slim_endpoints(endpoints))
    roots = botocore / "cacert.pem"
    roots.write_text(slim_roots(roots.read_text()))


def _slim_models(model_folder: Path, *, operations: frozenset[str]) -> None:
    (model_folder / "examples-1.json.gz").unlink(missing_ok=True)
    (model_folder / "examples-1.json").unlink(missing_ok=True)
    for packed in sorted(model_folder.glob("*.json.gz")):
        # Plain JSON loads faster, and the artefact is compressed as a whole.
        content = json.loads(gzip.decompress(packed.read_bytes()))
        if packed.name == "service-2.json.gz":
            content = slim_service_model(content, operations=operations)
        _write_json(packed.with_suffix(""), content)
        packed.unlink()


def slim_service_model(model: dict[str, Any], *, operations: frozenset[str]) -> dict[str, Any]:
    """The service model with these operations, the shapes they reach and no documentation."""
    missing = operations - model["operations"].keys()
    if missing:
        raise BotocoreHasChanged(f"no operations {sorted(missing)} in the service model")
    kept = {name: value for name, value in model["operations"].items() if name in operations}
    reached: set[str] = set()
    _reach(kept, shapes=model["shapes"], reached=reached)
    shapes = {name: value for name, value in model["shapes"].items() if name in reached}
    return {
        "version": model["version"],
        "metadata": model["metadata"],
        "operations": _without_documentation(kept),
        "shapes": _without_documentation(shapes),
    }


def slim_endpoints(endpoints: dict[str, Any]) -> dict[str, Any]:
    """The endpoint table of the commercial partition with the services kept."""
    partitions = [partition for partition in endpoints["partitions"] if partition["partition"] == "aws"]
    for partition in partitions:
        partition["services"] = {
            name: partition["services"][name] for name in KEPT if name in partition["services"]
        }
    return {**endpoints, "partitions": partitions}


def slim_roots(bundle: str) -> str:
    """The certificates of a commented PEM bundle whose subject is in TRUSTED_ROOTS."""
    certificates = [part + END_OF_CERTIFICATE for part in bundle.split(END_OF_CERTIFICATE)[:-1]]
    kept = [
        certificate[certificate.index("-----BEGIN") :]
        for certificate in certificates
        if any(f"# Subject: {root}" in certificate for root in TRUSTED_ROOTS)
    ]
    if len(kept) != 5:
        raise BotocoreHasChanged(f"{len(kept)} Amazon roots in the bundle, not 5")
    return "\n".join(kept) + "\n"


def _reach(value: object, *, shapes: dict[str, Any], reached: set[str]) -> None:
    if isinstance(value, dict):
        name = value.get("shape")
        if isinstance(name, str) and name not in reached:
            reached.add(name)
            _reach(shapes[name], shapes=shapes, reached=reached)
        for part in value.values():
            _reach(part, shapes=shapes, reached=reached)
    elif isinstance(value, list):
        for part in value:
            _reach(part, shapes=shapes, reached=reached)


def _without_documentation(value: object) -> Any:
    if isinstance(value, dict):
        # A member of that name is a shape reference, a dict; a text is documentation.
        return {
            key: _without_documentation(part)
            for key, part in value.items()
            if not (key == "documentation" and isinstance(part, str))
        }
    if isinstance(value, list):
        return [_without_documentation(part) for part in value]
    return value


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, separators=(",", ":")))
