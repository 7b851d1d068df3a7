"""The demo ward's forty procedures, and which service group handles which sector."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.dossiers.workflows import ONE_STOP, WorkflowIsUnknown, newest_workflow
from api.domain.procedures import (
    PROCEDURE_CODE,
    Channel,
    Fee,
    Procedure,
    ProcedureCase,
    ProcedureChannel,
    ProcedureLevel,
    RequiredDocument,
    StatedDeadline,
)

SECTORS_OF_GROUP: Mapping[str, tuple[str, ...]] = {
    "land": (
        "Đất đai",
        "Tài chính đất đai",
        "Đăng ký biện pháp bảo đảm",
        "Địa chất và khoáng sản",
        "Tài nguyên nước",
        "Môi trường",
        "Biển và hải đảo",
    ),
    "civil-status": ("Hộ tịch", "Chứng thực", "Nuôi con nuôi", "Hòa giải ở cơ sở", "Bồi thường nhà nước"),
    "residence": (
        "Đăng ký, quản lý cư trú",
        "Cấp, quản lý căn cước",
        "Định danh và xác thực điện tử",
        "Quản lý xuất nhập cảnh",
        "Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng",
        "Sát hạch, cấp giấy phép lái xe",
        "Quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo",
        "Phòng cháy, chữa cháy",
        "Tổ chức, cán bộ",
        "Khiếu nại, tố cáo",
    ),
    "construction": (
        "Hoạt động xây dựng",
        "Quản lý chất lượng công trình xây dựng",
        "Quy hoạch đô thị và nông thôn",
        "Nhà ở và công sở",
        "Quản lý công sản",
        "Hạ tầng kỹ thuật",
        "Đường bộ",
        "Hàng hải và đường thủy nội địa",
    ),
    "business": (
        "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
        "Thành lập và hoạt động của tổ hợp tác",
        "Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã",
        "Hỗ trợ tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã",
        "Kinh tế hợp tác và Phát triển nông thôn",
        "Quản lý chương trình mục tiêu quốc gia",
        "Nông nghiệp",
        "Lâm nghiệp",
        "Kiểm lâm",
        "Thủy sản",
        "Thủy lợi",
        "Quản lý Đê điều và Phòng, chống thiên tai",
        "Trồng trọt",
        "Chăn nuôi",
        "Thú y",
        "Quản lý chất lượng nông lâm sản và thủy sản",
        "Bảo hiểm",
    ),
    "social": (
        "Giảm nghèo",
        "Người có công",
        "Chính sách",
        "Tổ chức cai nghiện ma túy và quản lý sau cai nghiện",
        # The national portal's own spelling, for offices that import its records.
        "Tổ chức cai nghiên ma túy và quản lý sau cai nghiện",
        "Thực hiện chính sách BHXH",
        "Thực hiện chính sách BHYT",
        "Chi trả các chế độ BHXH",
        "Cấp sổ BHXH, thẻ BHYT",
        "Thu BHXH, BHYT, BHTN, BH tai nạn lao động, BNN",
    ),
}

# Taxes, customs, the treasury and the courts have desks of their own: their sectors belong to no group here.
GROUP_OF_SECTOR: Mapping[str, str] = {
    sector: group for group, sectors in SECTORS_OF_GROUP.items() for sector in sectors
}


class DemoCatalogueIsWrong(ValueError):
    """The catalogue's file breaks a rule; the text names the procedure and the rule."""


def load_demo_procedures() -> tuple[Procedure, ...]:
    """Return the catalogue in the file's order; raises `DemoCatalogueIsWrong` where it breaks a rule."""
    text = (files("api.local.demo") / "procedures.json").read_text(encoding="utf-8")
    return read_catalogue(json.loads(text))


def read_catalogue(records: Sequence[Mapping[str, Any]]) -> tuple[Procedure, ...]:
    """Build the procedures of a parsed catalogue file and check each; raises `DemoCatalogueIsWrong`."""
    procedures: list[Procedure] = []
    for record in records:
        try:
            procedures.append(_procedure(record))
        except (KeyError, TypeError, ValueError, WorkflowIsUnknown) as error:
            raise DemoCatalogueIsWrong(f"{record.get('code')}: {error!r}") from error
    codes = [procedure.code for procedure in procedures]
    if len(set(codes)) < len(codes):
        raise DemoCatalogueIsWrong(f"a code stands twice among {codes}")
    for procedure in procedures:
        for rule, holds in _rules(procedure).items():
            if not holds:
                raise DemoCatalogueIsWrong(f"{procedure.code}: {rule}")
    return tuple(procedures)


def _rules(procedure: Procedure) -> dict[str, bool]:
    documents = [document for case in procedure.cases for document in case.documents]
    return {
        "the code is not like 1.004222": bool(PROCEDURE_CODE.fullmatch(procedure.code)),
        "no service group handles its sector": procedure.sector in GROUP_OF_SECTOR,
        "a name is missing in one language": bool(procedure.name and procedure.name_en),
        "there is no way to file it": bool(procedure.channels),
        "a case lists no document": bool(documents) and all(case.documents for case in procedure.cases),
        "several cases need names in both languages": len(procedure.cases) == 1
        or all(case.name and case.name_en for case in procedure.cases),
        "a document lacks a name or a count": all(
            document.name and document.name_en and document.originals + document.copies > 0
            for document in documents
        ),
        "a visit takes no time": bool(procedure.desk_minutes and procedure.desk_minutes > 0),
    }


def _procedure(record: Mapping[str, Any]) -> Procedure:
    return Procedure(
        code=record["code"],
        name=record["name"],
        name_en=record["name_en"],
        sector=record["sector"],
        level=ProcedureLevel(record["level"]) if "level" in record else None,
        decision=record["decision"],
        competent_agency=record["competent_agency"],
        result=record["result"],
        desk_minutes=record["desk_minutes"],
        workflow=newest_workflow(record.get("workflow", ONE_STOP)).id,
        channels=tuple(_channel(channel) for channel in record["channels"]),
        cases=tuple(
            ProcedureCase(
                name=case.get("name"),
                name_en=case.get("name_en"),
                documents=tuple(RequiredDocument(**document) for document in case["documents"]),
            )
            for case in record["cases"]
        ),
    )


def _channel(record: Mapping[str, Any]) -> ProcedureChannel:
    return ProcedureChannel(
        channel=Channel(record["channel"]),
        deadlines=tuple(
            StatedDeadline(
                Deadline(amount=stated["amount"], unit=DeadlineUnit(stated["unit"])), stated.get("note")
            )
            for stated in record.get("deadlines", ())
        ),
        fees=tuple(Fee(amount_dong=fee.get("dong"), text=fee.get("text")) for fee in record.get("fees", ())),
        note=record.get("note"),
    )
