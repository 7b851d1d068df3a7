"""Reads the portal's flattened tables of required papers, one table for each case."""

import re

from api.domain.procedures import ProcedureCase, RequiredDocument
from api.local.portal_forms import split_form
from api.local.portal_problems import Problem, ProblemKind

_HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
# The count ends each line of the table: "1 bản chính" or "1 bản chính,1 bản sao".
_COUNT = re.compile(r"(?P<originals>[0-9]{1,12}) bản chính(?:,(?P<copies>[0-9]{1,2}) bản sao)?")
_BULLETS = "-–+*•"
# Nobody is asked for more; a larger number is a count with the end of the name before it.
_MOST_PAPERS = 20
_YEAR = re.compile(r"(?:19|20)\d\d")


def parse_documents(text: str) -> tuple[tuple[ProcedureCase, ...], tuple[Problem, ...]]:
    """Return the cases in the order of the text, and what could not be read."""
    head, *tables = text.split(_HEADER)
    if not tables:
        return (), (Problem(ProblemKind.DOCUMENTS_HAVE_NO_TABLE, text),)
    problems: list[Problem] = []
    cases: list[ProcedureCase] = []
    for table in tables:
        documents, following = _documents(table, problems)
        name = _case_name(head)
        if documents:
            cases.append(ProcedureCase(name=name, documents=documents))
        else:
            problems.append(Problem(ProblemKind.CASE_IS_EMPTY, name or ""))
        head = following
    if head.strip():
        problems.append(Problem(ProblemKind.DOCUMENT_HAS_NO_COUNT, head))
    return tuple(cases), tuple(dict.fromkeys(problems))


def _documents(table: str, problems: list[Problem]) -> tuple[tuple[RequiredDocument, ...], str]:
    """Return the papers of one table and the text behind the last of them."""
    documents: list[RequiredDocument] = []
    start = 0
    for count in _COUNT.finditer(table):
        if _belongs_to_name(count, table):
            continue
        words, start = table[start : count.start()], count.end()
        parts = _split_count(count["originals"])
        if parts is None:
            problems.append(Problem(ProblemKind.DOCUMENT_COUNT_IS_UNCLEAR, words[-60:] + count.group()))
            continue
        name_end, originals = parts
        document = _document(words + name_end, originals, int(count["copies"] or 0), problems)
        if document:
            documents.append(document)
    return tuple(documents), table[start:]


def _document(words: str, originals: int, copies: int, problems: list[Problem]) -> RequiredDocument | None:
    split = split_form(words)
    if split is None:
        problems.append(Problem(ProblemKind.FORM_IS_UNCLEAR, words[-90:]))
        split = words, None
    name = " ".join(split[0].split()).lstrip(_BULLETS + " ").rstrip(" ;")
    if not name:
        problems.append(Problem(ProblemKind.DOCUMENT_HAS_NO_NAME, words))
        return None
    return RequiredDocument(name=name, form=split[1], originals=originals, copies=copies)


def _belongs_to_name(count: re.Match[str], table: str) -> bool:
    """Say whether "01 bản chính" stands inside a paper's name instead of ending its line."""
    before, after = table[: count.start()][-1:], table[count.end() :][:1]
    if re.fullmatch(r"0\d", count["originals"]) and not count["copies"]:
        return True
    if after in (")", ";", ".", ",", ":"):
        return True
    return (before.isspace() or before == "(") and after.isspace()


def _split_count(digits: str) -> tuple[str, int] | None:
    """Part a count from figures of the name it runs into: "20241" is the year 2024 and one original.

    None where a count above nine is as likely: "111" may be 11 and 1, or 1 and 11.
    """
    if len(digits) == 1:
        return "", int(digits)
    rest, last = digits[:-1], digits[-1]
    if _YEAR.fullmatch(rest):
        return rest, int(last)
    two = digits[-2:]
    if two[0] != "0" and int(two) <= _MOST_PAPERS:
        return None
    return rest, int(last)


def _case_name(text: str) -> str | None:
    return " ".join(text.split()).lstrip(_BULLETS + " ").rstrip(" :") or None
