"""Reads a declaration form from its file's text; what is wrong in it is named with the file and line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from frontend.declarations.faults import Fault, faults_of

_HEADING = re.compile(r"\[(steps|parts)\.(\w+)\]")
_KEY = re.compile(r"([a-z_]+)\s*=")
_LINE_IN_ERROR = re.compile(r"at line (\d+)")
_TEXT, _WORDS, _TEXTS = "a text", "words in Vietnamese and English", "a list of texts"
_YES, _COUNT, _DAY = "true or false", "a whole number from 1", "a day"
_TABLES = "a list of tables"
_HEAD = {
    "id": _TEXT,
    "version": _COUNT,
    "title": _TEXT,
    "name": _WORDS,
    "procedures": _TEXTS,
    "law": _TEXT,
    "in_force_from": _DAY,
    "sources": _TEXTS,
    "checked_on": _DAY,
    "signature": _TEXT,
    "signed_by": _TEXT,
}
_MAY_HEAD = {
    "in_force_until": _DAY,
    "notes": _TEXTS,
    "heading": _TEXT,
    "signature_hint": _TEXT,
    "signature_note": _COUNT,
    "consents": _TABLES,
    "cosigners": _TABLES,
    "facts": _TEXT,
}
_CONSENT, _MAY_CONSENT = {"title": _TEXT, "note": _COUNT}, {"below": _TEXTS, "below_note": _COUNT}
_COSIGNER = {"title": _TEXT, "signed_by": _TEXT}
_COLUMN = {"id": _TEXT, "kind": _TEXT, "label": _TEXT, "ask": _WORDS}
_MAY_COLUMN = {"longest": _COUNT, "choices": _TABLES}
_STEP = {"title": _WORDS}
_MAY_STEP = {"copy": _WORDS}
_PART = {"kind": _TEXT}
_MAY_PART = {
    "step": _TEXT,
    "at": _TEXT,
    "style": _TEXT,
    "note": _COUNT,
    "beside": _YES,
    "after": _TEXT,
    "ask": _WORDS,
    "help": _WORDS,
    "required": _YES,
    "longest": _COUNT,
    "most": _COUNT,
    "suggestions": _TEXTS,
    "start": _TEXT,
    "card": _TEXT,
    "copy_of": _TEXT,
    "born": _TEXT,
    "gender": _TEXT,
    "of": _TEXT,
    "year_will_do": _YES,
    "column": _TEXT,
    "sex": _TEXT,
    "choices": _TABLES,
    "rows": _COUNT,
    "columns": _TABLES,
}
_CHOICE = {"value": _TEXT, "vi": _TEXT, "en": _TEXT}


class DeclarationIsInvalid(ValueError):
    """A form's file cannot be shown or printed; the message names the file and line of every fault."""


def read_declaration(*, text: str, file: str) -> dict[str, Any]:
    """The form that `text` describes, checked, as the file says it. Raises `DeclarationIsInvalid`."""
    try:
        form = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE_IN_ERROR.search(str(error))
        raise DeclarationIsInvalid(f"{file}:{line[1] if line else 1}: {error}") from error
    faults = list(_shape_faults(form)) or list(faults_of(form))
    if faults:
        places = _places(text)
        lines = ((_line(places, table, key), sentence) for table, key, sentence in faults)
        raise DeclarationIsInvalid("\n".join(f"{file}:{line}: {sentence}" for line, sentence in lines))
    return form


def check_together(forms: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuses forms, by file, of which two would hold for one procedure on one day. Raises as above."""
    seen: dict[str, list[tuple[date, date, str]]] = {}
    known: dict[tuple[str, int], str] = {}
    for file, form in forms.items():
        other = known.setdefault((form["id"], form["version"]), file)
        if other != file:
            raise DeclarationIsInvalid(f"{file}:1: {form['id']} {form['version']} stands in {other} too")
        since, until = form["in_force_from"], form.get("in_force_until", date.max)
        for procedure in form["procedures"]:
            for other_since, other_until, other in seen.get(procedure, []):
                if since <= other_until and other_since <= until:
                    raise DeclarationIsInvalid(f"{file}:1: {procedure} has {other} on some of the same days")
            seen.setdefault(procedure, []).append((since, until, file))


def _places(text: str) -> dict[tuple[str, str], int]:
    """The line of each heading and key, by table ("parts.x", "" for the head) and key."""
    places: dict[tuple[str, str], int] = {("", ""): 1}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            table = f"{heading[1]}.{heading[2]}"
            places.setdefault((table, ""), number)
        elif key := _KEY.match(line):
            places.setdefault((table, key[1]), number)
    return places


def _line(places: Mapping[tuple[str, str], int], table: str, key: str) -> int:
    return places.get((table, key)) or places.get((table, "")) or 1


def _shape_faults(form: Mapping[str, Any]) -> Iterable[Fault]:
    """What keeps a file from being understood at all."""
    head = {key: value for key, value in form.items() if key not in ("steps", "parts")}
    yield from _faults_of_keys("", head, must=_HEAD, may=_MAY_HEAD)
    for consent in _tables(head, "consents"):
        yield from _faults_of_keys("", consent, must=_CONSENT, may=_MAY_CONSENT, inside="consents")
    for cosigner in _tables(head, "cosigners"):
        yield from _faults_of_keys("", cosigner, must=_COSIGNER, may={}, inside="cosigners")
    for kind, must, may in (("steps", _STEP, _MAY_STEP), ("parts", _PART, _MAY_PART)):
        tables = form.get(kind)
        if not isinstance(tables, dict) or not all(isinstance(each, dict) for each in tables.values()):
            yield "", kind, f"{kind} are missing"
            continue
        for name, table in tables.items():
            bare = {key: value for key, value in table.items() if key != "label"}  # it may be empty
            yield from _faults_of_keys(f"{kind}.{name}", bare, must=must, may=may)
            if kind == "parts" and not isinstance(table.get("label"), str):
                yield f"parts.{name}", "label", "label is a text"
            columns = _tables(table, "columns")
            for choice in [
                *_tables(table, "choices"),
                *(one for each in columns for one in _tables(each, "choices")),
            ]:
                yield from _faults_of_keys(f"{kind}.{name}", choice, must=_CHOICE, may={}, inside="choices")
            for column in columns:
                yield from _faults_of_keys(
                    f"{kind}.{name}", column, must=_COLUMN, may=_MAY_COLUMN, inside="columns"
                )


def _faults_of_keys(
    table: str,
    values: Mapping[str, Any],
    *,
    must: Mapping[str, str],
    may: Mapping[str, str],
    inside: str = "",
) -> Iterable[Fault]:
    """`inside` is the key that holds these values, where they are a table within a line."""
    begin = f"{inside}: " if inside else ""
    for key in sorted(must.keys() - values.keys()):
        yield table, inside or key, f"{begin}{key} is missing"
    for key, value in values.items():
        meant = must.get(key) or may.get(key)
        if meant is None:
            yield table, inside or key, f"{begin}unknown key {key!r}"
        elif not _is(meant, value):
            yield table, inside or key, f"{begin}{key} is {meant}"


def _tables(values: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of a list; none when that is no list of tables, which is said elsewhere."""
    found = values.get(key, [])
    return found if _is(_TABLES, found) else []


def _is(meant: str, value: object) -> bool:
    if meant == _TEXT:
        return isinstance(value, str) and bool(value.strip())
    if meant == _TEXTS:
        return isinstance(value, list) and bool(value) and all(_is(_TEXT, each) for each in value)
    if meant == _WORDS:
        return isinstance(value, dict) and value.keys() == {"vi", "en"} and all(map(_is_text, value.values()))
    if meant == _TABLES:
        return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
    if meant == _YES:
        return isinstance(value, bool)
    if meant == _COUNT:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return isinstance(value, date)


def _is_text(value: object) -> bool:
    return _is(_TEXT, value)
