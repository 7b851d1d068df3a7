"""One storm: citizens and clerks act at random on a faulty store; then everything must be explained."""

import random
import threading
import time
import uuid
from collections import Counter as Tally
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from api.domain.appointments import SlotTime
from api.usecases.intentions import store_is_busy
from tests.clocks import MONDAY_MORNING
from tests.integration.usecases.office_day import OfficeDay, send_until_answered
from tests.load.torture.actors import Client, Known, Wish
from tests.load.torture.acts import OF_CITIZENS
from tests.load.torture.clerks import CLERKS
from tests.load.torture.faulty_store import Faults, Shares, Tamper, faulty_store
from tests.load.torture.healing import heal
from tests.load.torture.judgement import judge
from tests.load.torture.kiosks import KIOSKS

# Counters 1 and 2 call from the same line; one clerk has counter 1 open on two screens.
COUNTERS = {
    1: ("civil-status",),
    2: ("civil-status",),
    3: ("residence",),
    4: ("residence", "civil-status"),
}
SCREENS = (1, 1, 2, 3, 4)
# What citizens may book of a slot, and what clerks may besides.
PLACES, RESERVE = 3, 1
# So long that few are left of the morning: who waits for one of it waits for what the storm is about. The
# first begins at 9:15, not so soon that it is past while the storm lasts.
SLOT_MINUTES, SLOTS = 35, 3
# Two of them have a person each with two phones: they know the same tickets and wishes.
CITIZENS_THERE, PERSONS = 5, 3
KIOSKS_THERE = 2
WARD: dict[str, Any] = {
    "places": PLACES + RESERVE,
    "reserve": RESERVE,
    "counters_of": COUNTERS,
    "slot_minutes": SLOT_MINUTES,
}
MOST_SENDINGS = 24
GIVEN_UP_SHARE = 0.3
LONGEST_PAUSE_IN_SECONDS = 0.03
NOBODY_HANGS_LONGER_IN_SECONDS = 300


@dataclass
class RunningClock:
    """Begins on a Monday at 8:30 and runs on by itself."""

    started: float = field(default_factory=time.monotonic)
    shift: timedelta = timedelta()

    def now(self) -> datetime:
        return MONDAY_MORNING + timedelta(seconds=time.monotonic() - self.started) + self.shift

    def move(self, **by: float) -> datetime:
        self.shift += timedelta(**by)
        return self.now()


@dataclass
class Storm:
    """What one seed led to. `problems` is empty when all is explained."""

    seed: int
    faults: Faults
    wishes: list[Wish] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    steps: int = 0
    seconds: float = 0.0

    @property
    def figures(self) -> dict[str, Any]:
        """What happened, in numbers. `busy` wishes found the store too busy each time they were sent."""
        return {
            "seed": self.seed,
            "acts": len(self.wishes),
            "fulfilled or refused": dict(Tally(type(wish.answer).__name__ for wish in self.wishes)),
            "store calls": self.faults.calls,
            "faults": {kind: count for kind, count in self.faults.injected.items() if kind != "none"},
            "retries": sum(wish.sendings - 1 for wish in self.wishes),
            "busy": sum(wish.was_busy for wish in self.wishes),
            "given up": sum(wish.answer is None for wish in self.wishes),
            "steps of the search": self.steps,
            "seconds": round(self.seconds, 1),
            "problems": len(self.problems),
        }


def play(
    day: OfficeDay,
    *,
    seed: int,
    acts_each: int,
    shares: Shares | None = None,
    tamper: Tamper | None = None,
) -> Storm:
    """Let everybody act `acts_each` times side by side, then judge; the store is empty but for the office."""
    began = time.monotonic()
    slots = tuple(day.slots()[:SLOTS])
    for number in COUNTERS:
        day.at_counter("open_counter", number)
    with faulty_store(shares, tamper=tamper) as faults:
        storm = Storm(seed=seed, faults=faults)
        clients = _clients(day, slots=slots, seed=seed)
        threads = [
            threading.Thread(target=_live, args=(client, acts_each, storm), daemon=True) for client in clients
        ]
        for thread in threads:
            thread.start()
        for thread, client in zip(threads, clients, strict=True):
            thread.join(NOBODY_HANGS_LONGER_IN_SECONDS)
            if thread.is_alive():
                storm.problems.append(f"{client.name} hangs")
    if not storm.problems:
        # Who found the store too busy presses the button once more when the storm is over.
        storm.problems = [problem for wish in storm.wishes if (problem := _ask_once_more(wish))]
    if not storm.problems:
        storm.steps, storm.problems = judge(
            day, storm.wishes, groups_of=COUNTERS, capacity=PLACES, reserve=RESERVE
        )
    if not storm.problems:
        storm.problems = heal(day, slots=slots, wishes=storm.wishes, capacity=PLACES + RESERVE)
    storm.seconds = time.monotonic() - began
    return storm


def _ask_once_more(wish: Wish) -> str | None:
    """Who never gets an answer from a store that is well again."""
    if not wish.was_busy:
        return None
    try:
        wish.answer = send_until_answered(partial(wish.asked.send, wish.key))
    except AssertionError as error:
        return f"{wish.client}: {wish.act.name}: {error}"
    wish.answered = wish.likely_at = time.monotonic()
    return None


def _clients(day: OfficeDay, *, slots: tuple[SlotTime, ...], seed: int) -> list[Client]:
    def client(name: str, **more: Any) -> Client:
        return Client(name=name, luck=random.Random(f"{seed} {name}"), day=day, slots=slots, **more)

    persons = [Known() for _ in range(PERSONS)]
    return [
        *(
            client(f"citizen {place}", known=persons[place % PERSONS])
            for place in range(1, CITIZENS_THERE + 1)
        ),
        *(
            client(f"screen {place} of counter {number}", counter=number)
            for place, number in enumerate(SCREENS, 1)
        ),
        *(client(f"kiosk {place}", kiosk=f"kiosk-so-{place}") for place in range(1, KIOSKS_THERE + 1)),
    ]


def _live(client: Client, acts_each: int, storm: Storm) -> None:
    acts = KIOSKS if client.kiosk else OF_CITIZENS if client.counter is None else CLERKS
    storm.faults.begin(client.luck)
    try:
        for _ in range(acts_each):
            (act,) = client.luck.choices(acts, [act.weight for act in acts])
            asked = act.prepare(client)
            if asked is not None:
                wish = Wish(act=act, client=client.name, asked=asked, key=_key(client.luck))
                _send(wish, client, storm.faults)
                storm.wishes.append(wish)
                client.learn(wish.answer)
    except Exception as error:
        storm.problems.append(f"{client.name}: {type(error).__name__}: {error}")
    finally:
        storm.faults.end()


def _send(wish: Wish, client: Client, faults: Faults) -> None:
    """Send with one key until an answer comes, as a page does; some lose patience."""
    wish.sent = time.monotonic()
    while wish.answer is None and wish.sendings < MOST_SENDINGS and not wish.was_given_up:
        wish.sendings += 1
        try:
            wish.answer = wish.asked.send(wish.key)
        except Exception as error:
            if not store_is_busy(error):
                raise
            wish.was_given_up = wish.act.may_be_given_up and client.luck.random() < GIVEN_UP_SHARE
            time.sleep(client.luck.uniform(0, LONGEST_PAUSE_IN_SECONDS))
    wish.answered = time.monotonic()
    wish.likely_at = min(faults.likely_moment(since=wish.sent), wish.answered)


def _key(luck: random.Random) -> str:
    return str(uuid.UUID(int=luck.getrandbits(128)))
