"""What every refusal has, and the one of an input nobody can work with."""

import strawberry

from api.usecases import outcomes as found
from schema.messages import Language, say


@strawberry.interface(
    description="An expected refusal. `message` says what happened and what to do, for people."
)
class Outcome:
    message: str


@strawberry.type
class InputIsInvalid(Outcome):
    field: str = strawberry.field(description="The input field to mend.")


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.InputIsInvalid(field, problem):
            return InputIsInvalid(message=say(f"invalid.{problem}", language), field=field)
        case _:
            return None
