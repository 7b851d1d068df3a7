"""How the ward comes to where a mutation of a dossier can be asked, and how it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from api.domain.dossiers import DocumentReceipt, DocumentState, SupplementEnd
from api.domain.offices.changes import OfficeChange
from api.domain.offices.day_modes import DayMode, DayPlan
from api.domain.staff import StaffMember
from api.storage.dossiers import load_dossier
from api.usecases import dossiers
from tests.integration.usecases.dossier_acts import moved, posted, received, supplied, with_procedure
from tests.integration.usecases.mail import ADDRESS
from tests.integration.usecases.office_day import BIRTH, EXTRACT, PERMIT, RESIDENCE, OfficeDay, share_permits
from tests.integration.usecases.sent_in_acts import receive_sent_in, registered
from tests.integration.usecases.wishes import notices as notice_wishes

Ask = Callable[[str], Any]
COUNTER = {BIRTH: 3, EXTRACT: 3, PERMIT: 5, RESIDENCE: 6}


@dataclass(frozen=True)
class Given:
    """A dossier that was handed in and went through some steps; `terms` are the office's for its procedure.

    With `expert`, the moves from the second on are made by the clerk of the unit that decides.
    """

    procedure: str
    steps: tuple[str, ...] = ()
    terms: Mapping[str, Any] = field(default_factory=dict)
    is_shared: bool = False

    def prepare(self, day: OfficeDay) -> tuple[str, StaffMember]:
        """Its code, and a clerk of the unit that has it now."""
        clerk, expert = day.clerk(3), share_permits(day) if self.is_shared else None
        if self.terms:
            with_procedure(day, self.procedure, **self.terms)
        code = received(day, self.procedure, counter=COUNTER[self.procedure]).dossier.code
        for step in self.steps:
            moved(day, code, step, staff=holder(code, clerk, expert))
        return code, holder(code, clerk, expert)


def holder(code: str, clerk: StaffMember, expert: StaffMember | None) -> StaffMember:
    dossier = load_dossier(code)
    assert dossier is not None
    return expert if expert and dossier.holder_office_id == expert.office_id else clerk


def version_of(code: str) -> int:
    dossier = load_dossier(code)
    assert dossier is not None
    return dossier.version


def receiving(
    procedure: str,
    *,
    lacks_one: bool = False,
    is_shared: bool = False,
    asked: Mapping[str, Any] | None = None,
    **terms: Any,
) -> Callable[[OfficeDay], Ask]:
    """Somebody is served at the counter and hands her dossier in; `asked` is what is entered besides."""

    def prepare(day: OfficeDay) -> Ask:
        if is_shared:
            share_permits(day)
        if terms:
            with_procedure(day, procedure, **terms)
        counter = COUNTER[procedure]
        day.clerks[counter] = day.clerk(3)
        day.take(procedure, name="Trần Thị Minh Demo")
        for verb in ("open_counter", "call_next", "start_service"):
            day.at_counter(verb, counter)
        state = DocumentState.MISSING if lacks_one else DocumentState.ORIGINAL
        entered: dict[str, Any] = {
            "documents": (DocumentReceipt(name="Bản vẽ", state=state),),
            "note": None,
            **(asked or {}),
        }
        return lambda key: dossiers.receive_dossier(
            day.services, staff=day.clerk(counter), number=counter, idempotency_key=key, **entered
        )

    return prepare


def registering(
    procedure: str = BIRTH, *, is_shared: bool = False, **asked: Any
) -> Callable[[OfficeDay], Ask]:
    """Somebody has sent her dossier in."""

    def prepare(day: OfficeDay) -> Ask:
        if is_shared:
            share_permits(day)
        return lambda key: registered(day, procedure, key=key, **asked)

    return prepare


def receiving_sent_in(
    *papers: DocumentReceipt, citizen: str | None = None, **terms: Any
) -> Callable[[OfficeDay], Ask]:
    """What was sent in lies there for an hour."""

    def prepare(day: OfficeDay) -> Ask:
        if terms:
            with_procedure(day, BIRTH, **terms)
        code = registered(day, email=ADDRESS).dossier.code
        day.clock.move(hours=1)
        return lambda key: receive_sent_in(day, code, *papers, key=key, citizen=citizen)

    return prepare


def after_registering(act: Callable[[OfficeDay, str, str], Any], *steps: str) -> Callable[[OfficeDay], Ask]:
    """`act` is given the dossier's code and the key."""

    def prepare(day: OfficeDay) -> Ask:
        code = registered(day, lacks_one=True).dossier.code
        if steps:
            moved(day, code, *steps)
        day.clock.move(minutes=5)
        return lambda key: act(day, code, key)

    return prepare


def moving(given: Given, to: str, *, reason: str | None = None) -> Callable[[OfficeDay], Ask]:
    def prepare(day: OfficeDay) -> Ask:
        code, staff = given.prepare(day)
        version = version_of(code)
        day.clock.move(minutes=5)
        return lambda key: day.advance(code, to=to, version=version, key=key, reason=reason, staff=staff)

    return prepare


def supplying(
    *papers: DocumentReceipt, end: SupplementEnd = SupplementEnd.GOES_ON, is_shared: bool = False, **more: Any
) -> Callable[[OfficeDay], Ask]:
    """A paper was missing at the intake, or was asked for by the unit that decides."""

    def prepare(day: OfficeDay) -> Ask:
        if is_shared:
            code, _ = after(SHARED, "SENT", "SUPPLEMENT").prepare(day)
        else:
            code = received(day, BIRTH, counter=3, lacks_one=True).dossier.code
        version = version_of(code)
        day.clock.move(minutes=5)
        return lambda key: supplied(day, code, *papers, version=version, end=end, key=key, **more)

    return prepare


def asking_for_papers(day: OfficeDay) -> Ask:
    code, _ = Given(BIRTH, ("APPRAISAL",)).prepare(day)
    day.clock.move(minutes=5)
    return lambda key: dossiers.advance_dossier(
        day.services,
        staff=day.clerk(3),
        code=code,
        to="SUPPLEMENT",
        version=2,
        note="Mờ, cần bản rõ.",
        wanted=("Bản vẽ", "Ảnh 3×4"),
        idempotency_key=key,
    )


def giving(
    how: Callable[..., Any], *, is_posted: bool = False, given: Given | None = None
) -> Callable[[OfficeDay], Ask]:
    """The result is ready, or with the post already."""
    ready = given or Given(BIRTH, ("APPRAISAL", "APPROVAL", "COMPLETED"))

    def prepare(day: OfficeDay) -> Ask:
        code, _ = ready.prepare(day)
        if is_posted:
            posted(day, code, version=version_of(code))
        version = version_of(code)
        return lambda key: how(day, code, version=version, key=key)

    return prepare


def assigning(given: Given, *, until: date | None = None) -> Callable[[OfficeDay], Ask]:
    def prepare(day: OfficeDay) -> Ask:
        code, staff = given.prepare(day)
        version = version_of(code)
        return lambda key: dossiers.assign_dossier(
            day.services,
            staff=staff,
            code=code,
            version=version,
            clerk_id="an",
            clerk_name="An",
            until=until,
            reason="Nghỉ phép.",
            idempotency_key=key,
        )

    return prepare


def extending(given: Given) -> Callable[[OfficeDay], Ask]:
    def prepare(day: OfficeDay) -> Ask:
        code, _ = given.prepare(day)
        version = version_of(code)
        return lambda key: day.extend(code, to=date(2026, 12, 8), version=version, key=key)

    return prepare


def announcing_papers_wanted(day: OfficeDay) -> Ask:
    code = notice_wishes.with_letters(day)
    return lambda key: day.advance(code, to="SUPPLEMENT", version=1, key=key)


def changing_the_address(day: OfficeDay) -> Ask:
    code = notice_wishes.with_letters(day)
    return lambda key: notice_wishes.change_email(day, code, email="khac@example.vn", key=key)


def closing_a_day(day: OfficeDay) -> Ask:
    """Two dossiers wait for dates that move, one that does not, when the office closes two days."""
    for given in (Given(RESIDENCE), Given(RESIDENCE), Given(PERMIT, ("SENT",), is_shared=True)):
        given.prepare(day)
    days = tuple(
        DayPlan(on=date(2026, 11, on), mode=DayMode.HOLIDAY, name_vi="Nghỉ bão", name_en="Storm")
        for on in (25, 26)
    )
    change = OfficeChange(days=days)
    seen = day.preview(change)
    return lambda key: day.change(change, seen=seen, key=key)


LETTERS = {"email": ADDRESS}
SHARED = Given(PERMIT, is_shared=True)
EXTRACTED: Mapping[str, Any] = {"workflow": "archive-extract"}
ROUND: Mapping[str, Any] = {"workflow": "recruitment"}


def after(given: Given, *steps: str) -> Given:
    return replace(given, steps=(*given.steps, *steps))
