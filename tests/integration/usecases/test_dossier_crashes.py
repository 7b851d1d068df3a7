"""A process dies between any two writes of any mutation of a dossier: afterwards everything agrees."""

from dataclasses import replace
from functools import partial

import pytest

from api.storage.transactions import Write, transact
from api.usecases import statistics
from api.usecases.dossiers import changing
from api.usecases.statistics.rebuilding import rebuild
from tests.integration.storage.death import ProcessDied, deaths, dying_process
from tests.integration.storage.faults import watched_store
from tests.integration.storage.snapshots import Snapshot, go_back_to, snapshot
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.dossier_mutations import MUTATIONS, DossierMutation
from tests.integration.usecases.dossier_truth import (
    PrinterWithMemory,
    assert_dossiers_tell_one_story,
    assert_figures_come_out,
    papers_of,
    restarted,
)
from tests.integration.usecases.office_day import BIRTH, EXTRACT, OfficeDay, send_until_answered
from tests.integration.usecases.truth import assert_figures_are_those_of_dossiers

KEY = "one-intention-cut-off-by-a-death"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_process_that_dies_at_any_call_leaves_one_story(day: OfficeDay, mutation: DossierMutation) -> None:
    die_everywhere(day, mutation)


def test_move_that_is_written_in_parts_is_found_out(day: OfficeDay, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_by_one(*writes: Write) -> None:
        for write in writes:
            transact(write)

    (hand_off,) = (each for each in MUTATIONS if each.name == "advanceDossier to another unit")
    monkeypatch.setattr(changing, "transact", one_by_one)
    with pytest.raises(AssertionError):
        die_everywhere(day, hand_off)


def die_everywhere(day: OfficeDay, mutation: DossierMutation) -> None:
    """At each call in turn; then judge what is left, and send the same key again to a new process."""
    ask = mutation.prepare(day)
    day.services = replace(day.services, paper_printer=PrinterWithMemory(day.services.paper_printer))
    before, papers_before = snapshot(), papers_of(day)
    day.services = restarted(day)
    with watched_store() as calls:
        answer = ask(KEY)
    assert type(answer).__name__ == mutation.fulfilled
    done, papers_done = snapshot(), papers_of(day)
    assert done != before
    judged: list[Snapshot] = []
    for position, was_done in deaths(calls.operations):
        where = f"{calls.operations[position]} at {position}, {was_done=}"
        go_back_to(before)
        day.services = restarted(day)
        with dying_process(position, was_done=was_done), pytest.raises(ProcessDied):
            ask(KEY)
        left = snapshot()
        if left in judged:  # the same table, of which everything was said
            continue
        judged.append(left)
        day.services = restarted(day)
        assert_dossiers_tell_one_story(day)
        for code, printed in papers_of(day).items():
            assert printed in (papers_before.get(code), papers_done[code]), where
        assert_figures_come_out(day)
        go_back_to(left)
        again = send_until_answered(partial(ask, KEY))
        assert type(again).__name__ == mutation.fulfilled, where
        assert snapshot() == done, where
        assert_dossiers_tell_one_story(day)
    assert before in judged
    assert done in judged


@pytest.mark.parametrize("anew", [False, True], ids=["counting", "counting anew"])
def test_process_that_dies_while_it_counts_counts_nothing_twice(day: OfficeDay, anew: bool) -> None:
    """Two dossiers are counted already and move on; two are new."""
    codes = [received(day, EXTRACT, counter=3).dossier.code for _ in range(2)]
    while statistics.count_waiting(office_id=day.office.id):
        pass
    day.clock.move(days=2)
    for code in codes:
        moved(day, code, "LOOK_UP", "RETURNED")
    for procedure in (BIRTH, EXTRACT):
        received(day, procedure, counter=3)
    count = partial(rebuild if anew else statistics.count_waiting, office_id=day.office.id)
    before = snapshot()
    with watched_store() as calls:
        count()
    figures = assert_figures_come_out(day)
    judged: list[Snapshot] = []
    for position, was_done in deaths(calls.operations):
        go_back_to(before)
        with dying_process(position, was_done=was_done), pytest.raises(ProcessDied):
            count()
        left = snapshot()
        if left in judged:
            continue
        judged.append(left)
        assert_figures_are_those_of_dossiers()
        assert assert_figures_come_out(day) == figures, f"{calls.operations[position]} at {position}"
