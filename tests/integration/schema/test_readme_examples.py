"""What README.md offers to paste runs as it stands."""

import json
import re
from functools import cache
from typing import Any

import pytest

from infra.node_tools import INFRA
from tests.integration.ward import Ward

CODE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
BIRTH_SECTOR_GROUP = "civil-status"


@cache
def blocks(language: str) -> list[str]:
    text = (INFRA.parent / "README.md").read_text(encoding="utf-8")
    return [code for found, code in CODE.findall(text) if found == language]


def examples(kind: str) -> dict[str, str]:
    """Operations of the kind by name."""
    found = {}
    for text in blocks("graphql"):
        operation, name = re.findall(r"^(query|mutation) (\w+)", text)[0]
        if operation == kind:
            found[name] = text
    return found


def is_empty(answer: Any) -> bool:
    """Whether nothing was found at all: nulls and empty lists only."""
    if isinstance(answer, dict):
        return all(is_empty(value) for key, value in answer.items() if key != "pageInfo")
    return answer is None or answer == []


def test_there_are_three_queries_to_paste() -> None:
    assert len(examples("query")) == 3


@pytest.mark.parametrize("name", examples("query"))
def test_pasted_query_finds_something(ward: Ward, name: str) -> None:
    assert not is_empty(ward.ask(examples("query")[name]))


def test_query_finds_the_procedure_that_the_others_use(ward: Ward) -> None:
    found = ward.ask(examples("query")["FindProcedure"])["procedures"]["nodes"][0]
    assert f'procedure: "{found["code"]}"' in examples("query")["FreeTimes"]


def test_pasted_booking_books(ward: Ward) -> None:
    (variables,) = blocks("json")
    outcome = ward.ask(examples("mutation")["Book"], **json.loads(variables))["bookAppointment"]
    assert outcome["__typename"] == "AppointmentBooked"


def test_query_of_the_shell_command_runs(ward: Ward) -> None:
    (sent,) = re.findall(r"-d '(.*?)'$", "\n".join(blocks("sh")), re.MULTILINE)
    answer = ward.ask(json.loads(sent)["query"])
    assert answer["board"]["groups"]


def test_described_office_is_saved_and_open(ward: Ward) -> None:
    (script,) = blocks("python")
    exec(compile(script, "README.md", "exec"), {})
    seen = ward.ask(
        """{ office(id: "phuong-mau") { name opening { isOpen } groups { id counters } }
            offices(search: "phuong mau") { nodes { id } } }"""
    )
    assert seen["office"] == {
        "name": "Phường Mẫu",
        "opening": {"isOpen": True},
        "groups": [{"id": BIRTH_SECTOR_GROUP, "counters": [1]}],
    }
    assert seen["offices"]["nodes"] == [{"id": "phuong-mau"}]
