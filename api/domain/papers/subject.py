"""What every paper says about its dossier and office.

The letterhead has the lines of Circular 01/2018's annex: body, one-stop desk, and "Số:" with a number that
nobody here gives, so that it is written by hand.
"""

from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.offices import Office
from api.domain.papers.blocks import Block, Codes, Field, FieldLine, Letterhead, Paper, Title
from api.domain.papers.forms import PaperForm, template_set
from api.domain.papers.wording import written_day

FOLLOW_IT = "Quét mã QR để xem hồ sơ đang ở đâu và ngày trả kết quả."


class FormIsNotInCircular(ValueError):
    """The circular in force on that day has no such form."""


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """A dossier as papers name it. `url` opens its page; `phone` is as people write it.

    No dossier has its citizen's postal address: papers leave a line for it.
    """

    office: Office
    dossier_code: str
    url: str
    procedure_name: str
    name: str | None
    phone: str | None = None
    email: str | None = None

    @property
    def reached_at(self) -> tuple[Block, ...]:
        """Where the citizen is reached, as every form asks."""
        return (
            Field("Địa chỉ", None),
            FieldLine((Field("Số điện thoại", self.phone), Field("Email", self.email))),
        )


def authority(office: Office) -> str:
    """The body in whose name the office acts, on two lines: ỦY BAN NHÂN DÂN, PHƯỜNG LIÊN CHIỂU."""
    return f"ỦY BAN NHÂN DÂN\n{office.name}".upper()


def place(office: Office) -> str:
    """Where the paper is signed: the commune's name without the kind of commune."""
    kind, _, name = office.name.partition(" ")
    return name or kind


def dossier_paper(
    form: PaperForm, *, subject: PaperSubject, issued_at: datetime, title: Title, body: tuple[Block, ...]
) -> Paper:
    """A paper about one dossier: letterhead, title and body, and below them its codes. All are numbered but
    the control sheet, which only goes with the dossier.

    Raises FormIsNotInCircular when the circular in force that day has no such form.
    """
    on = local_day(issued_at)
    templates = template_set(on=on)
    number = templates.number(form)
    if number is None:
        raise FormIsNotInCircular(f"{form} in {templates.circular}")
    return Paper(
        form=form,
        form_number=number,
        circular=templates.circular,
        blocks=(
            Letterhead(
                authority=authority(subject.office),
                office=subject.office.unit_vi.upper(),
                place_and_day=f"{place(subject.office)}, {written_day(on)}",
                is_numbered=form is not PaperForm.CONTROL_SHEET,
            ),
            title,
            Field("Mã hồ sơ", subject.dossier_code),
            *body,
            Codes(code=subject.dossier_code, url=subject.url, sentence=FOLLOW_IT),
        ),
    )
