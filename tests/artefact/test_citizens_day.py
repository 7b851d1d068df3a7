"""The packaged artefact plays one citizen's whole day, as on Lambda, within the rights of its role."""

import os
from pathlib import Path

import pytest

from tests.artefact.citizens_day import COUNTER, play_day
from tests.artefact.ward import PackagedApi, packaged_api, seed_ward
from tests.contract.test_policies import ITEM_OF_A_TRANSACTION, TRANSACTIONS, granted
from tests.load.recorded_store import recorded

pytestmark = pytest.mark.artefact


def test_day_ends_with_news_of_the_dossier(packaged: PackagedApi) -> None:
    day = play_day(packaged)

    assert day.procedure["name"].startswith("Đăng ký thường trú")

    assert (day.booked["state"], day.booked["label"]) == ("BOOKED", None)
    assert day.booked["qrSvg"].startswith("<svg")
    assert "BEGIN:VEVENT" in day.booked["calendarFile"]

    assert (day.arrived["state"], day.arrived["label"], day.arrived["peopleAhead"]) == ("WAITING", "C 001", 0)
    assert day.waiting["window"]["from"] < day.waiting["window"]["to"]
    assert (day.called["state"], day.called["counter"]) == ("CALLED", COUNTER)

    receipt = day.received["receipt"]
    assert receipt["dossierCode"] == day.received["dossier"]["code"] == "H17.45-261123-0001"
    assert [each["name"] for each in receipt["documents"]] == [
        each["name"] for each in day.procedure["cases"][0]["documents"]
    ]
    assert receipt["clerkName"] == "Lê Minh Demo"
    assert (day.done["state"], day.done["dossierCode"]) == ("DONE", receipt["dossierCode"])
    assert day.appraised["step"] == "APPRAISAL"

    later = day.a_week_later
    assert (later["step"], later["status"]["code"], later["dueAt"]) == ("APPRAISAL", 4, receipt["dueAt"])
    assert {step["step"]: step["state"] for step in later["path"]}["APPRAISAL"] == "NOW"
    assert later["personal"]["name"] == "Trần Thị Demo"
    assert [event["step"] for event in later["personal"]["history"]] == ["RECEIVED", "APPRAISAL"]


def test_day_needs_no_more_than_the_functions_role_allows(
    artefact_tree: Path, store: str, tmp_path: Path
) -> None:
    seed_ward()
    table = os.environ["DENLUOT_TABLE"]
    with (
        recorded(store) as record,
        packaged_api(
            tree=artefact_tree, store_endpoint=record.endpoint, table=table, workplace=tmp_path
        ) as api,
    ):
        play_day(api)
    asked = {operation.name for operation in record.operations}
    assert "UpdateItem" in asked
    allowed = granted("dynamodb") - {ITEM_OF_A_TRANSACTION} | TRANSACTIONS
    assert asked <= allowed
