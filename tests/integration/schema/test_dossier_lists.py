"""Lists of dossiers through the API: staff of the office alone, in pages, as a file."""

from typing import Any

from tests.integration.schema.received_dossier import receive_dossier
from tests.integration.ward import BIRTH, Ward

LIST = """query($p: ID!, $s: Date, $u: Date, $f: Int!) { dossierList(procedure: $p, since: $s, until: $u) {
    procedureName keepsList acceptsFrom acceptsUntil listCsv
    entries(first: $f) { nodes { code name state { vi } isFinished receivedAt dueAt endedAt }
    pageInfo { hasNextPage endCursor } } } }"""


def recruit(ward: Ward) -> None:
    done = ward.do(
        "changeTerms",
        token=ward.clerk(1, role="manager"),
        procedure=BIRTH,
        version=0,
        terms={"workflow": "recruitment", "acceptsFrom": "2026-11-20", "acceptsUntil": "2026-11-27"},
        reason="Đợt tuyển dụng",
    )
    assert done["__typename"] == "TermsChanged", done


def ask(ward: Ward, **more: Any) -> Any:
    return ward.ask(LIST, token=ward.clerk(3), p=BIRTH, **{"f": 10, **more})["dossierList"]


def test_list_names_everybody_for_staff(ward: Ward) -> None:
    recruit(ward)
    code = receive_dossier(ward).code
    offered = ward.ask("{ listedProcedures { nodes { code name } } }", token=ward.clerk(3))
    assert [each["code"] for each in offered["listedProcedures"]["nodes"]] == [BIRTH]
    found = ask(ward)
    assert (found["keepsList"], found["acceptsFrom"], found["acceptsUntil"]) == (
        True,
        "2026-11-20",
        "2026-11-27",
    )
    (entry,) = found["entries"]["nodes"]
    assert entry["code"] == code
    assert entry["name"]
    assert entry["state"] == {"vi": "Nộp hồ sơ dự tuyển"}
    assert code in found["listCsv"]
    assert ask(ward, s="2026-11-24")["entries"]["nodes"] == []


def test_nobody_else_reads_a_list(ward: Ward) -> None:
    recruit(ward)
    receive_dossier(ward)
    for query, variables in ((LIST, {"p": BIRTH, "f": 10}), ("{ listedProcedures { nodes { code } } }", {})):
        (error,) = ward.post(query, **variables)["errors"]
        assert error["extensions"] == {"code": "UNAUTHENTICATED"}
    stranger = ward.clerk(3, office="hai-van")
    (error,) = ward.post(LIST, token=stranger, p=BIRTH, f=10)["errors"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}


def test_days_in_the_wrong_order_say_what_to_mend(ward: Ward) -> None:
    (error,) = ward.post(LIST, token=ward.clerk(3), p=BIRTH, f=10, s="2026-11-24", u="2026-11-23")["errors"]
    assert error["message"] == "Ngày cuối của danh sách không được trước ngày đầu."
