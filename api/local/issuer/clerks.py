"""The people the local issuer can sign in."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Clerk:
    """A member of staff as the token names them; `office` is the office they may work for."""

    id: str
    name: str
    office: str
    role: Literal["clerk", "manager"]
