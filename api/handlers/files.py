"""Takes away the files that were sent and that nobody confirmed, when the schedule calls."""

import logging
from collections.abc import Mapping
from typing import Any

from api.bootstrap import make_file_keeping
from api.handlers import settle
from api.settings import files_bucket
from api.storage.tables import open_connection
from api.usecases.files import sweep_uploads

log = logging.getLogger("denluot.files")
log.setLevel(logging.INFO)
open_connection()
keeping = make_file_keeping(files_bucket=files_bucket())


def handler(event: Mapping[str, Any], context: object) -> None:
    """Sweep until nothing is left; what is broken off waits for the next call."""
    while swept := sweep_uploads(keeping):
        log.info("%d files that nobody confirmed were taken away", swept)


settle()
