"""The people the local issuer can sign in."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Clerk:
    """A member of staff as the token names them; `office` is the office they may work for.

    `title` is what the page of clerks says of them where it is not simply their role.
    """

    id: str
    name: str
    office: str
    role: Literal["clerk", "manager"]
    title: str = ""
