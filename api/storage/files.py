"""Files: uploads that no dossier names yet."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.files import Upload, UploadState
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base
from api.storage.transactions import Delete, Put, is_new


class UploadItem(Base, discriminator="upload"):
    body = UnicodeAttribute()
    state = UnicodeAttribute()


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
    upper = keys.due_notice(at=now, notice_id=keys.LAST)
    found = Base.due_index.query(
        keys.UPLOADS, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [decode(Upload, item.body) for item in found if isinstance(item, UploadItem)]


def _item(upload: Upload) -> UploadItem:
    return UploadItem(
        keys.upload(upload.key),
        keys.UPLOAD,
        body=encode(upload),
        state=upload.state.value,
        due_office=keys.UPLOADS,
        due_at_key=keys.due_notice(at=upload.swept_from, notice_id=upload.key),
    )
