"""The local host does beside the server what AWS is woken for."""

import time
from collections.abc import Callable

import pytest

from api.domain.files import SWEPT_AFTER
from api.local.background import Background, handing_on
from api.storage.files import load_upload, offer_upload
from api.storage.transactions import transact
from api.storage.waitlist import due_waitlists, place_left
from api.usecases.files import FileKeeping, sweep_uploads
from tests.integration.ward import Ward
from tests.unit.domain.test_files import UPLOAD

PATIENCE_IN_SECONDS = 10


def wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while not done() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert done()


def test_it_goes_on_after_a_fault_says_so_and_ends_when_it_is_told(
    ward: Ward, caplog: pytest.LogCaptureFixture
) -> None:
    transact(offer_upload(UPLOAD))
    ward.clock.move(seconds=SWEPT_AFTER.total_seconds())
    looks: list[int] = []

    def fail_once() -> None:
        looks.append(len(looks))
        if len(looks) == 1:
            raise TimeoutError
        sweep_uploads(FileKeeping(clock=ward.clock, files=ward.services.files))

    with Background(fail_once, name="sweeping", every_seconds=0.05, sorry="It is tried again."):
        wait_until(lambda: load_upload(UPLOAD.key) is None)
    assert "It is tried again." in caplog.text
    ended_after = len(looks)
    time.sleep(0.2)
    assert len(looks) == ended_after


def test_waitlists_are_looked_at(ward: Ward) -> None:
    now = ward.clock.now()
    transact(place_left(office_id=ward.office, group_id="civil-status", at=now))
    with handing_on(ward.services):
        wait_until(lambda: not due_waitlists(now=now, first=1))


def test_it_pauses_longer_after_a_fault() -> None:
    looks: list[float] = []

    def fail() -> None:
        looks.append(time.monotonic())
        raise TimeoutError

    slow = Background(fail, name="slow", every_seconds=0.01, sorry="", after_fault_seconds=0.3)
    with slow:
        wait_until(lambda: len(looks) == 2)
    assert looks[1] - looks[0] >= 0.3
