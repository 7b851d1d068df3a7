"""The portal's tables of papers: names, forms and counts that run into one another."""

import pytest

from api.domain.procedures import RequiredDocument
from api.local.portal_documents import parse_documents
from api.local.portal_forms import split_form
from api.local.portal_problems import ProblemKind

PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Giấy khai sinh1 bản chính", RequiredDocument("Giấy khai sinh", originals=1)),
        ("- Ảnh 4x6;2 bản chính", RequiredDocument("Ảnh 4x6", originals=2)),
        ("Bản vẽ1 bản chính,2 bản sao", RequiredDocument("Bản vẽ", originals=1, copies=2)),
        ("Vận đơn0 bản chính,1 bản sao", RequiredDocument("Vận đơn", copies=1)),
        ("Hóa đơn: 01 bản chính;1 bản chính", RequiredDocument("Hóa đơn: 01 bản chính", originals=1)),
        ("Công văn: 01 bản chính1 bản chính", RequiredDocument("Công văn: 01 bản chính", originals=1)),
        ("Hợp đồng (01 bản chính)1 bản chính", RequiredDocument("Hợp đồng (01 bản chính)", originals=1)),
        ("Nộp 1 bản chính của sổ1 bản chính", RequiredDocument("Nộp 1 bản chính của sổ", originals=1)),
        ("Quy trình vận hành\t1 bản chính", RequiredDocument("Quy trình vận hành", originals=1)),
        (
            "Đơn theo Luật Đất đai năm 20241 bản chính",
            RequiredDocument("Đơn theo Luật Đất đai năm 2024", originals=1),
        ),
        (
            "Đơn theo Mẫu số 181 bản chính,1 bản sao",
            RequiredDocument("Đơn theo Mẫu số 18", originals=1, copies=1),
        ),
        ("Bản khai theo mẫu BM.031 bản chính", RequiredDocument("Bản khai theo mẫu BM.03", originals=1)),
        (
            "Tờ khai (mẫu CT01).MauCT01.doc1 bản chính",
            RequiredDocument("Tờ khai (mẫu CT01).", form="MauCT01.doc", originals=1),
        ),
    ],
)
def test_a_line_of_papers_is_read_with_its_counts(line: str, expected: RequiredDocument) -> None:
    (case,), problems = parse_documents(f"--{PAPERS}{line}")
    assert case.documents == (expected,)
    assert case.name is None
    assert problems == ()


def test_every_table_of_papers_is_a_case_of_its_own() -> None:
    text = (
        f"* Sở hữu nhà: {PAPERS}Tờ khai1 bản chính- Giấy tờ nhà0 bản chính,1 bản sao"
        f"* Thuê nhà gồm:{PAPERS}Hợp đồng thuê1 bản chính--{PAPERS}Lưu ý chung0 bản chính"
    )
    cases, problems = parse_documents(text)
    assert [(case.name, [paper.name for paper in case.documents]) for case in cases] == [
        ("Sở hữu nhà", ["Tờ khai", "Giấy tờ nhà"]),
        ("Thuê nhà gồm", ["Hợp đồng thuê"]),
        (None, ["Lưu ý chung"]),
    ]
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "kind", "papers"),
    [
        ("Bước 1. Nộp hồ sơ.", ProblemKind.DOCUMENTS_HAVE_NO_TABLE, []),
        (f"--{PAPERS}Tờ khai1 bản chínhCòn lại", ProblemKind.DOCUMENT_HAS_NO_COUNT, ["Tờ khai"]),
        (f"--{PAPERS}Tờ khai1 bản chính1 bản chính", ProblemKind.DOCUMENT_HAS_NO_NAME, ["Tờ khai"]),
        (f"--{PAPERS}Đơn theo mẫu 11 bản chính", ProblemKind.DOCUMENT_COUNT_IS_UNCLEAR, []),
        (f"--{PAPERS}Đơn theo mẫu 111 bản chính", ProblemKind.DOCUMENT_COUNT_IS_UNCLEAR, []),
        (
            f"--{PAPERS}Đơn theo quy địnhvăn bản.docx1 bản chính",
            ProblemKind.FORM_IS_UNCLEAR,
            ["Đơn theo quy địnhvăn bản.docx"],
        ),
        (f"A:{PAPERS}B:{PAPERS}Tờ khai1 bản chính", ProblemKind.CASE_IS_EMPTY, ["Tờ khai"]),
    ],
)
def test_what_a_table_of_papers_leaves_open_is_named(text: str, kind: ProblemKind, papers: list[str]) -> None:
    cases, problems = parse_documents(text)
    assert [paper.name for case in cases for paper in case.documents] == papers
    assert kind in [problem.kind for problem in problems]


@pytest.mark.parametrize(
    ("words", "paper", "form"),
    [
        ("Tờ khai", "Tờ khai", None),
        ("Tờ khai (mẫu NA17)101-Mau A17 tam tru.doc", "Tờ khai (mẫu NA17)", "101-Mau A17 tam tru.doc"),
        (
            "Tờ khai (53/2025/TT-BCA).1.MuCT01banhnh (3).doc",
            "Tờ khai (53/2025/TT-BCA).",
            "1.MuCT01banhnh (3).doc",
        ),
        ("Đơn khiếu nạiMẫu theo Nghị định 124-2020.doc", "Đơn khiếu nại", "Mẫu theo Nghị định 124-2020.doc"),
        ("theo Nghị định 23/2026/NĐ-CPMau13.docx", "theo Nghị định 23/2026/NĐ-CP", "Mau13.docx"),
        (
            "theo Quyết định 24/2021/QĐ-TTgGiấy đề nghị.pdf",
            "theo Quyết định 24/2021/QĐ-TTg",
            "Giấy đề nghị.pdf",
        ),
        ("theo Thông tư 80/2021/TT-BTC01-LP.docx", "theo Thông tư 80/2021/TT-BTC", "01-LP.docx"),
        ("Đơn;8.nngknhucuRepaired.doc", "Đơn;", "8.nngknhucuRepaired.doc"),
        (
            "thu hồi khoáng sảnMau 03a_36.2025.TT-BNNMT.doc",
            "thu hồi khoáng sản",
            "Mau 03a_36.2025.TT-BNNMT.doc",
        ),
        ("cải tạo nhà ở.phuluc TT05.docx", "cải tạo nhà ở.", "phuluc TT05.docx"),
    ],
)
def test_a_form_is_parted_from_the_name_it_runs_into(words: str, paper: str, form: str | None) -> None:
    assert split_form(words) == (paper, form)


@pytest.mark.parametrize("words", ["theo quy địnhvăn bản.docx", "A.docB.doc", "Đơn;Mẫu đơn BảnKhai.doc"])
def test_a_form_that_could_begin_anywhere_is_not_parted(words: str) -> None:
    assert split_form(words) is None
