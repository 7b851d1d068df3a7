"""What was sent is not what was asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputIsInvalid:
    """`field` is the input's GraphQL name; `problem` names the text that says what to do."""

    field: str
    problem: str
