"""Compiles a source tree and zips it; seal.mjs runs this text under the function's version of CPython.

Both steps happen in that pinned interpreter because bytecode and deflate output differ between Pythons.
"""

import compileall
import os
import sys
import zipfile
from pathlib import Path
from py_compile import PycInvalidationMode

FUNCTION_PYTHON = (3, 13)
# The earliest moment a zip can hold, so that the bytes do not depend on when they were written.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class WrongPython(Exception):
    """The interpreter is not the version that the function runs."""


class SourceDoesNotCompile(Exception):
    """A file in the tree is not valid Python for the function's version."""


def seal(tree: str, artefact: str) -> None:
    """Write bytecode beside every source in `tree`, then all files of `tree` into the zip `artefact`.

    The bytecode carries a hash that is never checked: the deployed source cannot change. Another interpreter
    ignores it and compiles the source.
    """
    if sys.version_info[:2] != FUNCTION_PYTHON:
        raise WrongPython(sys.version)
    if not compileall.compile_dir(tree, quiet=1, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH):
        raise SourceDoesNotCompile(tree)
    with zipfile.ZipFile(artefact, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(_names(Path(tree))):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, Path(tree, name).read_bytes())


def _names(tree: Path) -> list[str]:
    return [str(Path(folder, name).relative_to(tree)) for folder, _, names in os.walk(tree) for name in names]
