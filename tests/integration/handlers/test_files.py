"""The function that takes away files nobody confirmed, as the schedule calls it."""

from datetime import timedelta
from unittest.mock import patch

from api.domain.files import SWEPT_AFTER
from api.storage.transactions import transact
from api.usecases.files import SWEPT_AT_A_LOOK, FileKeeping
from tests.integration.ward import Ward
from tests.unit.domain.test_files import UPLOAD


def test_schedule_sweeps_all_that_nobody_confirmed(ward: Ward) -> None:
    """More than are swept at one look."""
    from dataclasses import replace

    from api.handlers import files
    from api.storage.files import load_upload, offer_upload

    several = [replace(UPLOAD, key=f"K{number:031}") for number in range(SWEPT_AT_A_LOOK + 2)]
    for upload in several:
        transact(offer_upload(upload))
    keeping = FileKeeping(clock=ward.clock, files=ward.services.files)
    with patch.object(files, "keeping", keeping):
        files.handler({"source": "aws.events"}, None)
        assert all(load_upload(each.key) for each in several)
        ward.clock.move(seconds=(SWEPT_AFTER + timedelta(seconds=1)).total_seconds())
        files.handler({"source": "aws.events"}, None)
    assert not any(load_upload(each.key) for each in several)
