"""Form 06, which goes with the dossier from hand to hand, and form 07, the register of all of them.

06 has what the control sheets (Circular 01/2018, form 05) of Ninh Thuận's desks and Đồng Nai's land
registries have: both units of each hand-over with room for who signs, its time and its result; the step, the
papers and how the result went are ours. 07 has the columns of the lists that Thanh Hóa's centre prints.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.domain.calendar import local_clock
from api.domain.dossiers import DocumentReceipt
from api.domain.dossiers.handover import Handover
from api.domain.offices import Office
from api.domain.papers.blocks import Field, Items, Letterhead, Paper, Table, Title
from api.domain.papers.forms import PaperForm, template_set
from api.domain.papers.handover import handover_blocks
from api.domain.papers.receipt import ONE_SET, handed_in_lines
from api.domain.papers.subject import FormIsNotInCircular, PaperSubject, authority, dossier_paper, place
from api.domain.papers.wording import written_day, written_moment


@dataclass(frozen=True, slots=True)
class Handoff:
    """The dossier went from one hand to another: who gave, who took and when. `result` is how the step that
    ended by it stood to its own due date."""

    given_by: str
    taken_by: str
    at: datetime
    step: str
    note: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One dossier's line in the register. Empty columns are for what has not happened yet."""

    code: str
    procedure_name: str
    name: str | None
    phone: str | None
    agency: str
    received_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    remark: str | None = None
    way: str | None = None
    signed: str | None = None


def control_sheet(
    *,
    subject: PaperSubject,
    agency: str,
    handoffs: Sequence[Handoff],
    received_at: datetime,
    due_at: datetime | None,
    issued_at: datetime,
    documents: Sequence[DocumentReceipt] = (),
    handover: Handover | None = None,
) -> Paper:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ; `agency` decides the dossier."""
    listed = handed_in_lines(documents)
    body = (
        Field("Kèm theo hồ sơ của", subject.name),
        Field("Nội dung yêu cầu giải quyết", subject.procedure_name),
        Field("Thời gian nhận hồ sơ", written_moment(received_at)),
        Field("Thời gian hẹn trả kết quả", written_moment(due_at) if due_at else None),
        Field("Cơ quan (bộ phận) giải quyết hồ sơ", agency),
        Field("Cơ quan phối hợp giải quyết hồ sơ", None),
        *((Items("Thành phần hồ sơ nộp gồm", listed),) if listed else ()),
        Table(
            columns=(
                ("Bước", 0.13),
                ("Tên cơ quan giao; Người giao (ký)", 0.2),
                ("Tên cơ quan nhận; Người nhận (ký)", 0.2),
                ("Thời gian giao, nhận hồ sơ", 0.13),
                ("Kết quả giải quyết hồ sơ (trước hạn/đúng hạn/quá hạn)", 0.16),
                ("Ghi chú", 0.18),
            ),
            rows=tuple(
                (
                    hand.step,
                    hand.given_by,
                    hand.taken_by,
                    short_moment(hand.at),
                    hand.result or "",
                    hand.note or "",
                )
                for hand in handoffs
            ),
            is_signed=True,
        ),
        *handover_blocks(handover),
    )
    return dossier_paper(
        PaperForm.CONTROL_SHEET,
        subject=subject,
        issued_at=issued_at,
        title=Title("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ"),
        body=body,
    )


def register(
    *,
    office: Office,
    entries: Sequence[RegisterEntry],
    since: date,
    until: date,
    issued_on: date,
    first: int = 1,
) -> Paper:
    """Sổ theo dõi hồ sơ: the dossiers received on the days from `since` to `until`, in that order.

    `first` is the number of the first line, for a part that does not begin the register.
    """
    templates = template_set(on=issued_on)
    number = templates.number(PaperForm.REGISTER)
    if number is None:
        raise FormIsNotInCircular(f"{PaperForm.REGISTER} in {templates.circular}")
    return Paper(
        form=PaperForm.REGISTER,
        form_number=number,
        circular=templates.circular,
        is_landscape=True,
        blocks=(
            Letterhead(
                authority=authority(office),
                office=office.unit_vi.upper(),
                place_and_day=f"{place(office)}, {written_day(issued_on)}",
            ),
            Title("SỔ THEO DÕI HỒ SƠ", f"Từ {written_day(since)} đến {written_day(until)}"),
            Table(
                columns=(
                    ("TT", 0.03),
                    ("Mã hồ sơ", 0.125),
                    ("Tên thủ tục hành chính", 0.125),
                    ("Số lượng hồ sơ (bộ)", 0.045),
                    ("Tên cá nhân, tổ chức", 0.09),
                    ("Địa chỉ, số điện thoại", 0.095),
                    ("Cơ quan chủ trì giải quyết", 0.085),
                    ("Nhận hồ sơ", 0.07),
                    ("Hẹn trả kết quả", 0.07),
                    ("Trả kết quả", 0.07),
                    ("Phương thức nhận kết quả", 0.065),
                    ("Ký nhận", 0.06),
                    ("Ghi chú", 0.07),
                ),
                rows=tuple(_row(at, entry) for at, entry in enumerate(entries, start=first)),
            ),
        ),
    )


def short_moment(moment: datetime | None) -> str:
    """09:42 23/11/2026, for narrow columns; empty for what has not happened."""
    return f"{local_clock(moment):%H:%M %d/%m/%Y}" if moment else ""


def _row(at: int, entry: RegisterEntry) -> tuple[str, ...]:
    return (
        str(at),
        entry.code,
        entry.procedure_name,
        ONE_SET,
        entry.name or "",
        entry.phone or "",
        entry.agency,
        short_moment(entry.received_at),
        short_moment(entry.due_at),
        short_moment(entry.returned_at),
        entry.way or "",
        entry.signed or "",
        "; ".join(filter(None, (_finished(entry), entry.remark))),
    )


def _finished(entry: RegisterEntry) -> str | None:
    """A result that waits to be fetched; the day it was handed over says more."""
    if entry.finished_at is None or entry.returned_at is not None:
        return None
    return f"Xong {short_moment(entry.finished_at)}"
