"""A wish: how the ward comes to where it can be asked, and how it is asked with a key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.integration.usecases.office_day import OfficeDay

Ask = Callable[[str], Any]


@dataclass(frozen=True)
class Asked:
    """`ask` sends the wish with a key; `ask_other` sends another wish of the same caller with that key."""

    ask: Ask
    ask_other: Ask | None


@dataclass(frozen=True)
class Wish:
    """`has_other`: whether its caller could wish anything else by it; a ticket cancels only itself."""

    name: str
    fulfilled: str
    prepare: Callable[[OfficeDay], Asked]
    has_other: bool = True
