"""How a result reaches its citizen stands in the way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandoverIsMissing:
    """The step is entered only by saying how the result reached the citizen."""


@dataclass(frozen=True, slots=True)
class ResultIsWithThePost:
    """First the post must have delivered the result or brought it back."""
