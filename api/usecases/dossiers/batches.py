"""A clerk takes over, gives or moves several dossiers in one act: each by itself, with its own outcome."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from api.domain.dossiers.inbox import may_be_taken_together
from api.domain.staff import StaffMember
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.assigning import assign_dossier
from api.usecases.dossiers.changing import DossierChanged, NotChanged
from api.usecases.dossiers.moving import advance_dossier
from api.usecases.intentions import intend
from api.usecases.outcomes import InputIsInvalid
from api.usecases.services import Services

# Each takes up to five calls of the store; one request must end in time.
MOST_IN_A_BATCH = 25


@dataclass(frozen=True, slots=True)
class SeenDossier:
    """A dossier as the clerk saw it."""

    code: str
    version: int


@dataclass(frozen=True, slots=True)
class BatchDone:
    """What became of each, in the order asked."""

    each: Sequence[tuple[str, DossierChanged | NotChanged]]


class DossiersAdvanced(BatchDone):
    pass


class DossiersAssigned(BatchDone):
    pass


def advance_dossiers(
    services: Services, *, staff: StaffMember, dossiers: Sequence[SeenDossier], to: str, idempotency_key: str
) -> DossiersAdvanced | InputIsInvalid:
    """Move each to the step, as far as it may go there. What asks the citizen is asked one by one."""
    if not may_be_taken_together(to):
        return InputIsInvalid(field="to", problem="batch_asks")
    problem = _begin(
        services,
        staff=staff,
        mutation="advanceDossiers",
        dossiers=dossiers,
        request={"to": to},
        idempotency_key=idempotency_key,
    )
    if problem is not None:
        return problem

    def advanced(seen: SeenDossier, key: str) -> DossierChanged | NotChanged:
        return advance_dossier(
            services,
            staff=staff,
            code=seen.code,
            to=to,
            version=seen.version,
            note=None,
            idempotency_key=key,
        )

    return DossiersAdvanced(_each(dossiers, idempotency_key, advanced))


def assign_dossiers(
    services: Services,
    *,
    staff: StaffMember,
    dossiers: Sequence[SeenDossier],
    clerk_id: str | None,
    until: date | None,
    reason: str,
    idempotency_key: str,
) -> DossiersAssigned | InputIsInvalid:
    """Take the present step of each over, or give it to a colleague; with `until`, to one who stands in."""
    problem = _begin(
        services,
        staff=staff,
        mutation="assignDossiers",
        dossiers=dossiers,
        request={"clerk": clerk_id, "until": until, "reason": reason},
        idempotency_key=idempotency_key,
    )
    if problem is not None:
        return problem

    def assigned(seen: SeenDossier, key: str) -> DossierChanged | NotChanged:
        return assign_dossier(
            services,
            staff=staff,
            code=seen.code,
            version=seen.version,
            clerk_id=clerk_id,
            clerk_name=None,
            until=until,
            reason=reason,
            idempotency_key=key,
        )

    return DossiersAssigned(_each(dossiers, idempotency_key, assigned))


def _begin(
    services: Services,
    *,
    staff: StaffMember,
    mutation: str,
    dossiers: Sequence[SeenDossier],
    request: dict[str, object],
    idempotency_key: str,
) -> InputIsInvalid | None:
    """Bind the key to the whole batch: sent again, it is for the same dossiers or refused."""
    codes = {seen.code.strip().upper() for seen in dossiers}
    if not 1 <= len(dossiers) <= MOST_IN_A_BATCH or len(codes) < len(dossiers):
        return InputIsInvalid(field="dossiers", problem="batch")
    intention = intend(
        mutation=mutation,
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"dossiers": [f"{seen.code} {seen.version}" for seen in dossiers], **request},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    try:
        # Each dossier is moved once by a key of its own; only the batch itself is left to remember.
        transact(remember(intention, outcome="begun", now=now))
    except ConditionsFailed:
        recall(intention, now=now)
    return None


def _each(
    dossiers: Sequence[SeenDossier],
    idempotency_key: str,
    act: Callable[[SeenDossier, str], DossierChanged | NotChanged],
) -> Sequence[tuple[str, DossierChanged | NotChanged]]:
    return [(seen.code, act(seen, _key_of(seen, idempotency_key))) for seen in dossiers]


def _key_of(seen: SeenDossier, idempotency_key: str) -> str:
    """The key of one dossier's act: the same whenever the batch is sent again."""
    return hashlib.sha256(f"{idempotency_key}|{seen.code}".encode()).hexdigest()
