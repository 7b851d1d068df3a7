"""Who a booking is for: name and phone as they are kept, and her number as a digest."""

from dataclasses import dataclass

from api.domain.citizen_numbers import NumberProblem, citizen_digest, read_citizen_number
from api.domain.people import parse_name, parse_phone
from api.usecases.outcomes import InputIsInvalid
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    phone: str
    citizen_digest: str | None

    @property
    def request(self) -> dict[str, object]:
        """What of her a wish remembers: of her number no more than its keyed digest."""
        asked: dict[str, object] = {"name": self.name, "phone": self.phone}
        return {**asked, "citizen": self.citizen_digest} if self.citizen_digest else asked


def known_person(
    services: Services, *, name: str, phone: str, citizen: str | None, needs_citizen: bool
) -> Person | InputIsInvalid:
    """`citizen` is the text she typed or her card's; empty is none."""
    known_name, known_phone = parse_name(name), parse_phone(phone)
    if known_name is None:
        return InputIsInvalid(field="name", problem="name")
    if known_phone is None:
        return InputIsInvalid(field="phone", problem="phone")
    if citizen is None or not citizen.strip():
        if needs_citizen:
            return InputIsInvalid(field="citizen", problem="citizen_needed")
        return Person(known_name, known_phone, None)
    number = read_citizen_number(citizen)
    if isinstance(number, NumberProblem):
        return InputIsInvalid(field="citizen", problem=number.value)
    return Person(known_name, known_phone, citizen_digest(secret=services.code_secret, number=number))
