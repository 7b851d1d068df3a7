"""The queue's policy in the public schema: said to everybody, explained to each, and marked by clerks."""

from dataclasses import replace

from api.domain.queue import PriorityClass, QueuePolicy
from tests.integration.ward import BIRTH, Ward

COUNTER = 3
PLACE = "label peopleAhead whyThisPlace { vi en } mayLetOthersGo priority"


def place(ward: Ward, code: object) -> dict[str, object]:
    found: dict[str, object] = ward.ask(f"query($c: ID!) {{ ticket(code: $c) {{ {PLACE} }} }}", c=code)[
        "ticket"
    ]
    return found


def test_policy_of_an_office_is_public(ward: Ward) -> None:
    policy = ward.ask(
        """query($o: ID!) { office(id: $o) { queuePolicy {
            priorityClasses { id name { vi } } callsPerPriority longestWaitMinutes rules { vi en } } } }""",
        o=ward.office,
    )["office"]["queuePolicy"]
    assert [one["id"] for one in policy["priorityClasses"]] == [one.value for one in PriorityClass]
    assert policy["priorityClasses"][0]["name"]["vi"] == "cao tuổi"
    assert (policy["callsPerPriority"], policy["longestWaitMinutes"]) == (3, 60)
    assert "60 phút" in policy["rules"][0]["vi"]


def test_place_names_who_goes_first_and_changes_when_others_are_let_go(ward: Ward) -> None:
    token = ward.clerk(COUNTER)
    ward.do("openCounter", token=token, counter=COUNTER)
    codes = []
    for _ in range(4):
        codes.append(ward.take(BIRTH)["code"])
        ward.clock.move(seconds=30)
    last = ward.take(BIRTH, priority="ELDERLY")["code"]
    assert place(ward, codes[3]) == {
        "label": "B 004",
        "peopleAhead": 4,
        "whyThisPlace": {
            "vi": "Trước bạn: 1 người ưu tiên, 3 người đến trước.",
            "en": "Before you: 1 with priority, 3 who came earlier.",
        },
        "mayLetOthersGo": True,
        "priority": None,
    }
    assert place(ward, last)["priority"] == "ELDERLY"
    done = ward.do("letOthersGoFirst", f"... on OthersGoFirst {{ ticket {{ {PLACE} }} }}", ticket=codes[0])
    assert done["ticket"]["peopleAhead"] == 3
    assert done["ticket"]["whyThisPlace"]["vi"] == "Trước bạn: 2 người được bạn nhường, 1 người ưu tiên."
    alone = ward.do("letOthersGoFirst", ticket=ward.take("1.004222")["code"])
    assert alone["__typename"] == "NobodyToLetFirst"
    assert alone["message"] == "Sau bạn chưa có ai để nhường. Bạn vẫn giữ nguyên chỗ."


def test_clerk_sees_the_class_and_the_board_only_that_there_is_one(ward: Ward) -> None:
    token = ward.clerk(COUNTER)
    ward.do("openCounter", token=token, counter=COUNTER)
    for _ in range(2):
        ward.take(BIRTH)
    marked = ward.do(
        "setPriority",
        "... on PrioritySet { desk { line { label priority reason { vi en } } } }",
        token=token,
        counter=COUNTER,
        label="B 002",
        priority="DISABLED",
    )
    assert [entry["priority"] for entry in marked["desk"]["line"]] == [None, "DISABLED"]
    assert marked["desk"]["line"][1]["reason"] == {
        "vi": "đến 8:30 · khuyết tật",
        "en": "came 8:30 · disabled",
    }
    board = ward.post(
        "query($o: ID!) { board(office: $o) { groups { id priorityWaiting line { label isPriority } } } }",
        o=ward.office,
    )
    assert "DISABLED" not in str(board)
    (group,) = [one for one in board["data"]["board"]["groups"] if one["id"] == "civil-status"]
    assert group["priorityWaiting"] == 1
    assert [entry["isPriority"] for entry in group["line"]] == [False, True]
    gone = ward.do("setPriority", token=token, counter=COUNTER, label="B 009", priority="MERIT")
    assert (gone["__typename"], "B 009" in gone["message"]) == ("NumberIsNotWaiting", True)


def test_class_that_the_office_does_not_serve_early_is_refused(ward: Ward) -> None:
    from api.storage.offices import save_office

    office = ward.services.office(ward.office)
    assert office is not None
    save_office(replace(office, queue_policy=QueuePolicy(priority_classes=(PriorityClass.MERIT,))))
    ward.clock.move(minutes=1)  # settings are read again after half a minute
    wish = {"office": ward.office, "procedure": BIRTH, "hallCode": ward.hall_code()}
    refused = ward.do("takeTicket", "... on InputIsInvalid { field }", priority="ELDERLY", **wish)
    assert (refused["__typename"], refused["field"]) == ("InputIsInvalid", "priority")
    assert "diện ưu tiên" in refused["message"]
    assert ward.take(BIRTH, priority="MERIT")["label"] == "B 001"
