"""The official forms: each file's faults are named with their line, and the site's modules are fresh."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from api.local.demo.procedures import load_demo_procedures
from frontend.declarations.generate import DEFINITIONS, modules, read_all
from frontend.declarations.reading import DeclarationIsInvalid, check_together, read_declaration

ROOT = Path(__file__).resolve().parents[2]
FORMS = read_all()

SMALL = """\
id = "small"
version = 1
title = "TỜ KHAI NHỎ"
name = { vi = "Tờ khai nhỏ", en = "Small declaration" }
procedures = ["1.000001"]
law = "Thông tư 1"
in_force_from = 2024-06-06
sources = ["a page"]
checked_on = 2026-11-22
signature = "Người yêu cầu"
signature_hint = "(Ký)"
signed_by = "who"

[steps.one]
title = { vi = "Một", en = "One" }

[steps.two]
title = { vi = "Hai", en = "Two" }
copy = { vi = "Như trên", en = "As above" }

[parts.to]
step = "one"
at = "to"
kind = "text"
label = "Kính gửi:"
ask = { vi = "Gửi ai", en = "To whom" }
longest = 40

[parts.who]
step = "one"
kind = "name"
label = "Họ tên:"
ask = { vi = "Họ tên", en = "Name" }
longest = 40

[parts.born]
step = "two"
kind = "date"
label = "Ngày sinh:"
ask = { vi = "Ngày sinh", en = "Date of birth" }

[parts.again]
step = "two"
kind = "name"
label = "Họ tên:"
ask = { vi = "Họ tên", en = "Name" }
copy_of = "who"
longest = 40

[parts.place]
step = "two"
at = "signing"
kind = "text"
label = "Làm tại:"
ask = { vi = "Làm tại", en = "Made at" }
longest = 40
"""


def fault_of(text: str) -> str:
    with pytest.raises(DeclarationIsInvalid) as refused:
        read_declaration(text=text, file="small.toml")
    return str(refused.value)


def test_small_form_is_read() -> None:
    form = read_declaration(text=SMALL, file="small.toml")
    assert list(form["parts"]) == ["to", "who", "born", "again", "place"]


@pytest.mark.parametrize(
    ("what", "instead", "fault"),
    [
        ("version = 1", "version = 0", "2: version is a whole number from 1"),
        ("version = 1", "verson = 1", "1: version is missing"),
        ("version = 1", "version = = 1", "2: Invalid value"),
        ('"1.000001"', '"khai-sinh"', "5: procedure 'khai-sinh' is not like 1.001193"),
        (', en = "Small declaration"', "", "4: name is words in Vietnamese and English"),
        ('signed_by = "who"', 'signed_by = "born"', "12: signed by 'born', which is no name on the form"),
        ("checked_on = 2026-11-22", 'checked_on = "gần đây"', "9: checked_on is a day"),
        ('sources = ["a page"]', "sources = []", "8: sources is a list of texts"),
        ('at = "signing"', "", "1: nothing stands at 'signing'"),
        ('step = "one"\nkind', 'step = "ten"\nkind', "30: there is no step 'ten'"),
        ('kind = "date"', 'kind = "day"', "38: there is no kind 'day'"),
        ('label = "Ngày sinh:"', 'label = ""', "39: a part at the beginning of a line has a label"),
        ('label = "Ngày sinh:"', 'label = "x"\nnote = 1', "40: there is no note 1"),
        ('label = "Ngày sinh:"', 'label = "x"\nstyle = "boxes"', "40: a date has no style 'boxes'"),
        ('label = "Ngày sinh:"', 'label = "x"\nlongest = 9', "40: what is written has a longest"),
        ('label = "Ngày sinh:"', 'label = "x"\ncard = "name"', "40: a card's name does not fit a date"),
        ('label = "Ngày sinh:"', 'label = "x"\nstart = "office"', "40: a date does not start with 'office'"),
        ('label = "Ngày sinh:"', 'label = "x"\ncolour = "red"', "40: unknown key 'colour'"),
        ('ask = { vi = "Ngày sinh", en = "Date of birth" }\n', "", "36: what is asked has a question"),
        ("longest = 40\n\n[parts.born]", "\n[parts.born]", "29: what is written has a longest"),
        ('copy_of = "who"', 'copy_of = "born"', "47: copy_of 'born' is no name before it"),
        ('copy_of = "who"\n', "", "19: step two has nothing to copy"),
        ('copy = { vi = "Như trên", en = "As above" }\n', "", "46: step two does not offer to copy 'who'"),
        ("signed_by", 'notes = ["Một"]\nsigned_by', "12: nothing is marked with note 1"),
        ('kind = "date"', 'kind = "choice"', "36: a choice has two choices at least"),
        ('label = "Ngày sinh:"', 'label = "x"\nchoices = [{ value = "x" }]', "40: choices: en is missing"),
        ('kind = "date"', 'kind = "table"', "36: a table has rows and columns"),
        (
            'kind = "date"',
            'kind = "table"\nrows = 2\ncolumns = [{ id = "a", kind = "clock", label = "A" }]',
            "40: columns: ask is missing",
        ),
        (
            'kind = "date"',
            'kind = "table"\nrows = 2\n'
            'columns = [{ id = "a", kind = "clock", label = "A", ask = { vi = "A", en = "A" } }]',
            "40: column a: a clock does not fit into a table",
        ),
        (
            'signed_by = "who"',
            'signed_by = "who"\nconsents = [{ title = "x" }]',
            "13: consents: note is missing",
        ),
        (
            'signed_by = "who"',
            'signed_by = "who"\nconsents = [{ title = "x", note = 4 }]',
            "1: there is no note 4",
        ),
        ('label = "Ngày sinh:"', 'label = "x"\nsex = "Nữ"', "40: an identity is compared"),
        (
            'label = "Ngày sinh:"',
            'label = "x"\ncolumn = "A"',
            "1: what stands in persons' columns",
        ),
        ('signed_by = "who"', 'signed_by = "who"\nfacts = "A"', "13: what stands in persons' columns has a"),
        (
            'signed_by = "who"',
            'signed_by = "who"\ncosigners = [{ title = "x" }]',
            "13: cosigners: signed_by is missing",
        ),
        (
            'signed_by = "who"',
            'signed_by = "who"\ncosigners = [{ title = "x", signed_by = "born" }]',
            "13: signed by 'born', which is no name on the form",
        ),
    ],
)
def test_fault_is_named_with_file_and_line(what: str, instead: str, fault: str) -> None:
    assert what in SMALL
    assert f"small.toml:{fault}" in fault_of(SMALL.replace(what, instead, 1))


def test_two_persons_say_the_same_side_by_side() -> None:
    form = SMALL.replace('signed_by = "who"', 'signed_by = "who"\nfacts = "Thông tin"')
    first = form.replace('label = "Họ tên:"', 'label = "Họ tên:"\ncolumn = "Bên nữ"', 1)
    both = first.replace('copy_of = "who"', 'copy_of = "who"\ncolumn = "Bên nam"')
    assert read_declaration(text=both, file="small.toml")["facts"] == "Thông tin"
    before, after = both.rsplit('label = "Họ tên:"', 1)
    other = f'{before}label = "Tên:"{after}'
    assert "13: 'Bên nam' does not say the same as 'Bên nữ'" in fault_of(other)


def test_two_editions_never_hold_on_one_day() -> None:
    old = FORMS["birth_1.toml"]
    new = {**old, "version": 2, "in_force_from": date(2027, 1, 1)}
    with pytest.raises(
        DeclarationIsInvalid, match=r"b\.toml:1: 1\.001193 has a\.toml on some of the same days"
    ):
        check_together({"a.toml": old, "b.toml": new})
    check_together({"a.toml": {**old, "in_force_until": date(2026, 12, 31)}, "b.toml": new})
    with pytest.raises(DeclarationIsInvalid, match=r"birth 1 stands in a\.toml too"):
        check_together({"a.toml": old, "b.toml": old})


def test_shipped_forms_are_for_procedures_of_the_demo_catalogue_and_say_where_they_are_from() -> None:
    known = {procedure.code for procedure in load_demo_procedures()}
    assert len(FORMS) == len(list(DEFINITIONS.glob("*.toml")))
    for form in FORMS.values():
        assert set(form["procedures"]) <= known
        assert form["in_force_from"] <= form["checked_on"]


def test_readme_lists_each_form_with_its_days() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for form in FORMS.values():
        until = form.get("in_force_until")
        days = f"{form['in_force_from']:%d/%m/%Y}–" + (f"{until:%d/%m/%Y}" if until else "")
        assert re.search(rf"\| `{form['procedures'][0]}`.*\| {days} \|", readme), form["id"]
        assert all(f"`{code}`" in readme for code in form["procedures"])


def test_modules_of_the_site_are_fresh() -> None:
    command = [sys.executable, "-m", "frontend.declarations.generate", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_module_says_what_the_paper_says_and_not_where_it_was_checked() -> None:
    text = modules(FORMS)["birth_1.ts"]
    for part in FORMS["birth_1.toml"]["parts"].values():
        assert part["label"] in text
    assert "lawnet" not in text
