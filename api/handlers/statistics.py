"""Counts dossiers as the table's stream tells that they changed."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from api.handlers import settle
from api.storage.tables import open_connection
from api.usecases.statistics import count_dossier

log = logging.getLogger("denluot.statistics")
open_connection()


def handler(event: Mapping[str, Any], context: object) -> dict[str, Sequence[Mapping[str, str]]]:
    """Count each dossier of the batch; from the first that fails the stream tells everything again.

    Twice told is counted once, and a record whose dossier has changed again counts it as it is now.
    """
    for record in event["Records"]:
        code = record["dynamodb"]["Keys"]["sk"]["S"]
        try:
            count_dossier(code)
        except Exception:
            log.exception("A dossier could not be counted")
            return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
    return {"batchItemFailures": []}


settle()
