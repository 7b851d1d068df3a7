"""The kinds of files, told to the schema before any type names them."""

import strawberry

from api.domain.files import FileKind

strawberry.enum(FileKind, description="The kinds of files that are accepted.")

__all__ = ["FileKind"]
