"""Papers wanted by name and brought in parts, through the public schema."""

from typing import Any

from tests.integration.schema.test_dossier_work import RESIDENCE, handed_in, move, work
from tests.integration.ward import Ward

COUNTER = 6
MINE = """query($code: ID!) { dossier(code: $code) { waitsSince note said { vi en } timeliness
    whyReceivedLater { vi en } clock { kind source { en } } documents { name state originals } } }"""


def mine(ward: Ward, code: str) -> dict[str, Any]:
    """What everybody with the code sees."""
    seen: dict[str, Any] = ward.ask(MINE, code=code)["dossier"]
    return seen


def supply(ward: Ward, code: str, *documents: str, end: str, **more: object) -> dict[str, Any]:
    return ward.do(
        "receiveSupplement",
        "... on SupplementReceived { dossier { step version } } ... on InputIsInvalid { field }",
        token=ward.clerk(COUNTER),
        dossier=code,
        documents=[{"name": name, "state": "ORIGINAL", "originals": 2} for name in documents],
        end=end,
        **more,
    )


def test_citizen_sees_what_is_wanted_until_it_came(ward: Ward) -> None:
    code = handed_in(ward, RESIDENCE, counter=COUNTER).code
    clerk = ward.clerk(COUNTER)
    move(ward, clerk, code, "SUPPLEMENT", wanted=["Ảnh 3×4", "Giấy ủy quyền"], note="Bản cũ bị mờ.")
    asked = mine(ward, code)
    assert [each["state"] for each in asked["documents"]] == ["ORIGINAL", "MISSING", "MISSING"]
    assert asked["waitsSince"] is not None
    assert asked["said"] == {
        "vi": "Còn thiếu: Ảnh 3×4; Giấy ủy quyền",
        "en": "Still missing: Ảnh 3×4; Giấy ủy quyền",
    }
    assert asked["whyReceivedLater"] is None
    assert asked["clock"][0]["source"]["en"].startswith("The day of receipt is left out")
    done = supply(ward, code, "Ảnh 3×4", end="STILL_WAITS", version=2)
    assert done["dossier"] == {"step": "SUPPLEMENT", "version": 3}
    some = mine(ward, code)
    assert some["documents"][1] == {"name": "Ảnh 3×4", "state": "ORIGINAL", "originals": 2}
    assert some["said"]["en"] == "Still missing: Giấy ủy quyền"
    assert (some["waitsSince"], some["note"]) == (asked["waitsSince"], "Bản cũ bị mờ.")
    assert supply(ward, code, "Giấy ủy quyền", end="GOES_ON", version=3)["dossier"]["step"] == "APPRAISAL"
    assert mine(ward, code)["waitsSince"] is None


def test_clerk_sees_what_each_way_does_before_she_saves_it(ward: Ward) -> None:
    code = handed_in(ward, RESIDENCE, counter=COUNTER).code
    clerk = ward.clerk(COUNTER)
    effect = "effectOfSupplement(end: %s) { standsStill isOverdueByRule papers }"
    assert work(ward, clerk, code, effect % "GOES_ON") == {"effectOfSupplement": None}
    move(ward, clerk, code, "SUPPLEMENT", wanted=["Ảnh 3×4"])
    seen = {
        end: work(ward, clerk, code, effect % end)["effectOfSupplement"]
        for end in ("GOES_ON", "STILL_WAITS", "ASKED_AGAIN")
    }
    assert seen == {
        "GOES_ON": {"standsStill": False, "isOverdueByRule": False, "papers": ["01", "06"]},
        "STILL_WAITS": {"standsStill": True, "isOverdueByRule": False, "papers": ["01"]},
        "ASKED_AGAIN": {"standsStill": True, "isOverdueByRule": True, "papers": ["01", "02", "06"]},
    }
    assert mine(ward, code)["timeliness"] == "IN_PROGRESS_WITHIN"
    supply(ward, code, end="ASKED_AGAIN", version=2)
    assert mine(ward, code)["timeliness"] == "IN_PROGRESS_OVER"
    known = work(
        ward, clerk, code, "acts choices { step resumes } log { documents papers } papers { number }"
    )
    assert known["acts"] == ["ASSIGN", "CHANGE_EMAIL", "MOVE", "RECEIVE_SUPPLEMENT"]
    assert [each["step"] for each in known["choices"] if each["resumes"]] == ["APPRAISAL"]
    assert known["log"][1]["documents"] == ["Ảnh 3×4"]


def test_refusals_say_what_is_wrong_in_words(ward: Ward) -> None:
    code = handed_in(ward, RESIDENCE, counter=COUNTER).code
    move(ward, ward.clerk(COUNTER), code, "SUPPLEMENT", note="Mờ.")
    nothing = supply(ward, code, end="STILL_WAITS", version=2)
    assert (nothing["__typename"], nothing["field"]) == ("InputIsInvalid", "documents")
    assert nothing["message"].startswith("Mời đánh dấu giấy tờ đã nhận.")
    again = supply(ward, code, "Ảnh", end="ASKED_AGAIN", version=2)
    assert (again["field"], again["message"]) == (
        "note",
        "Mời ghi giấy tờ cần bổ sung; người dân sẽ đọc được.",
    )
    assert supply(ward, code, "Ảnh", end="GOES_ON", version=1)["__typename"] == "DossierHasMoved"
    twice = supply(ward, code, "Ảnh", "Ảnh", end="GOES_ON", version=2)
    assert twice["message"] == "Có giấy tờ được ghi hai lần. Mời kiểm tra lại."
    wrong = move(ward, ward.clerk(COUNTER), code, "STOPPED", note="Quá lâu.", wanted=["Ảnh"])
    assert wrong["__typename"] == "InputIsInvalid"
    assert (
        supply(ward, "H17.45-261123-9999", "Ảnh", end="GOES_ON", version=2)["__typename"]
        == "DossierIsUnknown"
    )
