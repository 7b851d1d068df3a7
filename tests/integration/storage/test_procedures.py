"""Procedures: saved as often as one likes, counted as they are used, loaded whole or light."""

from dataclasses import replace

from api.local.demo.procedures import load_demo_procedures
from api.storage.procedures import (
    count_use,
    load_index,
    load_procedure,
    load_procedures,
    save_procedures,
)
from api.storage.transactions import transact

OFFICE = "lien-chieu"
PROCEDURES = load_demo_procedures()


def test_every_saved_procedure_is_loaded_whole() -> None:
    save_procedures(office_id=OFFICE, procedures=PROCEDURES)
    for procedure in PROCEDURES:
        assert load_procedure(office_id=OFFICE, code=procedure.code) == procedure
    assert load_procedures(office_id=OFFICE, codes=[procedure.code for procedure in PROCEDURES]) == {
        procedure.code: procedure for procedure in PROCEDURES
    }


def test_index_tells_of_each_what_a_search_needs() -> None:
    save_procedures(office_id=OFFICE, procedures=PROCEDURES)
    assert {(entry.code, entry.name, entry.name_en, entry.sector) for entry in load_index(OFFICE)} == {
        (procedure.code, procedure.name, procedure.name_en, procedure.sector) for procedure in PROCEDURES
    }


def test_saving_again_keeps_the_uses_and_takes_the_new_name() -> None:
    first = PROCEDURES[0]
    save_procedures(office_id=OFFICE, procedures=[first])
    for _ in range(3):
        transact(count_use(office_id=OFFICE, code=first.code))
    save_procedures(office_id=OFFICE, procedures=[replace(first, name="Tên mới", name_en=None)])
    (entry,) = load_index(OFFICE)
    assert (entry.name, entry.name_en, entry.uses) == ("Tên mới", None, 3)


def test_use_of_a_procedure_that_left_the_catalogue_is_not_listed() -> None:
    transact(count_use(office_id=OFFICE, code="1.000001"))
    assert load_index(OFFICE) == ()


def test_offices_have_catalogues_of_their_own() -> None:
    save_procedures(office_id=OFFICE, procedures=PROCEDURES[:1])
    assert load_procedure(office_id="hai-van", code=PROCEDURES[0].code) is None
    assert load_procedures(office_id="hai-van", codes=[PROCEDURES[0].code]) == {}
    assert load_index("hai-van") == ()


def test_progress_is_told_procedure_by_procedure() -> None:
    told: list[int] = []
    save_procedures(office_id=OFFICE, procedures=PROCEDURES[:3], progress=told.append)
    assert told == [1, 2, 3]
