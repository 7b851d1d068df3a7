"""The local host takes away files that nobody confirmed, while it serves."""

import time
from unittest.mock import patch

from api.domain.files import SWEPT_AFTER
from api.local import sweeping
from api.storage.files import load_upload, offer_upload
from api.storage.transactions import transact
from api.usecases.files import FileKeeping
from tests.integration.ward import Ward
from tests.unit.domain.test_files import UPLOAD

PATIENCE_IN_SECONDS = 10


def test_thread_sweeps_goes_on_after_a_fault_and_ends_when_it_is_told(ward: Ward) -> None:
    transact(offer_upload(UPLOAD))
    ward.clock.move(seconds=SWEPT_AFTER.total_seconds())
    sweep, failed = sweeping.sweep_uploads, []

    def fail_once(keeping: FileKeeping) -> int:
        if not failed:
            failed.append(True)
            raise TimeoutError
        return sweep(keeping)

    with (
        patch.object(sweeping, "LOOKED_EVERY_IN_SECONDS", 0.05),
        patch.object(sweeping, "sweep_uploads", fail_once),
    ):
        thread = sweeping.SweepingThread(FileKeeping(clock=ward.clock, files=ward.services.files))
        thread.start()
        deadline = time.monotonic() + PATIENCE_IN_SECONDS
        while load_upload(UPLOAD.key) is not None and time.monotonic() < deadline:
            time.sleep(0.02)
        thread.stop()
    assert load_upload(UPLOAD.key) is None
