"""Frozen dataclasses to and from JSON text, for the parts of an item that are only ever read whole."""

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from api.domain.visit_services import VisitServices

T = TypeVar("T")


def encode(value: object) -> str:
    """JSON text of a dataclass; keys in the order of its fields, no spaces."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(into: type[T], text: str) -> T:
    """The dataclass again. Fields added since take their default; fields since removed are ignored.

    Raises `TypeError` when a field without default is missing.
    """
    decoded: T = _build(into, json.loads(text))
    return decoded


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(_plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def services_text(services: VisitServices) -> str | None:
    """The other services of a visit, for the ticket and for the line; None when there are none."""
    return encode(services) if services.others else None


@cache
def _hints(into: type[Any]) -> dict[str, Any]:
    return get_type_hints(into)


def _build(into: Any, value: Any) -> Any:
    if value is None:
        return None
    origin, arguments = get_origin(into), get_args(into)
    if origin in (Union, types.UnionType):
        return _build(next(option for option in arguments if option is not types.NoneType), value)
    if origin in (tuple, frozenset, list):
        return origin(_build(arguments[0], item) for item in value)
    if origin in (dict, Mapping):
        return {_build(arguments[0], key): _build(arguments[1], item) for key, item in value.items()}
    if isinstance(into, type) and issubclass(into, tuple):  # a named one
        return into(*(_build(hint, item) for hint, item in zip(_hints(into).values(), value, strict=False)))
    if dataclasses.is_dataclass(into):
        hints = _hints(into)  # type: ignore[arg-type]
        known = {name: _build(hints[name], item) for name, item in value.items() if name in hints}
        return into(**known)  # type: ignore[operator]
    if into in (datetime, date, time):
        return into.fromisoformat(value)
    if isinstance(into, type) and issubclass(into, Enum):
        return into(value)
    return value
