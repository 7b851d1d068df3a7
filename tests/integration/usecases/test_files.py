"""A result's file is kept when what was announced came whole, and swept away when nobody confirmed it."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.dossiers import Dossier
from api.domain.files import SWEPT_AFTER, UPLOAD_WAITS_FOR, FileKind, FoundFile
from api.local.files import FolderFiles
from api.ports import FilesAreAway
from api.storage.dossiers import load_dossier
from api.storage.files import load_upload
from api.usecases.files import FileKeeping, sweep_uploads
from api.usecases.handovers import result_address
from api.usecases.intentions import store_is_busy
from tests.integration.storage.death import ProcessDied, deaths, dying_process
from tests.integration.storage.faults import watched_store
from tests.integration.storage.snapshots import go_back_to, snapshot
from tests.integration.usecases.dossier_acts import (
    RESULT,
    issued_online,
    moved,
    offered,
    received,
    sent,
)
from tests.integration.usecases.dossier_truth import assert_dossiers_tell_one_story
from tests.integration.usecases.office_day import (
    BIRTH,
    COMPETENT,
    PERMIT,
    OfficeDay,
    at_once,
    names,
    share_permits,
)

PNG = b"\x89PNG\r\n\x1a\n a picture"


@pytest.fixture
def ready(day: OfficeDay) -> Dossier:
    """A dossier whose result is ready, at version 2."""
    code = received(day, BIRTH, counter=3).dossier.code
    done: Dossier = moved(day, code, "COMPLETED")
    return done


def name(outcome: object) -> str:
    return type(outcome).__name__


def folder(day: OfficeDay) -> FolderFiles:
    assert isinstance(day.services.files, FolderFiles)
    return day.services.files


def sweep(day: OfficeDay) -> int:
    return sweep_uploads(FileKeeping(clock=day.clock, files=day.services.files))


def test_file_that_came_whole_is_kept_and_found_by_its_dossier(day: OfficeDay, ready: Dossier) -> None:
    upload = sent(day, ready.code)
    done = issued_online(day, ready.code, version=2, upload=upload).dossier
    assert done.handover.file.sha256 == hashlib.sha256(RESULT).hexdigest()
    assert (done.handover.file.kept.key, done.handover.file.kept.facts.size) == (upload, len(RESULT))
    assert load_dossier(ready.code) == done
    assert load_upload(upload) is None
    address = result_address(day.services, done)
    assert address is not None
    assert address.expires_at - day.clock.now() == timedelta(minutes=5)
    assert_dossiers_tell_one_story(day)


def test_place_of_a_file_says_nothing_of_a_person(day: OfficeDay, ready: Dossier) -> None:
    upload = offered(day, ready.code, file_name="Trần Thị Minh.pdf").upload
    assert len(upload.key) == 32
    assert upload.key.isalnum()
    assert offered(day, ready.code, file_name="Trần Thị Minh.pdf").upload.key != upload.key


def test_same_wish_leads_to_the_same_place_with_an_address_that_holds(day: OfficeDay, ready: Dossier) -> None:
    first = offered(day, ready.code, key="one-and-the-same-key")
    day.clock.move(minutes=20)
    again = offered(day, ready.code, key="one-and-the-same-key")
    assert again.upload.key == first.upload.key
    assert first.address.expires_at < day.clock.now() < again.address.expires_at


def nothing(day: OfficeDay, key: str) -> None:
    """The upload broke off."""


def another(day: OfficeDay, key: str) -> None:
    folder(day).keep(key, b"%PDF-1.7 the Result")


def half(day: OfficeDay, key: str) -> None:
    folder(day).keep(key, RESULT[:10])


@pytest.mark.parametrize("came", [nothing, another, half])
def test_result_is_not_issued_before_its_very_file_is_there(
    day: OfficeDay, ready: Dossier, came: Callable[[OfficeDay, str], None]
) -> None:
    upload = offered(day, ready.code).upload.key
    came(day, upload)
    issue = partial(issued_online, day, ready.code, version=2, upload=upload, key="one-and-the-same-key")
    assert name(issue()) == "FileHasNotArrived"
    assert load_dossier(ready.code) == ready
    folder(day).keep(upload, RESULT)
    assert name(issue()) == "ResultIssuedOnline"
    assert_dossiers_tell_one_story(day)


def test_bytes_of_another_kind_are_found_out(day: OfficeDay, ready: Dossier) -> None:
    upload = sent(day, ready.code, content=PNG)
    refused = issued_online(day, ready.code, version=2, upload=upload)
    assert (name(refused), refused.kind) == ("FileIsOfAnotherKind", FileKind.PDF)
    picture = sent(day, ready.code, content=PNG, file_name="kq.png", kind=FileKind.PNG)
    assert name(issued_online(day, ready.code, version=2, upload=picture)) == "ResultIssuedOnline"


@pytest.mark.parametrize("key", ["", "K" * 32, "k" * 32, "../../etc/passwd", "K" * 5000])
def test_upload_that_nobody_was_offered_is_none(day: OfficeDay, ready: Dossier, key: str) -> None:
    assert name(issued_online(day, ready.code, version=2, upload=key)) == "FileHasNotArrived"


def test_file_of_one_dossier_is_no_result_of_another(day: OfficeDay, ready: Dossier) -> None:
    other = moved(day, received(day, BIRTH, counter=3).dossier.code, "COMPLETED")
    upload = sent(day, ready.code)
    assert name(issued_online(day, other.code, version=2, upload=upload)) == "FileHasNotArrived"
    assert load_dossier(other.code) == other


def test_places_are_offered_by_the_unit_that_hands_over_once_there_is_a_result(day: OfficeDay) -> None:
    expert = share_permits(day)
    code = received(day, PERMIT, counter=5).dossier.code
    stranger = replace(day.clerk(3), office_id="elsewhere")
    assert name(offered(day, code)) == "StepIsNotAllowed"
    assert name(offered(day, code, staff=expert)) == "DossierIsUnknown"
    assert name(offered(day, code, staff=stranger)) == "DossierIsUnknown"
    moved(day, code, "SENT")
    assert name(offered(day, code)) == "DossierIsElsewhere"
    assert expert.office_id == COMPETENT
    assert name(offered(day, code, staff=expert)) == "StepIsNotAllowed"
    assert name(offered(day, "H17.45-261123-9999")) == "DossierIsUnknown"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"size": 10 * 1024 * 1024 + 1}, "size"),
        ({"file_name": "kq.docx"}, "kind"),
        ({"sha256": "1"}, "sha256"),
        ({"key": "short"}, "idempotencyKey"),
    ],
)
def test_no_place_for_what_is_not_accepted(
    day: OfficeDay, ready: Dossier, wrong: dict[str, Any], field: str
) -> None:
    before = snapshot()
    refused = offered(day, ready.code, **wrong)
    assert (name(refused), refused.field) == ("InputIsInvalid", field)
    assert snapshot() == before


def test_result_that_was_handed_over_meanwhile_takes_no_file(day: OfficeDay, ready: Dossier) -> None:
    upload = sent(day, ready.code)
    issued_online(day, ready.code, version=2, upload=upload)
    assert name(offered(day, ready.code)) == "StepIsNotAllowed"
    assert name(issued_online(day, ready.code, version=3, upload=upload)) == "StepIsNotAllowed"


def test_of_two_files_at_once_one_is_the_result(day: OfficeDay, ready: Dossier) -> None:
    uploads = [sent(day, ready.code) for _ in range(2)]
    acts = [partial(issued_online, day, ready.code, version=2, upload=each) for each in uploads]
    assert sorted(names(at_once(acts))) == ["DossierHasMoved", "ResultIssuedOnline"]
    day.clock.move(hours=26)
    assert sweep(day) == 1
    assert_dossiers_tell_one_story(day)


class FilesThatAreAway:
    def __init__(self, files: FolderFiles) -> None:
        self.upload_address = files.upload_address
        self.download_address = files.download_address

    def look(self, key: str) -> FoundFile | None:
        raise FilesAreAway

    def remove(self, key: str) -> None:
        raise FilesAreAway


def test_result_waits_while_files_are_away(day: OfficeDay, ready: Dossier) -> None:
    upload = sent(day, ready.code)
    known = day.services
    day.services = replace(known, files=FilesThatAreAway(folder(day)))
    with pytest.raises(FilesAreAway) as away:
        issued_online(day, ready.code, version=2, upload=upload, key="one-and-the-same-key")
    assert store_is_busy(away.value), "the same may be sent again"
    day.services = known
    done = issued_online(day, ready.code, version=2, upload=upload, key="one-and-the-same-key")
    assert name(done) == "ResultIssuedOnline"


def test_what_nobody_confirmed_is_swept_and_what_is_kept_stays(day: OfficeDay, ready: Dossier) -> None:
    kept, left = sent(day, ready.code), sent(day, ready.code)
    never_came = offered(day, ready.code).upload.key
    issued_online(day, ready.code, version=2, upload=kept)
    day.clock.move(hours=24, minutes=59)
    assert sweep(day) == 0
    day.clock.move(minutes=1)
    assert sweep(day) == 2
    assert [folder(day).look(key) is not None for key in (kept, left)] == [True, False]
    assert [load_upload(key) for key in (left, never_came)] == [None, None]
    assert sweep(day) == 0
    assert_dossiers_tell_one_story(day)


def test_file_is_confirmed_within_its_day_or_sent_again(day: OfficeDay, ready: Dossier) -> None:
    upload = sent(day, ready.code)
    day.clock.move(seconds=UPLOAD_WAITS_FOR.total_seconds())
    assert name(issued_online(day, ready.code, version=2, upload=upload)) == "FileHasNotArrived"
    again = sent(day, ready.code)
    assert name(issued_online(day, ready.code, version=2, upload=again)) == "ResultIssuedOnline"


def test_sweeper_that_dies_anywhere_is_finished_by_the_next(day: OfficeDay, ready: Dossier) -> None:
    upload = sent(day, ready.code)
    day.clock.move(seconds=SWEPT_AFTER.total_seconds())
    before = snapshot()
    with watched_store() as calls:
        sweep(day)
    done = snapshot()
    for position, was_done in deaths(calls.operations):
        go_back_to(before)
        folder(day).keep(upload, RESULT)
        with dying_process(position, was_done=was_done), pytest.raises(ProcessDied):
            sweep(day)
        assert_dossiers_tell_one_story(day)
        sweep(day)
        assert snapshot() == done
        assert folder(day).look(upload) is None


def test_sweeper_leaves_a_file_that_is_confirmed_while_it_looks(
    day: OfficeDay, ready: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sweeper whose clock runs ahead meets a clerk who confirms."""
    upload = sent(day, ready.code)
    ahead = replace(day.clock)
    ahead.move(seconds=SWEPT_AFTER.total_seconds())
    from api.usecases import files

    looked = files.files_storage.uploads_to_sweep

    def look_then_confirm(**asked: Any) -> Any:
        found = looked(**asked)
        assert name(issued_online(day, ready.code, version=2, upload=upload)) == "ResultIssuedOnline"
        return found

    monkeypatch.setattr(files.files_storage, "uploads_to_sweep", look_then_confirm)
    assert sweep_uploads(FileKeeping(clock=ahead, files=day.services.files)) == 0
    assert folder(day).look(upload) is not None


def test_file_that_is_being_swept_can_be_confirmed_by_nobody(
    day: OfficeDay, ready: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clerk's process read the upload before it lapsed."""
    upload = sent(day, ready.code)
    from api.usecases import handovers

    def sweep_meanwhile(*given: Any, **more: Any) -> None:
        ahead = replace(day.clock)
        ahead.move(seconds=SWEPT_AFTER.total_seconds())
        assert sweep_uploads(FileKeeping(clock=ahead, files=day.services.files)) == 1

    monkeypatch.setattr(handovers, "trouble_with", sweep_meanwhile)
    assert name(issued_online(day, ready.code, version=2, upload=upload)) == "FileHasNotArrived"
    assert load_dossier(ready.code) == ready


def test_result_from_before_files_were_kept_has_no_address(day: OfficeDay, ready: Dossier) -> None:
    done = issued_online(day, ready.code, version=2, upload=sent(day, ready.code)).dossier
    old = replace(done, handover=replace(done.handover, file=replace(done.handover.file, kept=None)))
    assert result_address(day.services, old) is None
