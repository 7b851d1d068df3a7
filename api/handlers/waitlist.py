"""Hands places that nobody stands behind on to who waits for them, when the schedule calls."""

import logging
from collections.abc import Mapping
from typing import Any

from api.bootstrap import make_waitlist_services
from api.handlers import settle
from api.settings import code_secret
from api.storage.tables import open_connection
from api.usecases.waitlist import hand_on_due
from api.usecases.waitlist.turns import WAITLISTS_AT_A_LOOK

log = logging.getLogger("denluot.waitlist")
log.setLevel(logging.INFO)
open_connection()
services = make_waitlist_services(code_secret=code_secret())


def handler(event: Mapping[str, Any], context: object) -> None:
    """Look at all waitlists that are due; what is broken off waits for the next call."""
    while hand_on_due(services) == WAITLISTS_AT_A_LOOK:
        log.info("%d waitlists were looked at; there may be more", WAITLISTS_AT_A_LOOK)


settle()
