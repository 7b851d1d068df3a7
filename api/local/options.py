"""How the local server is asked to run."""

from dataclasses import dataclass
from pathlib import Path

from api.local.store import LOOPBACK


class CannotStart(Exception):
    """The server cannot start; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """`real_time`: the machine's own clock and no visitors. `visitors`: whether the demo's hall lives."""

    port: int
    data: Path
    pages: Path
    real_time: bool = False
    visitors: bool = True

    @property
    def site_url(self) -> str:
        """The one address the site answers at."""
        return f"http://{LOOPBACK}:{self.port}"
