"""What makes a declaration form unfit to be filled in or printed; each fault with where it stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Where a fault stands: the table ("parts.x", "" for the head), the key in it, and the fault in a sentence.
Fault = tuple[str, str, str]

FORM_ID = re.compile(r"[a-z][a-z0-9-]{1,39}")
PROCEDURE_CODE = re.compile(r"\d\.\d{6}")
# What a person writes; a sentence is only read, and words say another part's date in letters.
WRITTEN = frozenset({"text", "name", "address", "identity"})
ASKED = WRITTEN | {"number", "date", "clock", "choice", "count", "table"}
KINDS = ASKED | {"sentence", "words"}
STYLES = {
    "sentence": {"bold", "italic"},
    "date": {"long"},
    "choice": {"boxes"},
    "text": {"bold"},
}
# What a chip card says, and the kind of part that can hold it.
CARD = {
    "name": "name",
    "birth": "date",
    "gender": "choice",
    "address": "address",
    "identity": "identity",
    "number": "number",
}
# Words with which a part can begin: known from the visit, or nothing.
STARTS = {"authority": "text", "police": "text", "office": "text", "visit_day": "date"}
IN_COLUMNS = frozenset({"text", "name", "number", "date", "choice"})
# What can stand in the column of one of two persons, beside the other's.
SIDE_BY_SIDE = WRITTEN | {"date", "count"}
SEXES = ("Nam", "Nữ")
PLACES = ("to", "signing", "foot")
# A line of A4 holds about ninety letters of the form's size.
LONGEST = 400


def faults_of(form: Mapping[str, Any]) -> Iterator[Fault]:
    """Every fault of a form whose shape is right."""
    yield from _head_faults(form)
    seen: set[str] = set()
    for name, part in form["parts"].items():
        yield from _part_faults(form, name, part, seen)
        seen.add(name)
    yield from _side_by_side_faults(form)
    yield from _step_faults(form)
    yield from _note_faults(form)


def _head_faults(form: Mapping[str, Any]) -> Iterator[Fault]:
    if not FORM_ID.fullmatch(form["id"]):
        yield "", "id", f"id {form['id']!r}: use small letters, digits and hyphens"
    for code in form["procedures"]:
        if not PROCEDURE_CODE.fullmatch(code):
            yield "", "procedures", f"procedure {code!r} is not like 1.001193"
    if form.get("in_force_until", form["in_force_from"]) < form["in_force_from"]:
        yield "", "in_force_until", "the form ends before it is in force"
    if form["parts"].get(form["signed_by"], {}).get("kind") != "name":
        yield "", "signed_by", f"signed by {form['signed_by']!r}, which is no name on the form"
    for cosigner in form.get("cosigners", ()):
        if form["parts"].get(cosigner["signed_by"], {}).get("kind") != "name":
            yield "", "cosigners", f"signed by {cosigner['signed_by']!r}, which is no name on the form"
    for place in ("to", "signing"):
        if not any(part.get("at") == place for part in form["parts"].values()):
            yield "", "", f"nothing stands at {place!r}"


def _part_faults(
    form: Mapping[str, Any], name: str, part: Mapping[str, Any], before: set[str]
) -> Iterator[Fault]:
    where, kind, parts = f"parts.{name}", part["kind"], form["parts"]
    if kind not in KINDS:
        yield where, "kind", f"there is no kind {kind!r}"
        return
    if not part["label"] and not part.get("beside") and part.get("at") != "signing":
        yield where, "label", "a part at the beginning of a line has a label"
    if kind in ASKED:
        if part.get("step") not in form["steps"]:
            yield where, "step", f"there is no step {part.get('step')!r}"
        if "ask" not in part:
            yield where, "ask", "what is asked has a question"
    elif {"step", "ask", "required", "start", "card", "copy_of"} & part.keys():
        yield where, "kind", f"a part that is {kind} is not asked"
    if (kind in WRITTEN) != ("longest" in part) or part.get("longest", 1) > LONGEST:
        yield where, "longest", f"what is written has a longest, at most {LONGEST}; nothing else has one"
    if (kind == "count") != ("most" in part):
        yield where, "most", "a count has a most; nothing else has one"
    if (kind == "choice") != (len(part.get("choices", [])) > 1):
        yield where, "choices", "a choice has two choices at least; nothing else has any"
    if (kind == "table") != ("rows" in part and "columns" in part):
        yield where, "columns", "a table has rows and columns; nothing else has"
    for column in part.get("columns", ()):
        yield from _column_faults(where, column)
    if "style" in part and part["style"] not in STYLES.get(kind, ()):
        yield where, "style", f"a {kind} has no style {part['style']!r}"
    if part.get("at", "to") not in PLACES:
        yield where, "at", f"there is no place {part['at']!r}"
    if "year_will_do" in part and kind != "date":
        yield where, "year_will_do", "only of a date the year can do"
    if "suggestions" in part and kind not in WRITTEN:
        yield where, "suggestions", "suggestions are for what is written"
    if "card" in part and CARD.get(part["card"]) != kind:
        yield where, "card", f"a card's {part['card']} does not fit a {kind}"
    if "start" in part and STARTS.get(part["start"]) != kind:
        yield where, "start", f"a {kind} does not start with {part['start']!r}"
    for key, wanted in (("of", "date"), ("born", "date"), ("gender", "choice"), ("copy_of", kind)):
        if key not in part:
            continue
        other = parts.get(part[key])
        if part[key] not in before or other is None or other["kind"] != wanted:
            yield where, key, f"{key} {part[key]!r} is no {wanted} before it"
        elif key == "copy_of" and (
            part["step"] == other["step"] or "copy" not in form["steps"][part["step"]]
        ):
            yield where, key, f"step {part['step']} does not offer to copy {part[key]!r}"
    if (kind == "words") != ("of" in part):
        yield where, "of", "words are of a date; nothing else is"
    compared = next((key for key in ("born", "gender", "sex") if key in part), None)
    if compared and kind not in ("identity", "number"):
        yield where, compared, "an identity is compared; nothing else is"
    if part.get("sex", SEXES[0]) not in SEXES:
        yield where, "sex", f"sex is one of {', '.join(SEXES)}"


def _column_faults(where: str, column: Mapping[str, Any]) -> Iterator[Fault]:
    kind = column["kind"]
    if kind not in IN_COLUMNS:
        yield where, "columns", f"column {column['id']}: a {kind} does not fit into a table"
    if (kind in WRITTEN) != ("longest" in column):
        yield where, "columns", f"column {column['id']}: what is written has a longest; nothing else has one"
    if (kind == "choice") != (len(column.get("choices", [])) > 1):
        yield where, "columns", f"column {column['id']}: a choice has two choices; nothing else has any"


def _side_by_side_faults(form: Mapping[str, Any]) -> Iterator[Fault]:
    """Of each person the same is said, in the same order."""
    labels: dict[str, list[str]] = {}
    for name, part in form["parts"].items():
        if "column" not in part:
            continue
        if part["kind"] not in SIDE_BY_SIDE:
            yield f"parts.{name}", "column", f"a {part['kind']} does not stand in a person's column"
        labels.setdefault(part["column"], []).append(part["label"])
    if bool(labels) != ("facts" in form):
        yield "", "facts", "what stands in persons' columns has a heading of its own; nothing else has"
    first, *others = labels.items() or [("", [])]
    for column, said in others:
        if said != first[1]:
            yield "", "facts", f"{column!r} does not say the same as {first[0]!r}"


def _step_faults(form: Mapping[str, Any]) -> Iterator[Fault]:
    for name, step in form["steps"].items():
        inside = [part for part in form["parts"].values() if part.get("step") == name]
        if not inside:
            yield f"steps.{name}", "", f"step {name} asks nothing"
        if "copy" in step and not any("copy_of" in part for part in inside):
            yield f"steps.{name}", "copy", f"step {name} has nothing to copy"
        facts = [part["card"] for part in inside if "card" in part]
        if len(set(facts)) < len(facts):
            yield f"steps.{name}", "", f"step {name} takes one thing of a card twice"


def _note_faults(form: Mapping[str, Any]) -> Iterator[Fault]:
    notes = range(1, len(form.get("notes", [])) + 1)
    consents = form.get("consents", [])
    signing = [
        form.get("signature_note"),
        *(each.get(key) for each in consents for key in ("note", "below_note")),
    ]
    marked = {part["note"] for part in form["parts"].values() if "note" in part} | {*signing} - {None}
    for number in sorted(marked - {*notes}):
        if number in signing:
            yield "", "notes", f"there is no note {number}"
    for name, part in form["parts"].items():
        if "note" in part and part["note"] not in notes:
            yield f"parts.{name}", "note", f"there is no note {part['note']}"
    for number in notes:
        if number not in marked:
            yield "", "notes", f"nothing is marked with note {number}"
