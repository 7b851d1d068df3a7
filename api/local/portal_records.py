"""Turns records of the national portal (one JSON object a line) into procedures and named problems."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from api.domain.procedures import PROCEDURE_CODE, Procedure, ProcedureLevel, fold
from api.local.portal_channels import parse_channels
from api.local.portal_documents import parse_documents
from api.local.portal_problems import Problem, ProblemKind

# The portal's page goes on behind the result; nothing after this belongs to the procedure.
_RESULT_END = re.compile(r"Từ khóa(?=.*Mô tả).*", re.DOTALL)
_RESULT_CODE = re.compile(r"Mã:\s*(?:[A-Z0-9]+(?:[.-][A-Z]*\d+)*|[a-z]+\Z)\s*")
_LEVELS = {
    "toan trinh": ProcedureLevel.FULL_ONLINE,
    "truc tuyen mot phan": ProcedureLevel.PARTIAL_ONLINE,
    "dich vu cong mot phan": ProcedureLevel.PARTIAL_ONLINE,
}
_DECISION_TITLE = re.compile(r"cong bo danh muc\b")
# A list within a list: the portal parts applicants by commas, and two of them hold commas of their own.
_ONE_APPLICANT = "Cán bộ, công chức, viên chức"
_APPLICANT_COMMA = re.compile(r",\s*(?![^()]*\))")


@dataclass(frozen=True, slots=True)
class ParsedRecord:
    """One row of the file: its procedure, unless code or name cannot be trusted, and what was left out."""

    row: int
    code: str
    procedure: Procedure | None
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether every part of the row was understood."""
        return not self.problems


def parse_records(lines: Iterable[str]) -> tuple[ParsedRecord, ...]:
    """Parse every row, counted from 1, and look across them for repeated codes and shared names."""
    parsed = [parse_record(line, row=row) for row, line in enumerate(lines, start=1) if line.strip()]
    names = Counter(fold(each.procedure.name) for each in parsed if each.procedure)
    seen: set[str] = set()
    checked: list[ParsedRecord] = []
    for each in parsed:
        problem: Problem | None = None
        if each.procedure and names[fold(each.procedure.name)] > 1:
            problem = Problem(ProblemKind.NAME_IS_SHARED, each.procedure.name)
        if each.procedure and each.code in seen:
            problem = Problem(ProblemKind.CODE_IS_REPEATED, each.code)
        seen.add(each.code)
        checked.append(replace(each, procedure=None, problems=(problem, *each.problems)) if problem else each)
    return tuple(checked)


def parse_record(line: str, *, row: int) -> ParsedRecord:
    """Parse one row by itself. Whatever the text holds, the answer is a record, never an error."""
    fields = _fields(line)
    if fields is None:
        return ParsedRecord(row, "", None, (Problem(ProblemKind.RECORD_IS_UNREADABLE, line),))
    code, name = fields.get("ma_thu_tuc", "").strip(), _name(fields.get("ten_thu_tuc", ""))
    unusable = _why_unusable(code, name)
    channels, channel_problems = parse_channels(fields.get("cach_thuc_thuc_hien", ""))
    cases, document_problems = parse_documents(fields.get("thanh_phan_ho_so", ""))
    procedure = Procedure(
        code=code,
        name=name,
        sector=_clean(fields.get("linh_vuc", "")),
        channels=channels,
        cases=cases,
        level=_level(name),
        decision=_clean(fields.get("so_quyet_dinh", "")),
        competent_agency=_clean(fields.get("co_quan_co_tham_quyen", "")),
        applicants=_applicants(fields.get("doi_tuong_thuc_hien", "")),
        result=_result(fields.get("ket_qua_xu_ly", "")),
    )
    problems = (*unusable, *channel_problems, *document_problems)
    return ParsedRecord(row, code, None if unusable else procedure, problems)


def _fields(line: str) -> Mapping[str, str] | None:
    try:
        # Some records come with letters and marks apart; everything here is compared letter by letter.
        record = json.loads(unicodedata.normalize("NFC", line))
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or not all(_is_text(value) for value in record.values()):
        return None
    return record


def _is_text(value: object) -> bool:
    """Say whether `value` is text that can be stored: half a surrogate pair cannot."""
    return isinstance(value, str) and not any("\ud800" <= mark <= "\udfff" for mark in value)


def _why_unusable(code: str, name: str) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    if not PROCEDURE_CODE.fullmatch(code):
        problems.append(Problem(ProblemKind.CODE_IS_MALFORMED, code))
    if not name:
        problems.append(Problem(ProblemKind.NAME_IS_MISSING))
    elif _DECISION_TITLE.match(fold(name)):
        problems.append(Problem(ProblemKind.NAME_IS_A_DECISION, name))
    return tuple(problems)


def _name(text: str) -> str:
    return _clean(text).strip(" .;:")


def _level(name: str) -> ProcedureLevel | None:
    """Return the level the name itself states; the records state it nowhere else."""
    folded = fold(name)
    stated = {level for words, level in _LEVELS.items() if words in folded}
    return stated.pop() if len(stated) == 1 else None


def _applicants(text: str) -> tuple[str, ...]:
    kept = _clean(text).replace(_ONE_APPLICANT, _ONE_APPLICANT.replace(",", "\0"))
    parts = (part.replace("\0", ",").strip() for part in _APPLICANT_COMMA.split(kept))
    return tuple(dict.fromkeys(part for part in parts if part))


def _result(text: str) -> str | None:
    parts = (_clean(part).strip(" .;-") for part in _RESULT_CODE.split(_RESULT_END.sub("", text).strip()))
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None


def _clean(text: str) -> str:
    return " ".join(text.split())
