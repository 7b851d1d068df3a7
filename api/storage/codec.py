"""Frozen dataclasses to and from JSON text, for the parts of an item that are only ever read whole."""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from api.domain.visit_services import VisitServices

T = TypeVar("T")
Builder = Callable[[Any], Any]


def encode(value: object) -> str:
    """JSON text of a dataclass; keys in the order of its fields, no spaces."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(into: type[T], text: str) -> T:
    """The dataclass again. Fields added since take their default; fields since removed are ignored.

    Raises `TypeError` when a field without default is missing.
    """
    decoded: T = _builder(into)(json.loads(text))  # type: ignore[arg-type]
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
def _builder(into: Any) -> Builder:
    """What makes a value of that type of its JSON; what a type is asked about is asked once."""
    origin, arguments = get_origin(into), get_args(into)
    if origin in (Union, types.UnionType):
        return _builder(next(option for option in arguments if option is not types.NoneType))
    if origin in (tuple, frozenset, list):
        build_item = _builder(arguments[0])
        return _or_none(lambda value: origin(map(build_item, value)))
    if origin in (dict, Mapping):
        build_key, build_item = _builder(arguments[0]), _builder(arguments[1])
        return _or_none(lambda value: {build_key(key): build_item(item) for key, item in value.items()})
    if isinstance(into, type) and issubclass(into, tuple):  # a named one
        return _or_none(
            lambda value: into(
                *(build(item) for build, item in zip(_builders(into).values(), value, strict=False))
            )
        )
    if dataclasses.is_dataclass(into):
        return _or_none(lambda value: _dataclass(into, value))
    if into in (datetime, date, time):
        return _or_none(into.fromisoformat)
    if isinstance(into, type) and issubclass(into, Enum):
        return _or_none(into)
    return _as_it_is


@cache
def _builders(into: Any) -> dict[str, Builder]:
    """By field; not asked for before a value is there, since a type may hold its own kind."""
    return {name: _builder(hint) for name, hint in get_type_hints(into).items()}


def _dataclass(into: Any, value: Mapping[str, Any]) -> Any:
    builders = _builders(into)
    return into(**{name: builders[name](item) for name, item in value.items() if name in builders})


def _or_none(build: Builder) -> Builder:
    return lambda value: None if value is None else build(value)


def _as_it_is(value: Any) -> Any:
    return value
