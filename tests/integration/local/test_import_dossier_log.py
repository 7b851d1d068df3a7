"""A log of dossiers played through the engine: every event lands, dates decide as in the file."""

import csv
import io
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from api.domain.staff import StaffMember, StaffRole
from api.local.dossier_log import COLUMNS
from api.local.import_dossier_log import main
from api.storage.dossiers import load_dossiers
from api.storage.register import registered
from api.usecases.statistics import Report, ReportBy, digest_of, rebuild, see_report
from tests.integration.storage.snapshots import snapshot
from tests.integration.usecases.truth import assert_figures_are_those_of_dossiers
from tests.integration.ward import Ward

VIETNAM = timezone(timedelta(hours=7))
CASES = (  # name, channel, received, due, ended, events at
    ("a", "Internet", "2011-03-01T09:00", "2011-03-10T17:00", "2011-03-09T10:00", ("2011-03-02T08:00",)),
    ("b", "Desk", "2011-03-01T09:30", "2011-03-10T17:00", "2011-03-10T18:59", ("2011-03-01T09:00", "2011-03-20T08:00")),  # noqa: E501
    ("c", "Post", "2011-03-02T09:00", "2011-03-10T17:00", "2011-03-11T00:30", ("2011-03-05T08:00",)),
    ("d", "e-mail", "2011-03-02T10:00", "2011-03-10T17:00", "", ("2011-03-05T08:00",)),
    ("e", "Intern", "2011-03-02T11:00", "2011-12-30T17:00", "", ("2011-03-05T08:00", "2011-03-06T08:00")),
)  # fmt: skip


def write_log(path: Path, *, without: str = "", changed: dict[str, str] | None = None) -> Path:
    columns = [column for column in COLUMNS if column != without]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    for name, channel, received, due, ended, events in CASES:
        for event in events:
            row = {
                "case:concept:name": name,
                "case:channel": channel,
                "case:department": "General",
                "case:startdate": f"{received}+07:00",
                "case:deadline": f"{due}+07:00",
                "case:enddate": f"{ended}+07:00" if ended else "",
                "case:responsible": "Resource1",
                "concept:name": "Check",
                "org:resource": "Resource2",
                "time:timestamp": f"{event}+07:00",
            }
            writer.writerow(row | (changed or {}))
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def told_by(path: Path) -> tuple[Counter[str], int]:
    """How the file itself classifies its dossiers, and how many events it has, without the engine's code."""
    told: dict[str, str] = {}
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    last = max(datetime.fromisoformat(row["time:timestamp"]) for row in rows)
    ends = [datetime.fromisoformat(row["case:enddate"]) for row in rows if row["case:enddate"]]
    today = max([last, *ends]).astimezone(VIETNAM).date()
    for row in rows:
        due = datetime.fromisoformat(row["case:deadline"]).astimezone(VIETNAM).date()
        if not row["case:enddate"]:
            told[row["case:concept:name"]] = "over" if today > due else "within"
            continue
        ended = datetime.fromisoformat(row["case:enddate"]).astimezone(VIETNAM).date()
        told[row["case:concept:name"]] = "early" if ended < due else "on time" if ended == due else "overdue"
    return Counter(told.values()), len(rows)


def figures_of(office: str, path: Path) -> Counter[str]:
    """The same from the kept figures, asked for year by year as of the log's last day."""
    manager = StaffMember(id="m", name="M", office_id=office, role=StaffRole.MANAGER)
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    moments = [row[column] for row in rows for column in ("time:timestamp", "case:enddate", "case:startdate")]
    days = [datetime.fromisoformat(moment).astimezone(VIETNAM).date() for moment in moments if moment]
    seen: Counter[str] = Counter()
    for year in range(min(days).year, max(days).year + 1):
        until = min(date(year, 12, 31), max(days))
        since = date(year, 1, 1)
        known = see_report(staff=manager, since=since, until=until, by=ReportBy.CHANNEL, today=max(days))
        assert isinstance(known, Report)
        seen["early"] += known.total.early
        seen["on time"] += known.total.on_time
        seen["overdue"] += known.total.overdue
        seen["within"], seen["over"] = known.total.in_progress_within, known.total.in_progress_over
    return +seen


def events_of(office: str) -> int:
    """How many entries the office's dossiers have besides receipt and completion."""
    found, after = 0, None
    while True:
        page, after = registered(office_id=office, since=date.min, until=date.max, first=100, after=after)
        dossiers = load_dossiers([each.code for each in page]).values()
        moves = [move for each in dossiers for move in each.moves[1:]]
        found += sum(not move.kind.changes_step for move in moves)
        if after is None:
            return found


def test_log_lands_whole_and_counts_as_the_file_says(ward: Ward, tmp_path: Path) -> None:
    path = write_log(tmp_path / "log.csv")
    assert main([str(path), "--office", ward.office]) == 0
    told, events = told_by(path)
    assert told == {"early": 1, "on time": 1, "overdue": 1, "within": 1, "over": 1}
    assert figures_of(ward.office, path) == told
    assert events_of(ward.office) == events == 7
    assert_figures_are_those_of_dossiers()


def test_importing_twice_changes_nothing(
    ward: Ward, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_log(tmp_path / "log.csv")
    main([str(path), "--office", ward.office])
    once, digest = snapshot(), digest_of(office_id=ward.office)
    capsys.readouterr()
    assert main([str(path), "--office", ward.office]) == 0
    assert "0 are new, 5 were here already." in capsys.readouterr().out
    assert snapshot() == once
    assert rebuild(office_id=ward.office).after == digest


def test_another_log_over_the_same_days_is_refused(
    ward: Ward, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(write_log(tmp_path / "log.csv")), "--office", ward.office])
    other = write_log(tmp_path / "other.csv", changed={"case:responsible": "Resource9"})
    assert main([str(other), "--office", ward.office]) == 2
    assert "is another dossier already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changed", "without", "said"),
    [
        ({}, "case:deadline", "line 1: no column case:deadline"),
        ({"case:channel": "Fax"}, "", "line 2: unknown channel 'Fax'"),
        ({"case:deadline": "soon"}, "", "line 2: no moment: 'soon'"),
        ({"time:timestamp": "2011-03-05T08:00"}, "", "line 2: no time zone"),
        ({"case:concept:name": "one"}, "", "one has other dates than on line 2"),
    ],
)
def test_log_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], without: str, said: str
) -> None:
    assert main([str(write_log(tmp_path / "log.csv", without=without, changed=changed))]) == 2
    assert said in capsys.readouterr().err
