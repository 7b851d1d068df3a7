"""A model of what stands between watchers and the hall: it keeps an answer as long as its headers say.

One process that shows boards remembers them that long, and so does an edge of the CDN, which is modelled
after RFC 9111 and CloudFront's documents; the answers themselves are the application's own.
"""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.artefact.gateway_events import Answer

# Status, date, cache and security headers, as HTTP/2 sends them.
HEADER_BYTES = 300
# As the function that shows boards compresses.
COMPRESSION = 9

Origin = Callable[[str | None], Answer]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a viewer received; `answer` is the one it holds afterwards, confirmed or new."""

    answer: Answer
    is_confirmed: bool
    sent_bytes: int


@dataclass
class EdgeCache:
    """One question's place in the cache. `origin` is asked with the tag that the cache holds, if any."""

    origin: Origin
    requests: int = 0
    confirmed: int = 0
    origin_requests: int = 0
    origin_confirmed: int = 0
    sent_bytes: int = 0
    _kept: Answer | None = None
    _fresh_until: float = 0.0
    _compressed_bytes: dict[int, int] = field(default_factory=dict)

    def ask(self, *, at: float, holds: str | None) -> Delivered:
        """One viewer's question at that second; `holds` is the tag of what the viewer has."""
        self.requests += 1
        answer = self._kept if self._kept and at < self._fresh_until else self._from_origin(at)
        is_confirmed = holds is not None and holds == answer.headers.get("etag")
        sent = HEADER_BYTES + (0 if is_confirmed else self._size(answer))
        self.confirmed += is_confirmed
        self.sent_bytes += sent
        return Delivered(answer, is_confirmed, sent)

    def _from_origin(self, at: float) -> Answer:
        self.origin_requests += 1
        answer = self.origin(self._kept.headers.get("etag") if self._kept else None)
        if answer.status == 304:
            assert self._kept is not None
            self.origin_confirmed += 1
            # The headers of a confirmation replace those kept.
            answer = Answer(200, {**self._kept.headers, **answer.headers}, self._kept.body)
        assert answer.status == 200, answer
        self._fresh_until = at + kept_seconds(answer)
        self._kept = answer
        return answer

    def _size(self, answer: Answer) -> int:
        key = hash(answer.body)
        if key not in self._compressed_bytes:
            self._compressed_bytes = {key: len(gzip.compress(answer.body, COMPRESSION))}
        return self._compressed_bytes[key]


def kept_seconds(answer: Answer) -> int:
    """How long a shared cache may give this answer to others without asking again."""
    rules = answer.headers.get("cache-control", "")
    if "no-store" in rules or "private" in rules:
        return 0
    found = re.search(r"s-maxage=(\d+)", rules)
    return int(found[1]) if found else 0
