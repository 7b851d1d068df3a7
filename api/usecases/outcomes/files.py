"""A file cannot be named by a dossier."""

from dataclasses import dataclass

from api.domain.files import FileKind


@dataclass(frozen=True, slots=True)
class FileHasNotArrived:
    """Nothing lies at the upload's place, something else does, or it was swept away."""


@dataclass(frozen=True, slots=True)
class FileIsOfAnotherKind:
    """The announced bytes came, but they begin like another kind of file."""

    kind: FileKind
