"""A use case's refusal becomes its type, told in the person's language."""

from typing import Any

from schema.context import Info
from schema.messages import say
from schema.outcomes import appointments, counters, dossiers, files, leases, offices, outcome, tickets
from schema.outcomes.outcome import Outcome

_PLAIN: dict[type, type[Outcome]] = {
    **offices.PLAIN,
    **appointments.PLAIN,
    **tickets.PLAIN,
    **counters.PLAIN,
    **leases.PLAIN,
    **dossiers.PLAIN,
    **files.PLAIN,
}
_NOUNS = (outcome, offices, appointments, tickets, counters, leases, dossiers, files)


def refusal(info: Info, refused: object) -> Any:
    """The refusal a use case returned, as its type. Raises `TypeError` for one nobody has put into words."""
    language = info.context.language
    plain = _PLAIN.get(type(refused))
    if plain is not None:
        return plain(message=say(plain.__name__, language))
    for noun in _NOUNS:
        told = noun.in_words(refused, language)
        if told is not None:
            return told
    raise TypeError(f"{type(refused).__name__} has no words")
