"""The inbox, acts on several dossiers and the directory of staff through the public schema."""

from typing import Any

import pytest

from tests.integration.schema.received_dossier import Received
from tests.integration.schema.test_dossier_work import handed_in
from tests.integration.ward import BIRTH, Ward

EACH = "each { dossier result { __typename ... on Outcome { message } %s } }"


def codes(ward: Ward, token: str, arguments: str = "") -> list[str]:
    query = f"{{ inbox{arguments} {{ nodes {{ code }} }} }}"
    return [node["code"] for node in ward.ask(query, token=token)["inbox"]["nodes"]]


def test_inbox_is_narrowed_by_whose_step_sector_and_day(ward: Ward, received: Received) -> None:
    clerk, other = ward.clerk(4), ward.clerk(5)
    assert codes(ward, clerk, "(owner: NOBODY)") == [received.code]
    ward.do(
        "assignDossiers",
        f"... on DossiersAssigned {{ {EACH % ''} }}",
        token=clerk,
        dossiers=[{"dossier": received.code, "version": 1}],
        reason="Nhận việc.",
    )
    found = {
        arguments: codes(ward, clerk, arguments)
        for arguments in (
            "(owner: MINE)",
            '(step: "RECEIVED")',
            '(sector: "Hộ tịch")',
            '(owner: MINE, step: "RECEIVED", sector: "Hộ tịch", dueFrom: "2026-11-20")',
            "(owner: NOBODY)",
            '(step: "APPRAISAL")',
            '(sector: "Đất đai")',
            "(waits: true)",
            '(dueUntil: "2026-11-20")',
        )
    }
    assert [bool(each) for each in found.values()] == [True] * 4 + [False] * 5, found
    assert codes(ward, other, "(owner: MINE)") == []


@pytest.mark.parametrize(
    "arguments",
    [
        '(dueUntil: "9999-12-31", dueFrom: "0001-01-01")',
        f'(step: "{"x" * 5000}", sector: "{"y" * 5000}")',
        f'(owner: MINE, after: "{"z" * 5000}")',
        f'(sector: "Hộ tịch", after: "{chr(0xFFFF)}")',
    ],
)
def test_what_nobody_means_finds_nothing_and_breaks_nothing(ward: Ward, arguments: str) -> None:
    assert codes(ward, ward.clerk(4), arguments) == []


def test_choices_name_steps_and_sectors(ward: Ward) -> None:
    query = "{ inboxChoices { steps { step name { vi en } } sectors batchSteps { step } } }"
    found = ward.ask(query, token=ward.clerk(4))["inboxChoices"]
    assert {"step": "APPRAISAL", "name": {"vi": "Thẩm định", "en": "Appraisal"}} in found["steps"]
    assert {"COMPLETED", "APPRAISAL"} <= {each["step"] for each in found["batchSteps"]}
    assert "Hộ tịch" in found["sectors"]
    assert found["sectors"] == sorted(found["sectors"])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Cán bộ Demo 5 vừa chuyển hồ sơ này lúc 08:30, 23/11."),
        ("en", "Cán bộ Demo 5 moved this dossier at 08:30, 23/11."),
    ],
)
def test_several_are_moved_and_the_one_refused_says_why(ward: Ward, language: str, told: str) -> None:
    ward.language = language
    seen = [handed_in(ward, BIRTH, counter=3).code for _ in range(3)]
    ward.do("advanceDossier", token=ward.clerk(5), dossier=seen[1], to="SUPPLEMENT", version=1, note="Mờ.")
    wish: dict[str, Any] = {
        "dossiers": [{"dossier": code, "version": 1} for code in seen],
        "to": "APPRAISAL",
        "token": ward.clerk(4),
        "key": "a-batch-sent-again-1",
    }
    fields = f"... on DossiersAdvanced {{ {EACH % '... on DossierAdvanced { dossier { step } }'} }}"
    first = ward.do("advanceDossiers", fields, **wish)
    assert [each["result"]["__typename"] for each in first["each"]] == [
        "DossierAdvanced",
        "DossierHasMoved",
        "DossierAdvanced",
    ]
    assert first["each"][1]["result"]["message"].startswith(told)
    assert ward.do("advanceDossiers", fields, **wish) == first
    refused = ward.do("advanceDossiers", **{**wish, "to": "STOPPED", "key": "a-batch-sent-again-2"})
    assert refused["__typename"] == "InputIsInvalid"
    assert ("từng hồ sơ một" if language == "vi" else "one by one") in refused["message"]


def test_directory_is_filled_by_signing_in_and_kept_by_managers(ward: Ward, neighbour: str) -> None:
    clerk, head = ward.clerk(4), ward.clerk(9, role="manager")
    for token in (clerk, head, ward.clerk(5, office=neighbour)):
        ward.do("enterDirectory", token=token)
    query = "{ colleagues { id name role isActive isMe version } }"
    known = ward.ask(query, token=clerk)["colleagues"]
    assert [(each["name"], each["role"], each["isMe"]) for each in known] == [
        ("Cán bộ Demo 4", "CLERK", True),
        ("Cán bộ Demo 9", "MANAGER", False),
    ]
    ward.clock.move(minutes=1)
    wish = {
        "id": "clerk-4",
        "name": "Lan Demo",
        "isActive": False,
        "version": 1,
        "reason": "Chuyển công tác.",
    }
    body = ward.post(
        "mutation($i: SaveStaffMemberInput!) { saveStaffMember(input: $i) { __typename } }",
        token=clerk,
        i={**wish, "idempotencyKey": "not-a-manager-at-all"},
    )
    assert body["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    saved = ward.do(
        "saveStaffMember", "... on StaffMemberSaved { entry { name version } }", token=head, **wish
    )
    assert saved["entry"] == {"name": "Lan Demo", "version": 2}
    late = ward.do(
        "saveStaffMember", "... on StaffMemberHasChanged { entry { name isActive } }", token=head, **wish
    )
    assert late["entry"] == {"name": "Lan Demo", "isActive": False}
    record = "{ directoryChanges(first: 1) { nodes { byName reason before { name } after { name } } } }"
    (newest,) = ward.ask(record, token=head)["directoryChanges"]["nodes"]
    assert newest == {
        "byName": "Cán bộ Demo 9",
        "reason": "Chuyển công tác.",
        "before": {"name": "Cán bộ Demo 4"},
        "after": {"name": "Lan Demo"},
    }
    (error,) = ward.post(record, token=clerk)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
