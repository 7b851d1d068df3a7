"""The packaged artefact draws papers with what it carries, and nothing of this machine."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.artefact

DRAW = """
import sys
sys.path[:0] = [sys.argv[1]]
sys.path[1:] = [path for path in sys.path[1:] if "site-packages" not in path]
from datetime import UTC, date, datetime
from api.adapters.papers import draw_pdf
from api.domain.calendar import WorkingCalendar
from api.domain.offices import Office
from api.domain.papers import RegisterEntry, register
now, on = datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23)
unit = ("Trung tâm", "Centre", "Đường Demo", "H17.45")
office = Office("demo", "Phường Demo", *unit, WorkingCalendar(()), (), ())
entry = RegisterEntry("H17.45-261123-0001", "Đăng ký", "Demo", None, "UBND", now, now, None, None)
drawn = draw_pdf(register(office=office, entries=[entry], since=on, until=on, issued_on=on), made_at=now)
sys.stdout.buffer.write(drawn)
"""


def test_artefact_draws_a_paper_by_itself(artefact_tree: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", DRAW, artefact_tree], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.startswith(b"%PDF-")
    assert done.stderr == b""
