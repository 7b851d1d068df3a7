"""Gives dossiers new dates after their office's calendar was edited, when the schedule calls."""

import logging
from collections.abc import Mapping
from typing import Any

from api.adapters.clock import SystemClock
from api.handlers import settle
from api.storage.tables import open_connection
from api.usecases.reckonings import reckon_waiting

log = logging.getLogger("denluot.reckonings")
log.setLevel(logging.INFO)
open_connection()
clock = SystemClock()


def handler(event: Mapping[str, Any], context: object) -> None:
    """Go on until no office has dossiers to look at; what is broken off waits for the next call."""
    while pages := reckon_waiting(clock):
        log.info("Dossiers of %d offices were looked at", pages)


settle()
