"""What of an error a caller may see; the rest is logged by its kind and masked."""

import logging
import re
import traceback
from typing import Any

from graphql import GraphQLError

from api.usecases.intentions import IdempotencyKeyReused, store_is_busy
from schema.errors import RequestRefused
from schema.messages import Language, say

logger = logging.getLogger("denluot.graphql")

# GraphQL's own messages end in the value they found, which may be a name or a phone number.
_FOUND_VALUE = re.compile(r"(?:[,;.]? [Ff]ound|(\?) Found|(?<!invalid)( value)): .*", re.DOTALL)


def public_error(error: GraphQLError, language: Language) -> dict[str, Any]:
    """The error as it goes out: a message in the person's language and a code for programs."""
    original = error.original_error
    while isinstance(original, GraphQLError) and original.original_error is not None:
        original = original.original_error
    shown: dict[str, Any] = {"message": error.message}
    if error.locations:
        shown["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path:
        shown["path"] = error.path
    if isinstance(error, RequestRefused) or isinstance(original, RequestRefused):
        refused = error if isinstance(error, RequestRefused) else original
        shown["message"] = refused.message  # type: ignore[union-attr]
        shown["extensions"] = dict(refused.extensions or {})  # type: ignore[union-attr]
    elif original is None or isinstance(original, GraphQLError) or _is_about_document(error):
        shown["message"] = _without_value(error.message)
        shown["extensions"] = {"code": "BAD_REQUEST"}
    elif isinstance(original, IdempotencyKeyReused):
        shown["message"] = say("key_reused", language)
        shown["extensions"] = {"code": "IDEMPOTENCY_KEY_REUSED"}
    elif store_is_busy(original):
        logger.warning("store busy: %s", type(original).__name__)
        shown["message"] = say("store_busy", language)
        shown["extensions"] = {"code": "STORE_BUSY"}
    else:
        # The exception's text may hold what a person typed: its kind and place must do.
        logger.error("%s\n%s", type(original).__name__, "".join(traceback.format_tb(original.__traceback__)))
        shown["message"] = say("internal", language)
        shown["extensions"] = {"code": "INTERNAL"}
    return shown


def _is_about_document(error: GraphQLError) -> bool:
    """Whether the document was found wrong before anything was executed: a literal no scalar can read."""
    return bool(error.nodes) and not error.path


def _without_value(message: str) -> str:
    return _FOUND_VALUE.sub(lambda found: found[1] or f"{found[2] or ''}.", message)
