"""One citizen's day through the public schema."""

from tests.integration.ward import Ward

TICKET = "code label state peopleAhead counter calledAt dossierCode window { from to }"


def test_citizen_books_comes_is_served_and_follows_her_dossier(ward: Ward) -> None:
    found = ward.ask(
        """query($office: ID!) { procedures(office: $office, search: "dang ky thuong tru") {
            nodes { code name group { id letter } } } }""",
        office=ward.office,
    )["procedures"]["nodes"]
    procedure = found[0]["code"]
    assert found[0]["name"] == "Đăng ký thường trú"

    slot = ward.free_slots(procedure)[0]
    booked = ward.book(procedure=procedure, slot=slot["id"])
    assert booked["__typename"] == "AppointmentBooked", booked
    code = booked["ticket"]["code"]

    ward.clock.move(minutes=10)
    checked = ward.do(
        "checkIn", f"... on CheckedIn {{ ticket {{ {TICKET} }} }}", ticket=code, hallCode=ward.hall_code()
    )
    assert checked["__typename"] == "CheckedIn", checked
    assert checked["ticket"]["label"] == "C 001"
    assert checked["ticket"]["peopleAhead"] == 0
    assert checked["ticket"]["window"] is None, "no counter is open yet, so nothing is promised"

    clerk = ward.clerk(6)
    assert ward.do("openCounter", token=clerk, counter=6)["__typename"] == "CounterOpened"
    board = ward.ask(
        "query($o: ID!) { board(office: $o) { groups { id line { label window { from to } } } } }",
        o=ward.office,
    )
    (line,) = [group["line"] for group in board["board"]["groups"] if group["id"] == "residence"]
    assert [place["label"] for place in line] == ["C 001"]
    assert line[0]["window"] is not None

    called = ward.do(
        "callNext",
        "... on TicketCalled { desk { current { label name procedureName state } line { label } } }",
        token=clerk,
        counter=6,
    )
    assert called["desk"]["current"] == {
        "label": "C 001",
        "name": "Trần Thị M…",
        "procedureName": "Đăng ký thường trú",
        "state": "CALLED",
    }
    seen = ward.ask(f"query($c: ID!) {{ ticket(code: $c) {{ {TICKET} }} }}", c=code)["ticket"]
    assert (seen["state"], seen["counter"]) == ("CALLED", 6)

    assert ward.do("startService", token=clerk, counter=6)["__typename"] == "ServiceStarted"
    received = ward.do(
        "receiveDossier",
        """... on DossierReceived { dossier { code step dueAt version }
            receipt { dossierCode url qrSvg name clerkName } }""",
        token=clerk,
        counter=6,
        documents=[{"name": "Tờ khai CT01", "state": "ORIGINAL"}],
    )
    assert received["__typename"] == "DossierReceived", received
    dossier = received["dossier"]["code"]
    assert dossier == "H17.45-261123-0001"
    assert received["dossier"]["dueAt"] is not None

    ward.clock.move(minutes=7)
    finished = ward.do(
        "finishService", "... on ServiceFinished { desk { served averageMinutes } }", token=clerk, counter=6
    )
    assert finished["desk"] == {"served": 1, "averageMinutes": 7}

    moved = ward.do(
        "advanceDossier",
        "... on DossierAdvanced { dossier { step version } }",
        token=clerk,
        dossier=dossier,
        to="APPRAISAL",
        version=1,
    )
    assert moved["dossier"] == {"step": "APPRAISAL", "version": 2}

    by_ticket = ward.ask(
        """query($c: ID!) { dossier(code: $c) { code stepTitle { vi } path { state } clock { kind }
            personal(phoneLast4: "3456") { __typename ... on PersonalDetails { name phone } } } }""",
        c=code,
    )["dossier"]
    assert by_ticket["code"] == dossier
    assert by_ticket["stepTitle"]["vi"] == "Đang thẩm định"
    assert by_ticket["personal"]["name"] == "Trần Thị Minh Demo"
    assert by_ticket["clock"][0]["kind"] == "RECEIVED"
    assert by_ticket["clock"][-1]["kind"] == "DUE"
