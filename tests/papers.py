"""One of each paper, about an obviously invented dossier."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.papers import (
    Handoff,
    Paper,
    PaperForm,
    PaperSubject,
    ReceiptFacts,
    RegisterEntry,
    apology,
    control_sheet,
    receipt,
    refusal,
    register,
    supplement_request,
    termination,
)
from api.local.demo.office import demo_office

RECEIVED_AT = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
DUE_AT = datetime(2026, 12, 3, 4, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 9, 4, 30, tzinfo=UTC)
CODE = "H17.45-261123-0001"
URL = f"https://denluot.example/d/{CODE}"
CLERK = "Lê Thị Demo"
SUBJECT = PaperSubject(
    office=demo_office(group_of_sector={"Cư trú": "residence"}),
    dossier_code=CODE,
    url=URL,
    procedure_name="Đăng ký thường trú cho người chưa thành niên theo cha mẹ, người giám hộ",
    name="Trần Thị Ngữ Demo",
    phone="0905 123 456",
)
FACTS = ReceiptFacts(
    received_at=RECEIVED_AT,
    due_at=DUE_AT,
    deadline=Deadline(7, DeadlineUnit.WORKING_DAYS),
    documents=(
        DocumentReceipt("Tờ khai thay đổi thông tin cư trú (Mẫu CT01)", DocumentState.ORIGINAL),
        DocumentReceipt("Giấy tờ chứng minh chỗ ở hợp pháp", DocumentState.COPY),
        DocumentReceipt("Giấy khai sinh", DocumentState.MISSING),
    ),
    clerk_name=CLERK,
)


def handoffs(count: int) -> tuple[Handoff, ...]:
    return (
        Handoff("Bộ phận Một cửa", "Chuyên viên", RECEIVED_AT, "Thẩm định", "Đủ giấy tờ", "Đúng hạn"),
    ) * count


def entries(count: int) -> tuple[RegisterEntry, ...]:
    first = RegisterEntry(
        code="",
        procedure_name=SUBJECT.procedure_name,
        name=SUBJECT.name,
        phone=SUBJECT.phone,
        agency="UBND Phường Liên Chiểu",
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        finished_at=None,
        returned_at=None,
    )
    return tuple(replace(first, code=f"H17.45-261123-{number:04}") for number in range(1, count + 1))


def every_paper() -> Mapping[PaperForm, Paper]:
    return {
        paper.form: paper
        for paper in (
            receipt(subject=SUBJECT, facts=FACTS),
            supplement_request(
                subject=SUBJECT,
                wanted=("Giấy khai sinh (bản sao)", "Văn bản đồng ý của cha mẹ"),
                reason="Hồ sơ chưa có giấy khai sinh.",
                asked_at=RECEIVED_AT,
                clerk_name=CLERK,
            ),
            refusal(
                subject=SUBJECT, reason="Không thuộc thẩm quyền.", refused_at=RECEIVED_AT, clerk_name=CLERK
            ),
            apology(
                subject=SUBJECT,
                reason="Chờ ý kiến cơ quan phối hợp.",
                was_due_at=DUE_AT,
                received_at=RECEIVED_AT,
                due_at=LATER,
                apologised_at=RECEIVED_AT,
            ),
            termination(
                subject=SUBJECT, reason="Quá thời gian bổ sung.", stopped_at=RECEIVED_AT, clerk_name=CLERK
            ),
            control_sheet(
                subject=SUBJECT,
                agency="UBND Phường Liên Chiểu",
                handoffs=handoffs(3),
                received_at=RECEIVED_AT,
                due_at=DUE_AT,
                issued_at=RECEIVED_AT,
            ),
            register(
                office=SUBJECT.office,
                entries=entries(3),
                since=date(2026, 11, 2),
                until=date(2026, 11, 23),
                issued_on=date(2026, 11, 23),
            ),
        )
    }
