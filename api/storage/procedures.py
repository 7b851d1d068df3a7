"""Procedures of an office: each one whole, and a light index that searches read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.procedures import Procedure
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Put, Update, is_new


class ProcedureItem(Base, discriminator="procedure"):
    body = UnicodeAttribute()
    version = IntegerAttribute(default=0)


class ProcedureIndexItem(Base, discriminator="procedure-in-index"):
    name = UnicodeAttribute(null=True)
    name_en = UnicodeAttribute(null=True)
    sector = UnicodeAttribute(null=True)
    workflow = UnicodeAttribute(null=True)
    uses = IntegerAttribute(default=0)


@dataclass(frozen=True, slots=True)
class IndexedProcedure:
    """What a search needs of a procedure; `uses` counts the visits it was the reason of.

    `workflow` is None for what was written before workflows stood in the index.
    """

    code: str
    name: str
    name_en: str | None
    sector: str
    uses: int
    workflow: str | None = None


def save_procedures(
    *,
    office_id: str,
    procedures: Sequence[Procedure],
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Write procedures and their index entries; doing it again changes nothing, and uses are kept."""
    with ProcedureItem.batch_write() as batch:
        for procedure in procedures:
            batch.save(_item(office_id, procedure))
    for done, procedure in enumerate(procedures, start=1):
        _save_index(office_id, procedure)
        progress(done)


def load_procedure(*, office_id: str, code: str) -> Procedure | None:
    try:
        return decode(Procedure, ProcedureItem.get(keys.procedures(office_id), code).body)
    except DoesNotExist:
        return None


def load_procedure_now(*, office_id: str, code: str) -> Procedure | None:
    """The procedure as it stands at this moment, for whoever is about to change its terms."""
    try:
        item = ProcedureItem.get(keys.procedures(office_id), code, consistent_read=True)
    except DoesNotExist:
        return None
    return decode(Procedure, item.body)


def change_terms(*, office_id: str, procedure: Procedure, was: int) -> list[Put | Update]:
    """Write the procedure on its new terms; fails when they are no longer of version `was`."""
    unchanged = ProcedureItem.version == was
    if was == 0:
        unchanged |= ProcedureItem.version.does_not_exist()
    index = ProcedureIndexItem(keys.procedure_index(office_id), procedure.code)
    return [
        Put("procedure", _item(office_id, procedure), ~is_new() & unchanged),
        Update("procedure-index", index, [ProcedureIndexItem.workflow.set(procedure.workflow)]),
    ]


def load_procedures(*, office_id: str, codes: Sequence[str]) -> dict[str, Procedure]:
    """Several at once, by code; unknown codes are absent. At most 100 codes."""
    wanted = [(keys.procedures(office_id), code) for code in codes]
    return {item.sk: decode(Procedure, item.body) for item in ProcedureItem.batch_get(wanted)}


def load_index(office_id: str) -> tuple[IndexedProcedure, ...]:
    """Every procedure of the office, light: about 0.1 request units for each ten of them."""
    return tuple(
        IndexedProcedure(
            code=item.sk,
            name=item.name,
            name_en=item.name_en,
            sector=item.sector,
            uses=item.uses,
            workflow=item.workflow,
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


def _item(office_id: str, procedure: Procedure) -> ProcedureItem:
    return ProcedureItem(
        keys.procedures(office_id), procedure.code, body=encode(procedure), version=procedure.terms_version
    )


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
            ProcedureIndexItem.workflow.set(procedure.workflow),
            ProcedureIndexItem.uses.add(0),
        ]
    )
