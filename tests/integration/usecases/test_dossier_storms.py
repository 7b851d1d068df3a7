"""Dossier clerks in a storm, in short (`make torture` is the long form), and storms that must not pass."""

from dataclasses import replace
from typing import Any

import pytest

from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.test_torture import (
    MANY_LOST_ANSWERS,
    SEEDS_TO_FIND_OUT,
    without_conditions,
    without_memory,
)
from tests.load.torture import ward
from tests.load.torture.dossier_storm import play_dossiers
from tests.load.torture.storm import RunningClock

ACTS_EACH = 12


@pytest.fixture
def stormy_day(day: OfficeDay) -> OfficeDay:
    clock: Any = RunningClock()
    return replace(day, services=replace(day.services, clock=clock), clock=clock)


@pytest.mark.parametrize("seed", [1, 2])
def test_dossiers_in_a_storm_have_one_history(stormy_day: OfficeDay, seed: int) -> None:
    storm = play_dossiers(stormy_day, seed=seed, acts_each=ACTS_EACH)
    assert not storm.problems, "\n".join(storm.problems)
    assert storm.figures["answers"].keys() >= {"DossierHasMoved", "DossierAdvanced", "DossierAssigned"}
    assert set(storm.faults.injected) >= {"throttled", "dropped_before", "dropped_after", "duplicated"}


@pytest.mark.parametrize(
    "tamper", [without_memory, without_conditions("DOSSIER#")], ids=["forgets keys", "overwrites dossiers"]
)
@pytest.mark.usefixtures("day")
def test_store_that_breaks_its_word_about_dossiers_is_found_out(tamper: Any) -> None:
    """That two meet where it matters is luck: one storm of a few shows it."""
    assert any(
        play_dossiers(
            ward.quiet_day(), seed=seed, acts_each=3 * ACTS_EACH, shares=MANY_LOST_ANSWERS, tamper=tamper
        ).problems
        for seed in SEEDS_TO_FIND_OUT
    )
