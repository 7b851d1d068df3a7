"""Files: uploads that nothing names yet, and the scans of a dossier's papers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.digitised_copies import same_document
from api.domain.files import Scan, Upload, UploadState
from api.storage import due_keys, keys
from api.storage.codec import decode, encode
from api.storage.tables import Base
from api.storage.transactions import Delete, Put, is_new

MOST_SCANS_OF_A_DOSSIER = 60


class UploadItem(Base, discriminator="upload"):
    body = UnicodeAttribute()
    state = UnicodeAttribute()


class ScanItem(Base, discriminator="scan"):
    """Beside its dossier, for it comes when the paper lies under the scanner and moves nothing."""

    body = UnicodeAttribute()
    key = UnicodeAttribute()


def load_upload(key: str) -> Upload | None:
    """What was offered at this place, unless a dossier names it already."""
    try:
        return decode(Upload, UploadItem.get(keys.upload(key), keys.UPLOAD, consistent_read=True).body)
    except DoesNotExist:
        return None


def offer_upload(upload: Upload) -> Put:
    return Put("upload", _item(upload), is_new())


def confirm_upload(key: str) -> Delete:
    """A dossier names the file from now on; fails when the upload has lapsed or was confirmed before."""
    item = UploadItem(keys.upload(key), keys.UPLOAD)
    return Delete("upload", item, UploadItem.state == UploadState.OFFERED.value)


def lapse_upload(upload: Upload) -> Put:
    """From now on nothing can name its file; fails when a dossier does already."""
    return Put("upload", _item(upload), UploadItem.state == UploadState.OFFERED.value)


def forget_upload(key: str) -> Delete:
    """Its file is away."""
    return Delete("upload", UploadItem(keys.upload(key), keys.UPLOAD))


def uploads_to_sweep(*, now: datetime, first: int) -> Sequence[Upload]:
    """Uploads of all offices whose files may be taken away, the oldest first."""
    upper = due_keys.due_from(at=now, of=keys.LAST)
    found = Base.due_index.query(
        keys.UPLOADS, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [decode(Upload, item.body) for item in found if isinstance(item, UploadItem)]


def load_scan(*, dossier_code: str, document: str) -> Scan | None:
    try:
        item = ScanItem.get(keys.dossier(dossier_code), _scan(document), consistent_read=True)
    except DoesNotExist:
        return None
    return decode(Scan, item.body)


def scans_of(dossier_code: str) -> Sequence[Scan]:
    """Every scan of a dossier's papers; at most 60."""
    found = ScanItem.query(
        keys.dossier(dossier_code),
        ScanItem.sk.startswith(keys.SCAN_PREFIX),
        limit=MOST_SCANS_OF_A_DOSSIER,
        page_size=MOST_SCANS_OF_A_DOSSIER,
        consistent_read=True,
    )
    return [decode(Scan, item.body) for item in found]


def scans_of_papers(papers: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], Scan]:
    """The scans that these papers have, by dossier and document. At most 100."""
    wanted = [(keys.dossier(code), _scan(document)) for code, document in papers]
    found = ScanItem.batch_get(wanted) if wanted else ()
    scans = {(item.pk, item.sk): decode(Scan, item.body) for item in found}
    return {paper: scans[key] for paper, key in zip(papers, wanted, strict=True) if key in scans}


def attach_scan(scan: Scan, *, dossier_code: str, was: Scan | None) -> Put:
    """The scan in the place of an earlier one of the same paper; fails when another took it meanwhile."""
    item = ScanItem(keys.dossier(dossier_code), _scan(scan.document), body=encode(scan), key=scan.file.key)
    return Put("scan", item, ScanItem.key == was.file.key if was else is_new())


def replace_scan(upload: Upload) -> Put:
    """The file of the earlier scan may be swept away."""
    return Put("replaced-scan", _item(upload), is_new())


def _scan(document: str) -> str:
    return keys.scan(same_document(document))


def _item(upload: Upload) -> UploadItem:
    return UploadItem(
        keys.upload(upload.key),
        keys.UPLOAD,
        body=encode(upload),
        state=upload.state.value,
        due_office=keys.UPLOADS,
        due_at_key=due_keys.due_from(at=upload.swept_from, of=upload.key),
    )
