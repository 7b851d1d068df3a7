"""The command that puts waiting dossiers apart: it says how many, or that there is no such office."""

import pytest

from api.local.set_awaiting_apart import main
from tests.integration.schema.test_dossier_work import RESIDENCE, handed_in
from tests.integration.ward import Ward


def test_it_tells_how_many_wait(ward: Ward, capsys: pytest.CaptureFixture[str]) -> None:
    code = handed_in(ward, RESIDENCE, counter=6).code
    assert main(["--office", ward.office]) == 0
    assert "0 dossiers wait" in capsys.readouterr().out
    ward.do(
        "advanceDossier",
        token=ward.clerk(6),
        dossier=code,
        version=1,
        to="SUPPLEMENT",
        note="Thiếu giấy tờ chỗ ở.",
    )
    assert main(["--office", ward.office]) == 0
    assert "1 dossiers wait" in capsys.readouterr().out


def test_office_that_is_not_there_is_refused(ward: Ward, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--office", "nowhere"]) == 2
    assert "nothing was written" in capsys.readouterr().err
