"""The GraphQL function behind the HTTP API."""

import logging
from importlib import import_module

from mangum import Mangum
from snapshot_restore_py import register_before_snapshot  # type: ignore[import-untyped]

from api.app import GRAPHQL_JSON, PLAIN_JSON, create_app
from api.bootstrap import make_services
from api.domain.dossiers.workflows import shipped_workflows
from api.handlers import settle
from api.settings import read_settings
from api.storage.tables import open_connection
from schema.choice import rehearse

settings = read_settings()
logging.getLogger("denluot").setLevel(settings.log_level)

services = make_services(settings)
open_connection()

# Strawberry has no lifespan; without the media type Mangum would send answers base64-encoded.
handler = Mangum(
    create_app(services),
    lifespan="off",
    text_mime_types=["text/", PLAIN_JSON, GRAPHQL_JSON],
)


def make_ready() -> None:
    """Read before a snapshot what a start without one reads when somebody asks for it.

    Nobody waits for the start that becomes a snapshot, and what is ready in it is ready in every copy.
    """
    rehearse(services)
    shipped_workflows()
    import_module("fpdf")  # draws papers
    settle()


register_before_snapshot(make_ready)
settle()
