"""The command that counts anew: the same figures, or it says that they were not and puts them right."""

import pytest

from api.local.rebuild_statistics import main
from api.storage.statistics import FiguresItem
from tests.integration.schema.test_dossier_work import handed_in
from tests.integration.usecases.truth import items_of
from tests.integration.ward import Ward

EXTRACT = "2.000635"


def test_figures_are_the_same_counted_anew(ward: Ward, capsys: pytest.CaptureFixture[str]) -> None:
    handed_in(ward, EXTRACT, counter=3)
    assert main(["--office", ward.office]) == 0
    assert "1 dossiers." in capsys.readouterr().out
    for item in items_of(FiguresItem):
        item.delete()
    assert main(["--office", ward.office]) == 1
    assert "They were not the same; now they are right." in capsys.readouterr().out
    assert main(["--office", ward.office]) == 0


def test_office_that_is_not_there_is_refused(ward: Ward, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--office", "nowhere"]) == 2
    assert "nothing was counted" in capsys.readouterr().err
