"""The deployed handler's module, asked what is ready in its process before anybody has asked for anything."""

import gc
import sys
from typing import Any

from strawberry.extensions.parser_cache import _get_parse_cache

import api.handlers.graphql  # noqa: F401
from api.domain.dossiers.workflows import shipped
from schema.shape import DOCUMENTS_KEPT


def handler(event: object, context: object) -> dict[str, Any]:
    parsed = _get_parse_cache(DOCUMENTS_KEPT)
    return {
        "documents": parsed.cache_info().currsize,  # type: ignore[attr-defined]
        "workflows": shipped._shipped.cache_info().currsize,
        "whole_schema": "schema.root" in sys.modules,
        "draws": "fpdf" in sys.modules,
        "settled": gc.get_freeze_count() > 0 and gc.get_threshold()[0] < 100_000,
    }
