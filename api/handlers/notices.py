"""Sends notices as the table's stream tells of them, and those that wait for another attempt."""

import logging
from collections.abc import Mapping
from typing import Any

from api.adapters.email import SesMail
from api.bootstrap import make_post
from api.domain.notices import parse_notice_id
from api.handlers import settle
from api.settings import read_post_settings
from api.storage import keys
from api.storage.tables import open_connection
from api.usecases.notices import send_notice, send_waiting

log = logging.getLogger("denluot.notices")
log.setLevel(logging.INFO)
open_connection()
_settings = read_post_settings()
post = make_post(_settings, mail=SesMail(sender=_settings.mail_from, site_url=_settings.site_url))


def handler(event: Mapping[str, Any], context: object) -> None:
    """Send the notices of the stream's batch; called by the schedule, those that wait.

    A letter that fails waits in the table and holds nothing up: the stream never tells of it again, the
    schedule does. Told twice, it is sent once.
    """
    if "Records" not in event:
        send_waiting(post)
        return
    for record in event["Records"]:
        place = parse_notice_id(_id_of(record["dynamodb"]["Keys"]))
        if place is None:
            continue
        try:
            send_notice(post, dossier_code=place[0], place=place[1])
        except Exception:
            log.exception("A notice could not be seen to; it waits for the schedule")


def _id_of(item_keys: Mapping[str, Mapping[str, str]]) -> str:
    code = item_keys["pk"]["S"].removeprefix(keys.dossier(""))
    return f"{code}/{item_keys['sk']['S'].removeprefix(keys.NOTICE_PREFIX)}"


settle()
