"""Which schema answers a document: that of halls, which a new process has at once, or the whole."""

from api.usecases.services import Services
from schema.context import Context
from schema.halls import HALL_FIELDS, Schema, hall_schema
from schema.persisted import asked_by_query, documents


def schema_for(text: str) -> Schema:
    """Both answer the same where both can: the types of halls are the same in each."""
    asked = asked_by_query(text)
    if asked and asked <= HALL_FIELDS:
        return hall_schema
    # Imported here: it is half of a cold start, and watching a hall never needs it.
    from schema.root import schema

    return schema


def rehearse(services: Services) -> None:
    """Parse every persisted document once, so that no citizen waits for it."""
    for text in documents().values():
        schema_for(text).execute_sync(text, context_value=Context(services=services, is_rehearsal=True))
