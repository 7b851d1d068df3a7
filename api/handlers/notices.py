"""Sends notices and reminders as the table's stream tells of them, and what waits for another attempt."""

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
from api.usecases.reminders import remind_offices, send_reminder, send_waiting_reminders

log = logging.getLogger("denluot.notices")
log.setLevel(logging.INFO)
open_connection()
_settings = read_post_settings()
post = make_post(_settings, mail=SesMail(sender=_settings.mail_from, site_url=_settings.site_url))


def handler(event: Mapping[str, Any], context: object) -> None:
    """Send the letters of the stream's batch; called by the schedule, write reminders and send what waits.

    A letter that fails waits in the table and holds nothing up: the stream never tells of it again, the
    schedule does. Told twice, it is sent once.
    """
    if "Records" not in event:
        for each in (send_waiting, remind_offices, send_waiting_reminders):
            try:
                each(post)
            except Exception:
                log.exception("Some letters could not be seen to; they wait for the next time")
        return
    for record in event["Records"]:
        try:
            _send(record["dynamodb"]["Keys"])
        except Exception:
            log.exception("A letter could not be seen to; it waits for the schedule")


def _send(item_keys: Mapping[str, Mapping[str, str]]) -> None:
    pk, sk = item_keys["pk"]["S"], item_keys["sk"]["S"]
    if pk.startswith(keys.reminders("")):
        send_reminder(post, office_id=pk.removeprefix(keys.reminders("")), told_apart_by=sk)
        return
    place = parse_notice_id(f"{pk.removeprefix(keys.dossier(''))}/{sk.removeprefix(keys.NOTICE_PREFIX)}")
    if place is not None:
        send_notice(post, dossier_code=place[0], place=place[1])


settle()
