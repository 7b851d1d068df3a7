"""Parts the file name of a form from the name of the paper it runs into."""

import re

_FILE = r"\.(?:docx|doc(?!x)|pdf|xlsx|xls(?!x)|rtf)"
_FILE_AT_END = re.compile(rf"{_FILE}\Z", re.IGNORECASE)
_FILE_INSIDE = re.compile(rf"{_FILE}(?=\w)", re.IGNORECASE)
_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LOWER = _UPPER.lower()
# A closing mark right before a letter or figure: "…53/2025/TT-BCA).1.MauCT01.doc". A full stop counts only
# behind a word, because file names hold others: "Mau 03_36.2025.doc".
_BEHIND_MARK = re.compile(
    rf'(?:(?<=[);:”"])|(?<=[{_LOWER}])|(?<=[{_UPPER}][{_UPPER}]))\.(?=[^\W_])|[);:”"](?=[^\W_])'
)
# A capitalised word inside a word, or figures behind the sign of a legal text: "…23/2026/NĐ-CPMau13.docx",
# "…80/2021/TT-BTC01-LP.docx".
_INSIDE_WORD = re.compile(
    rf"(?<=[{_LOWER}{_UPPER}\d])(?=[{_UPPER}][{_LOWER}])|/(?:NĐ|TT|QĐ)-[{_UPPER}]+(?=\d)"
)


def split_form(words: str) -> tuple[str, str | None] | None:
    """Return the paper's name and its form's file name (None without one); None where they run together."""
    file = _FILE_AT_END.search(words)
    if _FILE_INSIDE.search(words):
        return None
    if file is None:
        return words, None
    place = _beginning(words[: file.start()])
    return None if place is None else (words[:place], words[place:].strip())


def _beginning(stem: str) -> int | None:
    """Return where the file name begins; None where no place or more than one offers itself."""
    # The small g of the sign "QĐ-TTg" would look like the end of a word.
    shadow = stem.replace("-TTg", "-TTG")
    marks = [match.end() for match in _BEHIND_MARK.finditer(stem)]
    joints = [match.end() for match in _INSIDE_WORD.finditer(shadow)]
    if marks:
        word_end = stem.find(" ", marks[-1])
        return None if word_end >= 0 and any(joint > word_end for joint in joints) else marks[-1]
    if not joints:
        return None
    word_start = stem.rfind(" ", 0, joints[-1]) + 1
    return next(joint for joint in joints if joint >= word_start)
