"""What the staff of a dossier's units see and do through the public schema."""

from dataclasses import replace
from typing import Any

import pytest

from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
from tests.integration.schema.received_dossier import Received
from tests.integration.ward import BIRTH, Ward

PERMIT, RESIDENCE = "1.013225", "1.004222"
COMPETENT = "so-xay-dung"


@pytest.fixture
def expert(ward: Ward) -> str:
    """A clerk of the office that decides on building permits."""
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures

    here = demo_office(group_of_sector=GROUP_OF_SECTOR)
    save_office(replace(here, id=COMPETENT, name="Sở Xây dựng Đà Nẵng", agency_code="H17.2"))
    permit = next(each for each in load_demo_procedures() if each.code == PERMIT)
    save_procedures(office_id=here.id, procedures=[replace(permit, competent_office=COMPETENT)])
    return ward.clerk(8, office=COMPETENT)


def handed_in(ward: Ward, procedure: str, *, counter: int) -> Received:
    clerk = ward.clerk(counter)
    ticket = ward.take(procedure, name="Trần Thị Minh Demo", phone="0905123456")["code"]
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=counter)
    done = ward.do(
        "receiveDossier",
        "... on DossierReceived { dossier { code } }",
        token=clerk,
        counter=counter,
        documents=[{"name": "Tờ khai", "state": "ORIGINAL"}],
    )
    ward.do("finishService", token=clerk, counter=counter)
    return Received(code=done["dossier"]["code"], ticket=ticket, clerk=clerk)


def move(ward: Ward, token: str, code: str, to: str, **more: object) -> dict[str, Any]:
    version = ward.ask("query($c: ID!) { dossier(code: $c) { version } }", c=code)["dossier"]["version"]
    return ward.do(
        "advanceDossier",
        "... on DossierAdvanced { dossier { step } } ... on DossierIsElsewhere { unitName }",
        token=token,
        dossier=code,
        to=to,
        version=version,
        **more,
    )


def work(ward: Ward, token: str, code: str, fields: str) -> Any:
    query = f"query($c: ID!) {{ dossier(code: $c) {{ work {{ {fields} }} }} }}"
    return ward.ask(query, token=token, c=code)["dossier"]["work"]


def test_citizen_reads_who_has_it_what_to_do_and_the_rule_of_each_day(ward: Ward, received: Received) -> None:
    found = ward.ask(
        """query($c: ID!) { dossier(code: $c) { step toDo { vi en } waitsForCitizen asksCitizen
            holder { unitName section { vi } isReceivingUnit } workflow { id version name { vi } }
            path { step state toDo { vi } } clock { kind source { vi en } } timeliness isCommitted
            extension { days } } }""",
        c=received.code,
    )["dossier"]
    assert found["step"] == "RECEIVED"
    assert found["toDo"] == {"vi": "Bạn không cần làm gì.", "en": "You need not do anything."}
    assert found["holder"] == {
        "unitName": "Phường Liên Chiểu",
        "section": {"vi": "Bộ phận Một cửa"},
        "isReceivingUnit": True,
    }
    assert found["workflow"]["id"] == "one-stop"
    assert (found["waitsForCitizen"], found["asksCitizen"], found["extension"]) == (False, False, None)
    assert all(day["source"]["vi"] and day["source"]["en"] for day in found["clock"])


def test_each_unit_sees_its_own_clerks_and_reasons(ward: Ward, expert: str) -> None:
    permit = handed_in(ward, PERMIT, counter=5)
    body = ward.post("query($c: ID!) { dossier(code: $c) { work { isHere } } }", token=expert, c=permit.code)
    assert body["errors"][0]["extensions"]["code"] == "FORBIDDEN", "it was not sent there yet"
    assert move(ward, permit.clerk, permit.code, "SENT")["__typename"] == "DossierAdvanced"
    refused = move(ward, permit.clerk, permit.code, "APPRAISAL")
    assert refused["unitName"] == "Sở Xây dựng Đà Nẵng"
    assert "Sở Xây dựng Đà Nẵng" in refused["message"]
    for step in ("APPRAISAL", "APPROVAL"):
        move(ward, expert, permit.code, step)
    missing = move(ward, expert, permit.code, "APPRAISAL")
    assert missing["__typename"] == "InputIsInvalid"
    assert missing["message"].startswith("Mời ghi rõ lý do")
    back = move(ward, expert, permit.code, "APPRAISAL", reason="Thiếu biên bản.")
    assert back["dossier"]["step"] == "APPRAISAL"
    fields = "isHere choices { step } log { kind reason clerkName id }"
    here, there = (work(ward, token, permit.code, fields) for token in (permit.clerk, expert))
    assert (here["isHere"], here["choices"]) == (False, [])
    assert there["isHere"]
    assert [entry["clerkName"] is None for entry in here["log"]] == [False, False, True, True, True]
    assert here["log"][-1]["reason"] is None
    assert there["log"][-1]["reason"] == "Thiếu biên bản."
    assert there["log"][-1]["kind"] == "RETURNED"
    assert [entry["id"] for entry in here["log"]] == [f"{permit.code}/{n}" for n in range(1, 6)]
    personal = ward.ask(
        """query($c: ID!) { dossier(code: $c) { personal(phoneLast4: "3456") {
            ... on PersonalDetails { history { note kind } } } } }""",
        c=permit.code,
    )
    assert "Thiếu biên bản." not in str(personal)


def test_loser_of_two_is_told_who_and_when(ward: Ward, received: Received) -> None:
    move(ward, ward.clerk(4), received.code, "APPRAISAL")
    lost = ward.do(
        "advanceDossier",
        "... on DossierHasMoved { by at dossier { step } }",
        token=received.clerk,
        dossier=received.code,
        to="SUPPLEMENT",
        version=1,
    )
    assert lost["by"] == "Cán bộ Demo 4"
    assert lost["dossier"]["step"] == "APPRAISAL"
    assert lost["message"].startswith("Cán bộ Demo 4 vừa chuyển hồ sơ này lúc 08:30, 23/11.")


def test_effect_is_shown_before_it_is_saved(ward: Ward) -> None:
    dossier = handed_in(ward, RESIDENCE, counter=6)
    seen = work(
        ward,
        dossier.clerk,
        dossier.code,
        """stepName { vi } warning stepDueAt
        effectOf(to: "SUPPLEMENT") {
            dueBefore dueAfter standsStill isOverdueByRule papers ifSupplied { on dueAt } }
        nowhere: effectOf(to: "NOWHERE") { papers }
        good: effectOfExtension(newDueOn: "2026-12-08") { dueAfter addedWorkingDays problem }
        bad: effectOfExtension(newDueOn: "2026-12-06") { dueAfter problem message { vi en } }""",
    )
    effect = seen["effectOf"]
    assert (effect["standsStill"], effect["isOverdueByRule"], effect["papers"]) == (True, False, ["02"])
    assert len(effect["ifSupplied"]) == 4
    assert seen["nowhere"] is None
    assert seen["warning"] == "IN_GOOD_TIME"
    assert seen["good"] == {
        "dueAfter": "2026-12-08T10:00:00+00:00",
        "addedWorkingDays": 3,
        "problem": None,
    }
    assert (seen["bad"]["dueAfter"], seen["bad"]["problem"]) == (None, "NOT_A_WORKING_DAY")
    assert seen["bad"]["message"]["vi"].startswith("Ngày hẹn lại là ngày nghỉ.")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_apology_is_saved_once_and_refused_in_words(ward: Ward, language: str) -> None:
    ward.language = language
    dossier = handed_in(ward, RESIDENCE, counter=6)

    def extend(version: int, day: str, apology: str = "Xin lỗi bạn.") -> dict[str, Any]:
        return ward.do(
            "extendDossier",
            """... on DossierExtended { dossier { dueAt note extension { days } timeliness } }
            ... on DossierCannotBeExtended { problem }""",
            token=dossier.clerk,
            dossier=dossier.code,
            version=version,
            newDueOn=day,
            apology=apology,
        )

    assert extend(1, "2026-12-08", " ")["__typename"] == "InputIsInvalid"
    done = extend(1, "2026-12-08")["dossier"]
    assert done["dueAt"] == "2026-12-08T10:00:00+00:00"
    assert (done["note"], done["extension"]) == ("Xin lỗi bạn.", {"days": 3})
    again = extend(2, "2026-12-09")
    assert again["problem"] == "ONCE_ONLY"
    assert (
        again["message"]
        == {
            "vi": "Hồ sơ đã được gia hạn một lần; quy định chỉ cho một lần.",
            "en": "The dossier has been extended once; the rule allows no second time.",
        }[language]
    )


def test_work_is_given_to_a_colleague_and_the_citizen_does_not_read_it(
    ward: Ward, received: Received
) -> None:
    done = ward.do(
        "assignDossier",
        """... on DossierAssigned { dossier { version note work {
            assignee { clerkName } delegate { until } } } }""",
        token=received.clerk,
        dossier=received.code,
        version=1,
        clerk="an",
        clerkName="An",
        reason="Hồ sơ khó.",
    )["dossier"]
    assert (done["version"], done["note"]) == (2, None)
    assert done["work"] == {"assignee": {"clerkName": "An"}, "delegate": None}
    lent = ward.do(
        "assignDossier",
        "... on DossierAssigned { dossier { work { assignee { clerkName } delegate { clerkName until } } } }",
        token=received.clerk,
        dossier=received.code,
        version=2,
        clerk="ba",
        clerkName="Ba",
        until="2026-11-25",
        reason="Nghỉ phép.",
    )["dossier"]["work"]
    assert lent == {"assignee": {"clerkName": "An"}, "delegate": {"clerkName": "Ba", "until": "2026-11-25"}}
    ward.clock.move(days=3)
    fresh = ward.clerk(3)
    assert work(ward, fresh, received.code, "delegate { until }") == {"delegate": None}


def test_round_of_applications_opens_closes_and_lists_its_candidates(ward: Ward) -> None:
    from datetime import date

    from api.storage.procedures import save_procedures

    job = next(each for each in load_demo_procedures() if each.code == BIRTH)
    round_ = replace(
        job,
        workflow="recruitment",
        accepts_from=date(2026, 11, 20),
        accepts_until=date(2026, 11, 23),
    )
    save_procedures(office_id=ward.office, procedures=[round_])
    codes = [handed_in(ward, BIRTH, counter=3).code for _ in range(3)]
    token = ward.clerk(3)
    page = ward.ask(
        """query($p: ID!) { dossiersOfProcedure(procedure: $p, first: 2) {
            nodes { code stepTitle { vi } } pageInfo { hasNextPage endCursor } } }""",
        token=token,
        p=BIRTH,
    )["dossiersOfProcedure"]
    assert [node["code"] for node in page["nodes"]] == codes[:2]
    assert page["nodes"][0]["stepTitle"]["vi"] == "Đã nhận hồ sơ dự tuyển"
    assert page["pageInfo"]["hasNextPage"]
    ward.clock.move(days=2)
    ward.take(BIRTH)
    late = ward.clerk(3)
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=late, counter=3)
    refused = ward.do(
        "receiveDossier",
        "... on ProcedureIsNotOpen { opensOn closesOn }",
        token=late,
        counter=3,
        documents=[],
    )
    assert refused == {
        "__typename": "ProcedureIsNotOpen",
        "message": "Thủ tục này chỉ nhận hồ sơ từ 20/11/2026 đến 23/11/2026.",
        "opensOn": "2026-11-20",
        "closesOn": "2026-11-23",
    }


def test_dossier_counts_in_the_reports_as_of_any_moment(ward: Ward) -> None:
    dossier = handed_in(ward, RESIDENCE, counter=6)
    query = """query($c: ID!) { dossier(code: $c) { now: timeliness
        before: timeliness(asOf: "2026-11-01T00:00:00Z")
        later: timeliness(asOf: "2027-01-01T00:00:00Z") } }"""
    found = ward.ask(query, c=dossier.code)["dossier"]
    assert found == {"now": "IN_PROGRESS_WITHIN", "before": None, "later": "IN_PROGRESS_OVER"}
