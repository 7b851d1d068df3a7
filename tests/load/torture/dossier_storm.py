"""A storm of dossier clerks: they act at random on the same dossiers while those are counted."""

import random
import threading
import time
from collections import Counter as Tally
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from api.domain.dossiers import Dossier
from api.usecases import dossiers, statistics
from api.usecases.intentions import store_is_busy
from tests.integration.usecases.dossier_acts import received
from tests.integration.usecases.office_day import (
    BIRTH,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    send_until_answered,
    share_permits,
)
from tests.integration.usecases.sent_in_acts import registered
from tests.load.torture.dossier_acts import DOSSIER_ACTS, DossierAct, DossierClerk, Send
from tests.load.torture.dossier_judgement import judge_dossiers
from tests.load.torture.faulty_store import Faults, Shares, Tamper, faulty_store
from tests.load.torture.storm import NOBODY_HANGS_LONGER_IN_SECONDS

# The ward's clerks work at the same few dossiers; the expert decides what the ward sends on.
RECEIVED = ((BIRTH, 3), (RESIDENCE, 6), (RESIDENCE, 6), (PERMIT, 5))
SENT_IN = (RESIDENCE, PERMIT)
CLERKS_THERE = 4
MOST_SENDINGS = 24
GIVEN_UP_SHARE = 0.2
OLD_SCREEN_SHARE = 0.3
LONGEST_PAUSE_IN_SECONDS = 0.02


@dataclass
class DossierWish:
    """A wish on its way. `version` is the one its clerk saw; `answer` None: she lost patience."""

    act: DossierAct
    clerk: DossierClerk
    code: str
    version: int
    key: str
    send: Send
    sent: float
    answered: float = 0.0
    answer: Any = None
    was_given_up: bool = False
    sendings: int = 0


@dataclass
class DossierStorm:
    """What one seed led to. `problems` is empty when all is explained."""

    seed: int
    faults: Faults
    wishes: list[DossierWish] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def figures(self) -> dict[str, Any]:
        return {
            "seed": self.seed,
            "acts": len(self.wishes),
            "answers": dict(Tally(type(wish.answer).__name__ for wish in self.wishes)),
            "store calls": self.faults.calls,
            "faults": {kind: count for kind, count in self.faults.injected.items() if kind != "none"},
            "retries": sum(wish.sendings - 1 for wish in self.wishes),
            "busy": sum(wish.answer is None and not wish.was_given_up for wish in self.wishes),
            "given up": sum(wish.was_given_up for wish in self.wishes),
            "seconds": round(self.seconds, 1),
        }


def play_dossiers(
    day: OfficeDay,
    *,
    seed: int,
    acts_each: int,
    shares: Shares | None = None,
    tamper: Tamper | None = None,
) -> DossierStorm:
    """Let every clerk act `acts_each` times side by side while two consumers count, then judge."""
    began = time.monotonic()
    expert = share_permits(day)
    handed_in = [received(day, procedure, counter=at).dossier.code for procedure, at in RECEIVED]
    codes = (*handed_in, *(registered(day, procedure).dossier.code for procedure in SENT_IN))
    with faulty_store(shares, tamper=tamper) as faults:
        storm = DossierStorm(seed=seed, faults=faults)
        over = threading.Event()
        threads = [
            *(
                threading.Thread(target=_live, args=(clerk, acts_each, storm), daemon=True)
                for clerk in _clerks(day, codes, seed=seed, expert=expert)
            ),
            *(
                threading.Thread(target=_count, args=(day, over, storm, f"{seed} {place}"), daemon=True)
                for place in range(2)
            ),
        ]
        for thread in threads:
            thread.start()
        for thread in threads[:-2]:
            thread.join(NOBODY_HANGS_LONGER_IN_SECONDS)
        over.set()
        for thread in threads[-2:]:
            thread.join(NOBODY_HANGS_LONGER_IN_SECONDS)
        if any(thread.is_alive() for thread in threads):
            storm.problems.append("somebody hangs")
    if not storm.problems:
        for wish in storm.wishes:
            if wish.answer is None and not wish.was_given_up:
                wish.answer = send_until_answered(partial(wish.send, wish.key))
                wish.answered = time.monotonic()
        storm.problems = judge_dossiers(day, storm.wishes, codes=codes)
    storm.seconds = time.monotonic() - began
    return storm


def _clerks(day: OfficeDay, codes: tuple[str, ...], *, seed: int, expert: Any) -> list[DossierClerk]:
    ward = [
        replace(day.clerk(3), id=f"clerk-{number}", name=f"Cán bộ Demo {number}")
        for number in range(11, 11 + CLERKS_THERE)
    ]
    return [
        DossierClerk(staff.name, random.Random(f"{seed} {staff.id}"), day, staff, codes)
        for staff in (*ward, expert)
    ]


def _live(clerk: DossierClerk, acts_each: int, storm: DossierStorm) -> None:
    storm.faults.begin(clerk.luck)
    try:
        for _ in range(acts_each):
            seen = _see(clerk)
            (act,) = clerk.luck.choices(DOSSIER_ACTS, [act.weight for act in DOSSIER_ACTS])
            send = act.prepare(clerk, seen)
            if send is not None:
                key = f"storm-{clerk.luck.getrandbits(96):024x}"
                wish = DossierWish(act, clerk, seen.code, seen.version, key, send, sent=time.monotonic())
                storm.wishes.append(wish)
                _send(wish, clerk.luck)
    except Exception as error:
        storm.problems.append(f"{clerk.name}: {type(error).__name__}: {error}")
    finally:
        storm.faults.end()


def _see(clerk: DossierClerk) -> Dossier:
    """One of the dossiers as it is, or as it was when she last looked."""
    code = clerk.luck.choice(clerk.codes)
    if code not in clerk.screen or clerk.luck.random() > OLD_SCREEN_SHARE:
        seen = send_until_answered(lambda: dossiers.get_dossier(clerk.day.services, code=code))
        assert seen is not None
        clerk.screen[code] = seen
    return clerk.screen[code]


def _send(wish: DossierWish, luck: random.Random) -> None:
    """With one key until an answer comes, as the console does; some lose patience."""
    while wish.answer is None and wish.sendings < MOST_SENDINGS and not wish.was_given_up:
        wish.sendings += 1
        try:
            wish.answer = wish.send(wish.key)
        except Exception as error:
            if not store_is_busy(error):
                raise
            wish.was_given_up = luck.random() < GIVEN_UP_SHARE
            time.sleep(luck.uniform(0, LONGEST_PAUSE_IN_SECONDS))
    wish.answered = time.monotonic()


def _count(day: OfficeDay, over: threading.Event, storm: DossierStorm, seed: str) -> None:
    """A consumer that is told of changes twice, and fails now and then as everybody does."""
    storm.faults.begin(luck := random.Random(seed))
    try:
        while not over.is_set():
            try:
                statistics.count_waiting(office_id=day.office.id)
            except Exception as error:
                if not store_is_busy(error):
                    raise
            time.sleep(luck.uniform(0, LONGEST_PAUSE_IN_SECONDS))
    except Exception as error:
        storm.problems.append(f"counting: {type(error).__name__}: {error}")
    finally:
        storm.faults.end()
