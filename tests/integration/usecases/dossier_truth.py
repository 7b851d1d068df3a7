"""What must hold of dossiers at rest: item, history, lists, papers and figures tell one story."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from api.domain.dossiers import Dossier
from api.domain.files import SWEPT_AFTER, Scan, file_fault
from api.domain.notices.announcements import announcement_of
from api.domain.papers import Paper, issued_papers
from api.ports import PaperPrinter
from api.storage import keys
from api.storage.codec import decode
from api.storage.dossiers import DossierItem, load_dossier, open_dossiers
from api.storage.files import ScanItem, UploadItem, uploads_to_sweep
from api.storage.notices import load_letterbox
from api.usecases import papers, statistics
from api.usecases.papers import PaperReader
from api.usecases.services import Services
from api.usecases.statistics.rebuilding import digest_of, rebuild
from tests.integration.usecases.office_day import COMPETENT, OfficeDay
from tests.integration.usecases.truth import (
    assert_figures_are_those_of_dossiers,
    assert_items_agree,
    items_of,
)

# By dossier: the digest of each file, by the paper's id.
Papers = Mapping[str, Mapping[str, str]]
MOST_OPEN = 200


@dataclass
class PrinterWithMemory:
    """Draws an equal paper of the same moment once: by the port's promise it would be the same file."""

    printer: PaperPrinter
    drawn: dict[tuple[Paper, datetime], bytes] = field(default_factory=dict)

    def pages(self, paper: Paper, *, made_at: datetime) -> bytes:
        if (paper, made_at) not in self.drawn:
            self.drawn[paper, made_at] = self.printer.pages(paper, made_at=made_at)
        return self.drawn[paper, made_at]

    def roll(self, paper: Paper, *, made_at: datetime) -> bytes:
        return self.printer.roll(paper, made_at=made_at)


def restarted(day: OfficeDay) -> Services:
    """Another process with the same settings, which has read nothing yet."""
    known = day.services
    return Services(
        clock=known.clock,
        code_secret=known.code_secret,
        site_url=known.site_url,
        staff_tokens=known.staff_tokens,
        paper_printer=known.paper_printer,
        files=known.files,
    )


def all_dossiers() -> list[Dossier]:
    found = [load_dossier(item.pk.removeprefix(keys.dossier(""))) for item in items_of(DossierItem)]
    return [dossier for dossier in found if dossier is not None]


def assert_dossiers_tell_one_story(day: OfficeDay) -> None:
    """The dossier's item, its history, what stands open, and every item of the hall beside it."""
    items = {item.pk.removeprefix(keys.dossier("")): item for item in items_of(DossierItem)}
    known = all_dossiers()
    for dossier in known:
        item = items[dossier.code]
        assert (item.version, item.step) == (len(dossier.moves), dossier.moves[-1].step)
        assert all(earlier.at <= later.at for earlier, later in pairwise(dossier.moves))
        receipt = dossier.moves[(dossier.receipt_entry or 1) - 1]
        assert receipt.due_at is not None or dossier.deadline is None
        assert dossier.is_received or (dossier.deadline, dossier.due_at) == (None, None)
        assert (item.due_at_key is not None) == dossier.is_open
    for office_id in (day.office.id, COMPETENT):
        listed, _ = open_dossiers(office_id=office_id, since=None, until=None, first=MOST_OPEN, after=None)
        expected = [
            dossier
            for dossier in known
            if dossier.is_open and office_id in (dossier.office_id, dossier.holder_office_id)
        ]
        assert sorted(listed, key=_code) == sorted(expected, key=_code)
    assert_notices_are_those_of(known)
    assert_files_are_those_of(day, known)
    assert_items_agree()


def assert_files_are_those_of(day: OfficeDay, known: Iterable[Dossier]) -> None:
    """Each file that a dossier names lies there whole; what else was offered is on the list to be swept."""
    kept = [
        dossier.handover.file.kept
        for dossier in known
        if dossier.handover and dossier.handover.file and dossier.handover.file.kept
    ]
    kept += [decode(Scan, item.body).file for item in items_of(ScanItem)]
    for file in kept:
        assert file_fault(file.facts, day.services.files.look(file.key)) is None
    waiting = {item.pk.removeprefix(keys.upload("")) for item in items_of(UploadItem)}
    assert waiting.isdisjoint(file.key for file in kept)
    swept_one_day = day.clock.now() + SWEPT_AFTER
    assert {each.key for each in uploads_to_sweep(now=swept_one_day, first=MOST_OPEN)} == waiting


def assert_notices_are_those_of(known: Iterable[Dossier]) -> None:
    """Each tells of an entry that is announced; with an address, the last such entry has one."""
    for dossier in known:
        told = {notice.place: notice.announcement for notice in load_letterbox(dossier.code).notices}
        announced = {
            place: announcement
            for place, move in enumerate(dossier.moves, start=1)
            if (announcement := announcement_of(dossier, move)) is not None
        }
        assert told.items() <= announced.items()
        if dossier.email is not None:
            assert max(announced) in told


def papers_of(day: OfficeDay) -> Papers:
    """Every paper of every dossier as its clerks print it; the citizen has those the history called for."""
    printed: dict[str, dict[str, str]] = {}
    for dossier in all_dossiers():
        found = printed.setdefault(dossier.code, {})
        for paper in papers.papers_of_dossier(day.services, dossier=dossier, reader=PaperReader.STAFF):
            file = papers.print_paper(
                day.services, dossier=dossier, paper_id=paper.id, reader=PaperReader.STAFF
            )
            assert file is not None
            found[paper.id] = file.sha256
        known = papers.papers_of_dossier(day.services, dossier=dossier, reader=PaperReader.CITIZEN)
        assert known == issued_papers(dossier)
        assert {paper.id for paper in known} <= found.keys()
    return printed


def assert_figures_come_out(day: OfficeDay) -> str:
    """Who waits is counted, and counting everything anew from the register leads to the same; its digest."""
    while statistics.count_waiting(office_id=day.office.id):
        pass
    assert_figures_are_those_of_dossiers()
    counted = digest_of(office_id=day.office.id)
    rebuilt = rebuild(office_id=day.office.id)
    assert (rebuilt.before, rebuilt.after) == (counted, counted)
    assert rebuilt.dossiers == sum(dossier.is_received for dossier in all_dossiers())
    return counted


def _code(dossier: Dossier) -> str:
    return dossier.code
