"""What a letter says: Vietnamese first, then English; no name, phone or citizen number stands in it."""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_clock
from api.domain.dossiers import Dossier, note_of_entry, papers_asked_for, words_of_entry
from api.domain.notices.records import Announcement, Notice, notice_id
from api.domain.offices import Office
from api.domain.people import parse_phone
from api.domain.tickets import derive_code

KEY_LENGTH = 26
# However they are grouped; a dossier's code has a hyphen, a date strokes.
_LONG_NUMBER = re.compile(r"\+?\d(?:[ .\u00a0]?\d){8,}")
_HIDDEN = "•••"
CITIZEN_NUMBER_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail ready to be sent. `notice_id` stays the same however often it is sent.

    `stop_url` is where its reader can end such letters herself.
    """

    notice_id: str
    to: str
    subject: str
    text: str
    stop_url: str | None


@dataclass(frozen=True, slots=True)
class _Says:
    subject: str
    first: str


_VI = {
    Announcement.NEW_DATE: _Says(
        "xin lỗi và hẹn lại ngày trả", "Cơ quan xin lỗi bạn và hẹn lại ngày trả kết quả."
    ),
    Announcement.DATE_MOVED: _Says("ngày hẹn trả thay đổi", "Ngày hẹn trả kết quả đã thay đổi."),
}
_EN = {
    Announcement.NEW_DATE: _Says(
        "an apology and a new date", "The office apologises and promises a new date for the result."
    ),
    Announcement.DATE_MOVED: _Says("the due date has changed", "The due date of the result has changed."),
}
# Once it is over, or while she is awaited, no date is promised.
_WITHOUT_DATE = frozenset(
    {
        Announcement.PAPERS_WANTED,
        Announcement.REFUSED,
        Announcement.STOPPED,
        Announcement.WITHDRAWN,
        Announcement.RESULT_READY,
        Announcement.RESULT_RETURNED,
    }
)


def notices_key(*, secret: bytes, dossier_code: str) -> str:
    """What stands in a dossier's letters and nowhere else: who has it may stop them."""
    return derive_code(secret=secret, purpose="notices", parts=(dossier_code,), length=KEY_LENGTH)


def is_notices_key(key: str, *, secret: bytes, dossier_code: str) -> bool:
    right = notices_key(secret=secret, dossier_code=dossier_code)
    return hmac.compare_digest(key.strip().upper().encode(), right.encode())


def stop_url(*, site_url: str, secret: bytes, dossier_code: str) -> str:
    """The page where letters are stopped; the key stands after #, which no server's log ever sees."""
    return f"{site_url}/d/{dossier_code}/letters#{notices_key(secret=secret, dossier_code=dossier_code)}"


def without_numbers(note: str) -> str:
    """A clerk's words without citizen numbers and mobile phones: a letter passes through other hands.

    A landline stays: it is an office's.
    """
    return _LONG_NUMBER.sub(lambda found: _HIDDEN if _is_private(found[0]) else found[0], note)


def _is_private(number: str) -> bool:
    digits = sum(map(str.isdigit, number))
    return digits == CITIZEN_NUMBER_DIGITS or parse_phone(number) is not None


def letter_of(*, notice: Notice, dossier: Dossier, office: Office, site_url: str, secret: bytes) -> Letter:
    """The letter about one entry of the history, as that entry was. The dossier has an address."""
    move = dossier.moves[notice.place - 1]
    stop = stop_url(site_url=site_url, secret=secret, dossier_code=dossier.code)
    if notice.announcement in _VI:
        vi, en = _VI[notice.announcement], _EN[notice.announcement]
        more_vi: tuple[str, ...] = ()
        more_en: tuple[str, ...] = ()
    else:
        step = dossier.workflow.step(move.step)
        vi = _Says(step.now_title.vi, f"{step.now_title.vi}.")
        en = _Says(step.now_title.en, f"{step.now_title.en}.")
        more_vi, more_en = (step.sentence.vi, step.to_do.vi), (step.sentence.en, step.to_do.en)
    written = note_of_entry(dossier, notice.place)
    note = without_numbers(written) if written else ""
    wanted = without_numbers("; ".join(papers_asked_for(dossier, notice.place)))
    if notice.announcement is Announcement.DATE_MOVED:
        said_vi, said_en = words_of_entry(dossier, notice.place) or ("", "")
        more_vi, more_en = (said_vi,), (said_en,)
    due = None if notice.announcement in _WITHOUT_DATE else move.due_at
    track = f"{site_url}/d/{dossier.code}"
    vietnamese = _paragraphs(
        "Kính gửi bạn,",
        f"{office.name} thông báo về hồ sơ {dossier.code}, thủ tục: {dossier.procedure_name}.",
        _lines(f"{_moment(move.at, 'ngày')}: {vi.first}", *more_vi),
        f"Giấy tờ cần nộp: {wanted}." if wanted else "",
        f"Nội dung: {note}" if note else "",
        f"Ngày hẹn trả kết quả: {_moment(due, 'ngày')}." if due else "",
        f"Xem hồ sơ đang ở đâu: {track}",
        _lines(
            f"Nơi nhận và trả hồ sơ: {office.address}.",
            "Thư gửi tự động, mời bạn không trả lời thư này.",
            f"Không muốn nhận thư về hồ sơ này nữa: {stop}",
        ),
    )
    english = _paragraphs(
        f"This is about your dossier {dossier.code} at {office.name}: {dossier.procedure_name}.",
        _lines(f"{_moment(move.at, 'on')}: {en.first}", *more_en),
        f"Papers wanted: {wanted}." if wanted else "",
        f"The office writes: {note}" if note else "",
        f"The result is due {_moment(due, 'on')}." if due else "",
        f"Where your dossier stands: {track}",
        _lines(
            f"The office: {office.address}.",
            "This letter was sent by a machine; please do not answer it.",
            f"To have no more letters about this dossier: {stop}",
        ),
    )
    return Letter(
        notice_id=notice_id(dossier_code=dossier.code, place=notice.place),
        to=dossier.email or "",
        subject=f"Hồ sơ {dossier.code}: {vi.subject} / {en.subject}",
        text=f"{vietnamese}\n\n--------\n\n{english}\n",
        stop_url=stop,
    )


def _moment(at: datetime, on: str) -> str:
    return f"{local_clock(at):%H:%M} {on} {local_clock(at):%d/%m/%Y}"


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
