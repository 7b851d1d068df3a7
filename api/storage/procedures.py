"""Procedures of an office: each one whole, and a light index that searches read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.procedures import Procedure
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Update


class ProcedureItem(Base, discriminator="procedure"):
    body = UnicodeAttribute()


class ProcedureIndexItem(Base, discriminator="procedure-in-index"):
    name = UnicodeAttribute(null=True)
    name_en = UnicodeAttribute(null=True)
    sector = UnicodeAttribute(null=True)
    uses = IntegerAttribute(default=0)


@dataclass(frozen=True, slots=True)
class IndexedProcedure:
    """What a search needs of a procedure; `uses` counts the visits it was the reason of."""

    code: str
    name: str
    name_en: str | None
    sector: str
    uses: int


def save_procedures(
    *,
    office_id: str,
    procedures: Sequence[Procedure],
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Write procedures and their index entries; doing it again changes nothing, and uses are kept."""
    with ProcedureItem.batch_write() as batch:
        for procedure in procedures:
            batch.save(ProcedureItem(keys.procedures(office_id), procedure.code, body=encode(procedure)))
    for done, procedure in enumerate(procedures, start=1):
        _save_index(office_id, procedure)
        progress(done)


def load_procedure(*, office_id: str, code: str) -> Procedure | None:
    try:
        return decode(Procedure, ProcedureItem.get(keys.procedures(office_id), code).body)
    except DoesNotExist:
        return None


def load_procedures(*, office_id: str, codes: Sequence[str]) -> dict[str, Procedure]:
    """Several at once, by code; unknown codes are absent. At most 100 codes."""
    wanted = [(keys.procedures(office_id), code) for code in codes]
    return {item.sk: decode(Procedure, item.body) for item in ProcedureItem.batch_get(wanted)}


def load_index(office_id: str) -> tuple[IndexedProcedure, ...]:
    """Every procedure of the office, light: about 0.1 request units for each ten of them."""
    return tuple(
        IndexedProcedure(
            code=item.sk, name=item.name, name_en=item.name_en, sector=item.sector, uses=item.uses
        )
        for item in ProcedureIndexItem.query(keys.procedure_index(office_id))
        if item.name is not None  # a count for a procedure that has since left the catalogue
    )


def count_use(*, office_id: str, code: str) -> Update:
    """One more finished visit for this procedure, so that "most used here" is measured."""
    item = ProcedureIndexItem(keys.procedure_index(office_id), code)
    return Update(
        "uses", item, [ProcedureIndexItem.kind.set(ProcedureIndexItem), ProcedureIndexItem.uses.add(1)]
    )


def uncount_use(*, office_id: str, code: str) -> Update:
    """One finished visit less: its end was undone."""
    item = ProcedureIndexItem(keys.procedure_index(office_id), code)
    return Update("uses", item, [ProcedureIndexItem.uses.add(-1)])


def _save_index(office_id: str, procedure: Procedure) -> None:
    item = ProcedureIndexItem(keys.procedure_index(office_id), procedure.code)
    item.update(
        [
            ProcedureIndexItem.kind.set(ProcedureIndexItem),
            ProcedureIndexItem.name.set(procedure.name),
            ProcedureIndexItem.name_en.set(procedure.name_en)
            if procedure.name_en
            else ProcedureIndexItem.name_en.remove(),
            ProcedureIndexItem.sector.set(procedure.sector),
            ProcedureIndexItem.uses.add(0),
        ]
    )
