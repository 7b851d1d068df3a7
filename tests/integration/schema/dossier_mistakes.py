"""Mistakes that are made about dossiers: how the ward comes to where one can be made, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.integration.schema.received_dossier import Received
from tests.integration.schema.test_dossier_work import RESIDENCE, handed_in, move
from tests.integration.ward import Ward

RESIDENCE_COUNTER = 6
# Received on Monday the 23rd with seven working days and a holiday on the 24th: due on Thursday, 3 December.
DUE, LATER = "2026-12-03", "2026-12-08"
Wish = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Mistake:
    """`prepare` brings the ward to where it can be made and says which mutation is asked and how.

    `vi` and `en` are what the refusal says, in part.
    """

    name: str
    prepare: Callable[[Ward], Wish]
    refused_as: str
    vi: str
    en: str
    role: str = "clerk"


def dossier_after(ward: Ward, *steps: str, days: int = 0) -> Received:
    received = handed_in(ward, RESIDENCE, counter=RESIDENCE_COUNTER)
    for step in steps:
        if step == "RETURNED":
            done = hand_over(ward, received)
        else:
            done = move(ward, received.clerk, received.code, step, reason="Xem lại.", note="Mời xem phiếu.")
        assert done["__typename"] in {"DossierAdvanced", "ResultHandedOver"}, done
    ward.clock.move(days=days)
    return received


def hand_over(ward: Ward, received: Received) -> dict[str, Any]:
    return ward.do(
        "handOverResult",
        token=received.clerk,
        dossier=received.code,
        version=version(ward, received.code),
        receiverName="Trần Thị Minh Demo",
        relation="APPLICANT",
        unsignedBecause="Bảng ký bị hỏng.",
    )


def version(ward: Ward, code: str) -> int:
    known: int = ward.ask("query($c: ID!) { dossier(code: $c) { version } }", c=code)["dossier"]["version"]
    return known


def moving(*steps: str, to: str) -> Callable[[Ward], Wish]:
    def prepare(ward: Ward) -> Wish:
        code = dossier_after(ward, *steps).code
        return "advanceDossier", {"dossier": code, "to": to, "version": version(ward, code)}

    return prepare


def extending(
    *steps: str, to: str = LATER, days: int = 0, once: bool = False, apology: str = "Xin lỗi."
) -> Callable[[Ward], Wish]:
    def prepare(ward: Ward) -> Wish:
        code = dossier_after(ward, *steps, days=days).code
        wish = {"dossier": code, "newDueOn": to, "apology": apology}
        if once:
            first = {**wish, "version": version(ward, code), "newDueOn": LATER}
            token = ward.clerk(RESIDENCE_COUNTER)
            assert ward.do("extendDossier", token=token, **first)["__typename"] == "DossierExtended"
        return "extendDossier", {**wish, "version": version(ward, code)}

    return prepare


def assigning(*steps: str, **more: Any) -> Callable[[Ward], Wish]:
    def prepare(ward: Ward) -> Wish:
        code = dossier_after(ward, *steps).code
        wish = {"clerk": "an", "clerkName": "An", "reason": "Nghỉ phép.", **more}
        return "assignDossier", {"dossier": code, "version": version(ward, code), **wish}

    return prepare


def unknown(mutation: str, code: str, **more: Any) -> Callable[[Ward], Wish]:
    return lambda ward: (mutation, {"dossier": code, "version": 1, **more})


def receiving(*, is_served: bool, **more: Any) -> Callable[[Ward], Wish]:
    def prepare(ward: Ward) -> Wish:
        token = ward.clerk(RESIDENCE_COUNTER)
        if is_served:
            ward.take(RESIDENCE)
        for act in ("openCounter", *(("callNext", "startService") if is_served else ())):
            ward.do(act, token=token, counter=RESIDENCE_COUNTER)
        wish = {"documents": [{"name": "Tờ khai", "state": "ORIGINAL"}], **more}
        return "receiveDossier", {"counter": RESIDENCE_COUNTER, **wish}

    return prepare


def changing(**change: Any) -> Callable[[Ward], Wish]:
    wish = {"version": 0, "reason": "Đổi lịch làm việc", "affected": "", "acts": []}
    return lambda _: ("changeOffice", {**wish, "change": change})


def shifts(*hours: tuple[str, str]) -> list[dict[str, str]]:
    return [{"opensAt": opens, "closesAt": closes} for opens, closes in hours]
