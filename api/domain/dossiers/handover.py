"""How a result reaches the citizen: into her hand, as a file, or by post."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from api.domain.files import KeptFile
from api.domain.people import parse_name

LONGEST_SIGNATURE = 10_000
LONGEST_REASON = 200
LONGEST_CARRIER = 60
# The signature's box: a pen's path on it is in whole units.
SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 600, 200

_STROKE = r"M[0-9]{1,3} [0-9]{1,3}(?:l-?[0-9]{1,3} -?[0-9]{1,3}(?: -?[0-9]{1,3} -?[0-9]{1,3})*)?"
_SIGNATURE = re.compile(f"(?:{_STROKE})+")
_TRACKING = re.compile(r"[A-Z0-9][A-Z0-9-]{3,39}")

Point = tuple[int, int]


class HandoverWay(StrEnum):
    """By which way."""

    AT_COUNTER = "AT_COUNTER"
    ONLINE = "ONLINE"
    BY_POST = "BY_POST"


class ReceiverRelation(StrEnum):
    """Who took the result at the counter, seen from the applicant."""

    APPLICANT = "APPLICANT"
    DELEGATE = "DELEGATE"
    RELATIVE = "RELATIVE"


class PostState(StrEnum):
    """Where a posted result is."""

    ON_ITS_WAY = "ON_ITS_WAY"
    DELIVERED = "DELIVERED"
    CAME_BACK = "CAME_BACK"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who took the result. `signature` is a pen's path; without one `unsigned_because` says why."""

    name: str
    relation: ReceiverRelation
    signature: str | None = None
    unsigned_because: str | None = None


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A result given out as a file, told from any other by its SHA-256 (hexadecimal).

    `kept` is where the file lies; None for those given out before files were kept.
    """

    name: str
    sha256: str
    issued_on: date
    kept: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """A result with the post; `ended_at` is when it was delivered or came back."""

    carrier: str
    tracking_number: str
    sent_at: datetime
    state: PostState = PostState.ON_ITS_WAY
    ended_at: datetime | None = None

    def ended(self, state: PostState, *, at: datetime) -> "Posting":
        return replace(self, state=state, ended_at=at)


@dataclass(frozen=True, slots=True)
class Handover:
    """One of the three, by `way`. `at` is when the citizen had her result; None while it is on its way."""

    way: HandoverWay
    at: datetime | None = None
    receiver: Receiver | None = None
    file: ResultFile | None = None
    posting: Posting | None = None

    @property
    def is_with_the_post(self) -> bool:
        return self.posting is not None and self.posting.state is PostState.ON_ITS_WAY


class HandoverIsInvalid(ValueError):
    """What a clerk says of a handover cannot be kept; `field` is the part, `problem` names what to do."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field, self.problem = field, problem


def receiver(
    *, name: str, relation: ReceiverRelation, signature: str | None, unsigned_because: str | None
) -> Receiver:
    """Who took the result, checked. Raises `HandoverIsInvalid`."""
    known = parse_name(name)
    if known is None:
        raise HandoverIsInvalid("receiverName", "name")
    because = " ".join((unsigned_because or "").split())
    if len(because) > LONGEST_REASON:
        raise HandoverIsInvalid("unsignedBecause", "unsigned")
    if signature is None and not because:
        raise HandoverIsInvalid("signature", "unsigned")
    if signature is not None and strokes(signature) is None:
        raise HandoverIsInvalid("signature", "signature")
    return Receiver(known, relation, signature, None if signature else because)


def result_file(*, kept: KeptFile, issued_on: date, today: date) -> ResultFile:
    """A result by the file that is kept of it. Raises `HandoverIsInvalid`."""
    if issued_on > today:
        raise HandoverIsInvalid("issuedOn", "issued_on")
    return ResultFile(kept.facts.name, kept.facts.sha256, issued_on, kept)


def posting(*, carrier: str, tracking_number: str, sent_at: datetime) -> Posting:
    """A parcel, checked. Raises `HandoverIsInvalid`."""
    shown = " ".join(carrier.split())
    if not 1 <= len(shown) <= LONGEST_CARRIER:
        raise HandoverIsInvalid("carrier", "carrier")
    number = "".join(tracking_number.split()).upper()
    if not _TRACKING.fullmatch(number):
        raise HandoverIsInvalid("trackingNumber", "tracking_number")
    return Posting(shown, number, sent_at)


def strokes(signature: str) -> tuple[tuple[Point, ...], ...] | None:
    """The points of each stroke of a pen's path like `M10 20l3 4 -2 1`; None for any other text.

    Only moves and straight lines between whole numbers within the box, so that it can be drawn anywhere and
    can carry nothing else.
    """
    if len(signature) > LONGEST_SIGNATURE or not _SIGNATURE.fullmatch(signature):
        return None
    found = tuple(_points(stroke) for stroke in signature.split("M")[1:])
    if any(not (0 <= x <= SIGNATURE_WIDTH and 0 <= y <= SIGNATURE_HEIGHT) for line in found for x, y in line):
        return None
    return found


def _points(stroke: str) -> tuple[Point, ...]:
    begin, _, lines = stroke.partition("l")
    x, y = map(int, begin.split())
    points = [(x, y)]
    steps = [int(each) for each in lines.split()]
    for across, down in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + across, y + down
        points.append((x, y))
    return tuple(points)
