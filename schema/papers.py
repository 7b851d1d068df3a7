"""The papers about a dossier as types: a list that costs little, and one file at a time."""

import base64
from datetime import datetime

import strawberry

from api.domain import papers as domain
from api.domain.dossiers import Dossier
from api.domain.papers import PaperForm
from api.usecases import papers as usecases
from api.usecases.papers import PaperReader
from schema.context import Info
from schema.texts import LocalizedText, text

strawberry.enum(PaperForm)

_TITLES = {
    PaperForm.RECEIPT: ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt with the day of the result"),
    PaperForm.SUPPLEMENT_REQUEST: ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request for further papers"),
    PaperForm.REFUSAL: ("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "Refusal of the dossier"),
    PaperForm.APOLOGY_EXTENSION: (
        "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
        "Apology with a new date",
    ),
    PaperForm.TERMINATION: ("Thông báo dừng giải quyết hồ sơ", "Notice that work has stopped"),
    PaperForm.CONTROL_SHEET: ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Control sheet"),
    PaperForm.REGISTER: ("Sổ theo dõi hồ sơ", "Register of dossiers"),
}


@strawberry.type(description="A form of the circular in force on its day.")
class IssuedPaper:
    id: strawberry.ID
    form: PaperForm
    number: int = strawberry.field(description="The form's number in that circular.")
    title: LocalizedText
    issued_at: datetime
    fits_roll: bool = strawberry.field(description="May be printed on a roll of 80 mm.")

    @classmethod
    def of(cls, issued: domain.IssuedPaper) -> "IssuedPaper":
        return cls(
            id=strawberry.ID(issued.id),
            form=issued.form,
            number=issued.number,
            title=text(*_TITLES[issued.form]),
            issued_at=issued.issued_at,
            fits_roll=usecases.fits_roll(issued),
        )

    @classmethod
    def all_for(cls, info: Info, dossier: Dossier, *, reader: PaperReader) -> "list[IssuedPaper]":
        known = usecases.papers_of_dossier(info.context.services, dossier=dossier, reader=reader)
        return [cls.of(issued) for issued in known]


@strawberry.type(description="A paper as a PDF file; the same paper is the same file, byte for byte.")
class PaperFile:
    file_name: str
    sha256: str = strawberry.field(description="Of the file's bytes, in hexadecimal.")
    pdf_base64: str

    @classmethod
    def of(
        cls, info: Info, dossier: Dossier, *, paper_id: str, reader: PaperReader, on_roll: bool = False
    ) -> "PaperFile | None":
        made = usecases.print_paper(
            info.context.services, dossier=dossier, paper_id=paper_id, reader=reader, on_roll=on_roll
        )
        if made is None:
            return None
        return cls(
            file_name=made.name,
            sha256=made.sha256,
            pdf_base64=base64.b64encode(made.content).decode(),
        )
