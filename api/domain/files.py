"""Files that are kept: which are accepted, what an upload promises, and whether what came is that."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LARGEST_FILE_IN_BYTES = 10 * 1024 * 1024
LONGEST_FILE_NAME = 150
# How long an address for sending or fetching holds; a slow phone line sends ten megabytes in it.
UPLOAD_ADDRESS_HOLDS_FOR = timedelta(minutes=15)
DOWNLOAD_ADDRESS_HOLDS_FOR = timedelta(minutes=5)
# What nobody confirmed by then never will be; an hour later, when no address holds, it is swept away.
UPLOAD_WAITS_FOR = timedelta(hours=24)
SWEPT_AFTER = UPLOAD_WAITS_FOR + timedelta(hours=1)
# As many first bytes as any kind is told by.
BEGINNING_IN_BYTES = 8

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NOT_IN_A_FILE_NAME = re.compile(r'[\x00-\x1f\x7f/\\<>:"|?*]')


class FileKind(StrEnum):
    """The kinds of files that are accepted."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]

    @property
    def endings(self) -> tuple[str, ...]:
        return _ENDINGS[self]

    def begins_like(self, beginning: bytes) -> bool:
        """Whether a file with these first bytes can be of this kind."""
        return beginning.startswith(_SIGNATURES[self])


_MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
}
_ENDINGS = {FileKind.PDF: (".pdf",), FileKind.JPEG: (".jpg", ".jpeg"), FileKind.PNG: (".png",)}
_SIGNATURES = {
    FileKind.PDF: b"%PDF-",
    FileKind.JPEG: b"\xff\xd8\xff",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
}


class FileIsInvalid(ValueError):
    """A file that is not accepted; `field` is the part, `problem` names what to do."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field, self.problem = field, problem


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file before it comes: `sha256` (hexadecimal) and `size` (bytes) bind it."""

    name: str
    kind: FileKind
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was found where it is kept: `key` is its place there and says nothing of a person."""

    key: str
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What lies at a place: size in bytes, SHA-256 (hexadecimal) and its first bytes."""

    size: int
    sha256: str
    beginning: bytes


@dataclass(frozen=True, slots=True)
class FileAddress:
    """Where a file can be fetched for a while by whoever knows the address."""

    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class UploadAddress:
    """Where one file, and no other, can be sent for a while: by PUT, with exactly these headers."""

    url: str
    headers: tuple[tuple[str, str], ...]
    expires_at: datetime


class UploadState(StrEnum):
    """Of an upload that no dossier names yet. LAPSED: its file is being swept away."""

    OFFERED = "OFFERED"
    LAPSED = "LAPSED"


@dataclass(frozen=True, slots=True)
class Upload:
    """A place that was offered for one file of a dossier's result, or of the scan of its `document`."""

    key: str
    dossier_code: str
    office_id: str
    facts: FileFacts
    offered_at: datetime
    document: str | None = None
    state: UploadState = UploadState.OFFERED

    @property
    def lapses_at(self) -> datetime:
        return self.offered_at + UPLOAD_WAITS_FOR

    @property
    def swept_from(self) -> datetime:
        """From when its file may be taken away; one that was replaced, at once."""
        return self.offered_at + SWEPT_AFTER if self.state is UploadState.OFFERED else self.offered_at


class FileFault(StrEnum):
    """Why what lies at the place is not the file that was announced."""

    NOT_THERE = "NOT_THERE"
    ANOTHER_KIND = "ANOTHER_KIND"


def shown_file_name(name: str) -> str:
    """The name without what could lead out of a folder or break a line."""
    return " ".join(_NOT_IN_A_FILE_NAME.sub(" ", name).split())


def file_facts(*, name: str, kind: FileKind, size: int, sha256: str) -> FileFacts:
    """A file as it is announced, checked. Raises `FileIsInvalid`."""
    shown = shown_file_name(name)
    if not 1 <= len(shown) <= LONGEST_FILE_NAME:
        raise FileIsInvalid("fileName", "file_name")
    if not shown.lower().endswith(kind.endings):
        raise FileIsInvalid("kind", "file_kind")
    if not 1 <= size <= LARGEST_FILE_IN_BYTES:
        raise FileIsInvalid("size", "file_size")
    if not _SHA256.fullmatch(sha256.lower()):
        raise FileIsInvalid("sha256", "sha256")
    return FileFacts(shown, kind, size, sha256.lower())


def file_fault(facts: FileFacts, found: FoundFile | None) -> FileFault | None:
    """Why this is not the announced file; None when it is, byte for byte, and of its kind."""
    if found is None or (found.size, found.sha256) != (facts.size, facts.sha256):
        return FileFault.NOT_THERE
    return None if facts.kind.begins_like(found.beginning) else FileFault.ANOTHER_KIND


def may_still_be_confirmed(upload: Upload, *, now: datetime) -> bool:
    return upload.state is UploadState.OFFERED and now < upload.lapses_at


@dataclass(frozen=True, slots=True)
class Scan:
    """The scan of a paper that was digitised: whose document it is, and who attached it when."""

    document: str
    file: KeptFile
    attached_at: datetime
    clerk_name: str
