"""One citizen's day played on the API: poster, booking, arrival, counter, dossier, news a week later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.local.demo.office import DEMO_OFFICE_ID
from tests.artefact.ward import PackagedApi

Fields = Mapping[str, Any]

COUNTER = 6
PHONE = "0905123456"
TICKET = "code state label peopleAhead counter dossierCode window { from to }"


def find_procedure(packaged: PackagedApi) -> Fields:
    """What a citizen finds who types without accents."""
    found = packaged.ask(
        """query($office: ID!) {
            procedures(office: $office, search: "dang ky thuong tru") {
                nodes { code name group { id } cases { documents { name } } }
            }
        }""",
        office=DEMO_OFFICE_ID,
    )
    procedure: Fields = found["procedures"]["nodes"][0]
    return procedure


def first_slot(packaged: PackagedApi, procedure: str) -> str:
    found = packaged.ask(
        """query($office: ID!, $procedure: ID!) {
            slots(office: $office, procedure: $procedure, first: 1) { nodes { slots { id freePlaces } } }
        }""",
        office=DEMO_OFFICE_ID,
        procedure=procedure,
    )
    slot: str = next(slot["id"] for slot in found["slots"]["nodes"][0]["slots"] if slot["freePlaces"])
    return slot


def hall_code(packaged: PackagedApi) -> str:
    """What the TV board shows in the hall at this moment."""
    shown = packaged.ask(
        "query($office: ID!, $key: String!) { hallCode(office: $office, displayKey: $key) { code } }",
        office=DEMO_OFFICE_ID,
        key=packaged.display_key,
    )
    code: str = shown["hallCode"]["code"]
    return code


def ticket(packaged: PackagedApi, code: str) -> Fields:
    found: Fields = packaged.ask(f"query($code: ID!) {{ ticket(code: $code) {{ {TICKET} }} }}", code=code)
    shown: Fields = found["ticket"]
    return shown


@dataclass(frozen=True, slots=True)
class CitizensDay:
    """What the citizen and the clerk were shown, in the order they were shown it."""

    procedure: Fields
    booked: Fields
    arrived: Fields
    waiting: Fields
    called: Fields
    received: Fields
    done: Fields
    appraised: Fields
    a_week_later: Fields


def play_day(packaged: PackagedApi) -> CitizensDay:
    """Play the day; AssertionError at the first answer that is not the success it should be."""
    packaged.ask(
        """query($office: ID!) {
            board(office: $office) {
                opening { isOpen } counters { state } groups { waiting window { from to } }
            }
        }""",
        office=DEMO_OFFICE_ID,
    )
    procedure = find_procedure(packaged)
    booked = packaged.change(
        "bookAppointment",
        "AppointmentBooked",
        "ticket { code state label calendarFile qrSvg }",
        office=DEMO_OFFICE_ID,
        procedure=procedure["code"],
        slot=first_slot(packaged, procedure["code"]),
        name="Trần Thị Demo",
        phone=PHONE,
    )["ticket"]
    code = booked["code"]
    ticket(packaged, code)
    shown = hall_code(packaged)
    arrived = packaged.change("checkIn", "CheckedIn", f"ticket {{ {TICKET} }}", ticket=code, hallCode=shown)
    packaged.change("openCounter", "CounterOpened", counter=COUNTER)
    waiting = ticket(packaged, code)
    packaged.change("callNext", "TicketCalled", counter=COUNTER)
    called = ticket(packaged, code)
    packaged.change("startService", "ServiceStarted", counter=COUNTER)
    packaged.move_clock(minutes=7)
    received = packaged.change(
        "receiveDossier",
        "DossierReceived",
        "dossier { code version } receipt { dossierCode dueAt qrSvg documents { name state } clerkName }",
        counter=COUNTER,
        documents=[
            {"name": each["name"], "state": "ORIGINAL"} for each in procedure["cases"][0]["documents"]
        ],
    )
    packaged.change("finishService", "ServiceFinished", counter=COUNTER)
    done = ticket(packaged, code)
    appraised = packaged.change(
        "advanceDossier",
        "DossierAdvanced",
        "dossier { step version }",
        dossier=received["dossier"]["code"],
        to="APPRAISAL",
        version=received["dossier"]["version"],
        note="Đang thẩm định",
    )
    packaged.move_clock(days=7)
    a_week_later = packaged.ask(
        """query($code: ID!, $last4: String!) {
            dossier(code: $code) {
                code step status { code } dueAt sentence { vi } path { step state }
                personal(phoneLast4: $last4) {
                    __typename ... on PersonalDetails { name history { step } }
                }
            }
        }""",
        code=code,
        last4=PHONE[-4:],
    )
    return CitizensDay(
        procedure=procedure,
        booked=booked,
        arrived=arrived["ticket"],
        waiting=waiting,
        called=called,
        received=received,
        done=done,
        appraised=appraised["dossier"],
        a_week_later=a_week_later["dossier"],
    )
