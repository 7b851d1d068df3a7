"""The public board of a hall at the function's own address, for the pages that watch it all day."""

from mangum import Mangum

from api.app import GRAPHQL_JSON, PLAIN_JSON, create_app
from api.bootstrap import make_watching_services
from api.handlers import settle
from api.storage.tables import open_connection

open_connection()

# A compressed answer is no text whatever its type says: Mangum finds that out and encodes it.
handler = Mangum(
    create_app(make_watching_services(), for_watchers_alone=True),
    lifespan="off",
    text_mime_types=["text/", PLAIN_JSON, GRAPHQL_JSON],
)
settle()
