"""The artefact of the sources as they are now: built unless build/api.zip is newer than all of them."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

from infra.node_tools import INFRA
from infra.package import ARTEFACT, OWN_PACKAGES, ROOT, build_artefact, own_files


def fresh_artefact() -> Path:
    """The path of build/api.zip, made anew when a source has changed; several processes may ask at once."""
    ARTEFACT.parent.mkdir(exist_ok=True)
    with (ARTEFACT.parent / "api.zip.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        newest = max(path.stat().st_mtime for path in _sources())
        if not ARTEFACT.exists() or ARTEFACT.stat().st_mtime < newest:
            build_artefact(ARTEFACT)
    return ARTEFACT


def _sources() -> Iterator[Path]:
    for package in OWN_PACKAGES:
        yield from own_files(ROOT / package)
    yield from INFRA.glob("*.py")
    yield from (INFRA / "seal.mjs", INFRA / "package-lock.json", ROOT / "uv.lock")
