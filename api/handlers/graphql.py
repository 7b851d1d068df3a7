"""The GraphQL function behind the HTTP API."""

import logging

from mangum import Mangum

from api.app import GRAPHQL_JSON, PLAIN_JSON, create_app
from api.bootstrap import make_services
from api.settings import read_settings
from api.storage.tables import open_connection
from schema.root import rehearse

settings = read_settings()
logging.getLogger("denluot").setLevel(settings.log_level)

services = make_services(settings)
# Before the snapshot is taken: what is warm here is warm in every copy.
open_connection()
rehearse(services)

# Strawberry has no lifespan; without the media type Mangum would send answers base64-encoded.
handler = Mangum(
    create_app(services),
    lifespan="off",
    text_mime_types=["text/", PLAIN_JSON, GRAPHQL_JSON],
)
