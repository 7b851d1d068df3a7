"""The wishes about a dossier: received, moved on, assigned, extended, handed to another unit."""

from datetime import date
from typing import Any

from api.domain.dossiers import DocumentReceipt, SupplementEnd
from tests.integration.usecases.dossier_acts import CITIZEN, digitised, supplied
from tests.integration.usecases.mail import ADDRESS
from tests.integration.usecases.office_day import PERMIT, RESIDENCE, OfficeDay, share_permits
from tests.integration.usecases.sent_in_acts import receive_sent_in, registered
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import serve


def _receive(day: OfficeDay) -> Asked:
    serve(day)
    return Asked(lambda key: day.receive(3, key=key), lambda key: day.receive(3, key=key, note="Thiếu ảnh"))


def _receive_digitised(day: OfficeDay) -> Asked:
    """Two papers are digitised for a person whose card was read."""
    serve(day)
    papers = [digitised("Tờ khai"), digitised("Giấy chứng sinh")]
    return Asked(
        lambda key: day.receive(3, key=key, documents=papers, citizen=CITIZEN),
        lambda key: day.receive(3, key=key, documents=papers[:1], citizen=CITIZEN),
    )


def _register(day: OfficeDay) -> Asked:
    at_portal = {"portal_code": "000.00.17.H17-261123-0009", "email": ADDRESS}
    return Asked(
        lambda key: registered(day, key=key, **at_portal),
        lambda key: registered(day, key=key, **at_portal, name="Lê Văn Khác"),
    )


def _receive_registered(day: OfficeDay) -> Asked:
    code = registered(day, lacks_one=True).dossier.code
    return Asked(
        lambda key: receive_sent_in(day, code, digitised("Tờ khai"), key=key, citizen=CITIZEN),
        lambda key: receive_sent_in(day, code, digitised("Tờ khai"), key=key),
    )


def _advance(day: OfficeDay) -> Asked:
    serve(day)
    code = day.receive(3).dossier.code
    return Asked(
        lambda key: day.advance(code, key=key),
        lambda key: day.advance(code, to="SUPPLEMENT", key=key),
    )


def _supply(day: OfficeDay) -> Asked:
    """She brings one of two papers, digitised with her card read, and is awaited with the other."""
    serve(day)
    code = day.receive(3).dossier.code
    day.advance(code, to="SUPPLEMENT")

    def bring(key: str, *documents: DocumentReceipt) -> Any:
        end = SupplementEnd.STILL_WAITS
        return supplied(day, code, *documents, version=2, end=end, key=key, citizen=CITIZEN)

    return Asked(
        lambda key: bring(key, digitised("Tờ khai")),
        lambda key: bring(key, digitised("Tờ khai"), digitised("Giấy chứng sinh")),
    )


def _assign(day: OfficeDay) -> Asked:
    serve(day)
    code = day.receive(3).dossier.code
    return Asked(lambda key: day.assign(code, key=key), lambda key: day.assign(code, to="clerk-5", key=key))


def _extend(day: OfficeDay) -> Asked:
    day.clerks[6] = day.clerk(3)
    serve(day, RESIDENCE, number=6)
    code = day.receive(6).dossier.code
    return Asked(
        lambda key: day.extend(code, to=date(2026, 12, 8), key=key),
        lambda key: day.extend(code, to=date(2026, 12, 9), key=key),
    )


def _hand_off(day: OfficeDay) -> Asked:
    share_permits(day)
    serve(day, PERMIT, number=5)
    code = day.receive(5).dossier.code
    return Asked(
        lambda key: day.advance(code, to="SENT", key=key),
        lambda key: day.advance(code, to="SUPPLEMENT", key=key),
    )


DOSSIERS = (
    Wish("receiveDossier", "DossierReceived", _receive),
    Wish("receiveDossier with digitised papers", "DossierReceived", _receive_digitised),
    Wish("registerDossier", "DossierRegistered", _register),
    Wish("receiveRegistered", "DossierReceived", _receive_registered),
    Wish("advanceDossier", "DossierAdvanced", _advance),
    Wish("advanceDossier to another unit", "DossierAdvanced", _hand_off),
    Wish("receiveSupplement", "SupplementReceived", _supply),
    Wish("assignDossier", "DossierAssigned", _assign),
    Wish("extendDossier", "DossierExtended", _extend),
)
