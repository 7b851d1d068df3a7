"""What a page's first load costs in bytes, as CloudFront sends it: Brotli."""

import json
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]


def compressed_bytes(path: Path) -> int:
    """The size of a file under Brotli's strongest compression."""
    return len(brotli.compress(path.read_bytes()))


def first_load_bytes(site: Path, page: str) -> int:
    """The compressed size of a built page with the scripts and styles it loads at once."""
    manifest: dict[str, Any] = json.loads((site / ".vite" / "manifest.json").read_text())
    files = {page}
    waiting = [page]
    while waiting:
        chunk = manifest[waiting.pop()]
        files |= {chunk["file"], *chunk.get("css", [])}
        waiting += [name for name in chunk.get("imports", []) if manifest[name]["file"] not in files]
    return sum(compressed_bytes(site / name) for name in files)
