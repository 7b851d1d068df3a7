"""A file cannot be named by a dossier: refusals as types."""

import strawberry

from api.usecases import outcomes as found
from schema.file_kinds import FileKind
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type(
    description="Nothing lies at the upload's place, or something else does: send the file again."
)
class FileHasNotArrived(Outcome):
    pass


@strawberry.type(description="The file's first bytes are not those of its kind.")
class FileIsOfAnotherKind(Outcome):
    kind: FileKind


PLAIN: dict[type, type[Outcome]] = {found.FileHasNotArrived: FileHasNotArrived}


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.FileIsOfAnotherKind(kind):
            message = say("FileIsOfAnotherKind", language, kind=kind.value)
            return FileIsOfAnotherKind(message=message, kind=kind)
        case _:
            return None
