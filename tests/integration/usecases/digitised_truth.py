"""What must hold of every digitised copy that an office remembers."""

from collections.abc import Iterable

from api.domain.digitised_copies import DigitisedCopy
from api.storage import keys
from api.storage.codec import decode
from api.storage.digitised_copies import DigitisedCopyItem
from api.storage.dossiers import load_dossier


def assert_copies_are_those_of_dossiers(items: Iterable[DigitisedCopyItem]) -> None:
    for item in items:
        copy = decode(DigitisedCopy, item.body)
        dossier = load_dossier(copy.dossier_code)
        assert dossier is not None
        assert item.pk.startswith(keys.digitised_copies(office_id=dossier.office_id, digest=""))
        handed_in = [*dossier.documents, *(each for move in dossier.moves for each in move.documents)]
        assert copy.document in {each.name for each in handed_in if each.is_digitised}
