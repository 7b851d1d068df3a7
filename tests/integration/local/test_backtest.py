"""The backtest forecasts from what was known by then and judges who waited and was served."""

import json
import random
import sys
from pathlib import Path

import pytest

from api.local import backtest
from api.local.call_log import LogIsUnreadable, read_call_log

COLUMNS = [
    *("vru+line", "call_id", "customer_id", "priority", "type", "date", "vru_entry", "vru_exit", "vru_time"),
    *("q_start", "q_exit", "q_time", "outcome", "ser_start", "ser_exit", "ser_time", "server"),
]
BASELINES = {backtest.AHEAD_BY_MEAN, backtest.MEAN_OVER_SERVERS, backtest.LAST_TO_ENTER}


def clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def row(*, day: int, joined: int, waited: int, served: int, outcome: str, server: str) -> dict[str, str]:
    begins = clock(joined + waited) if outcome == "AGENT" else "0:00:00"
    ends = clock(joined + waited + served) if outcome == "AGENT" else "0:00:00"
    return dict.fromkeys(COLUMNS, "0") | {
        "type": "PS",
        "date": f"9902{day:02}",
        "q_start": clock(joined) if waited else "0:00:00",
        "q_exit": clock(joined + waited) if waited else "0:00:00",
        "q_time": str(waited),
        "outcome": outcome,
        "ser_start": begins,
        "ser_exit": ends,
        "ser_time": str(served if outcome == "AGENT" else 0),
        "server": server if outcome == "AGENT" else "NO_SERVER",
    }


def days_of_calls(*, days: int = 3, calls: int = 120) -> list[dict[str, str]]:
    """Two servers, first come first served; some hang up, and some rows are of nobody."""
    chance, rows = random.Random(5), []
    for day in range(1, days + 1):
        free, now = {"ANNA": 28_800, "BINH": 28_800}, 28_800
        for _ in range(calls):
            now += int(chance.expovariate(1 / 95)) + 1
            server = min(free, key=lambda name: (free[name], name))
            waited, served = max(free[server] - now, 0), int(chance.lognormvariate(5, 0.5)) + 1
            kind = chance.choices(("AGENT", "HANG", "PHANTOM"), (8, 1, 1))[0]
            rows.append(row(day=day, joined=now, waited=waited, served=served, outcome=kind, server=server))
            if kind == "AGENT":
                free[server] = now + waited + served
    return rows


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    lines = ["\t".join(COLUMNS), *("\t".join(each[name] for name in COLUMNS) for each in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def judged(path: Path) -> list[backtest.Judged]:
    return backtest.backtest(read_call_log(path).values())


def test_judged_are_those_who_waited_and_were_served(tmp_path: Path) -> None:
    rows = days_of_calls()
    expected = [
        int(each["q_time"]) for each in rows if each["outcome"] == "AGENT" and int(each["q_time"]) > 0
    ]
    found = judged(write(tmp_path / "log.tsv", rows))
    assert sorted(each.waited for each in found) == sorted(expected)
    assert len(found) > 100


def test_forecast_knows_nothing_of_what_came_later(tmp_path: Path) -> None:
    rows = days_of_calls()
    first_days = judged(write(tmp_path / "short.tsv", [each for each in rows if each["date"] != "990203"]))
    assert judged(write(tmp_path / "long.tsv", rows))[: len(first_days)] == first_days


def test_forecast_does_not_know_the_length_of_services_under_way(tmp_path: Path) -> None:
    rows = days_of_calls(days=1)
    last = max(
        (each for each in rows if each["outcome"] == "AGENT" and int(each["q_time"]) > 0),
        key=lambda each: int(each["q_start"].split(":")[0]) * 60 + int(each["q_start"].split(":")[1]),
    )
    before = judged(write(tmp_path / "a.tsv", rows))
    longer = [each if each is not last else each | {"ser_time": "9000"} for each in rows]
    assert judged(write(tmp_path / "b.tsv", longer)) == before


def test_order_of_the_days_in_the_file_does_not_matter(tmp_path: Path) -> None:
    rows = days_of_calls()
    late_first = sorted(rows, key=lambda each: each["date"], reverse=True)
    forecast, other = judged(write(tmp_path / "a.tsv", rows)), judged(write(tmp_path / "b.tsv", late_first))
    assert [each.forecasts for each in forecast] == [each.forecasts for each in other]


def test_last_line_is_the_report_for_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "log.tsv", days_of_calls())
    monkeypatch.setattr(sys, "argv", ["backtest", str(path)])
    backtest.main()
    report = json.loads(capsys.readouterr().out.splitlines()[-1])
    figures = {"mae", "coverage", "width", "score"}
    assert report.keys() == {"n", "baselines"} | figures
    assert report["n"] == len(judged(path))
    assert report["baselines"].keys() == BASELINES
    assert all(each.keys() == figures for each in report["baselines"].values())
    assert report["mae"] < min(each["mae"] for each in report["baselines"].values())
    assert report["score"] < min(each["score"] for each in report["baselines"].values())


def test_figures_are_those_of_their_definitions() -> None:
    def one(waited: int, low: float, middle: float, high: float) -> backtest.Judged:
        return backtest.Judged(
            day=backtest.date(2026, 11, 23),
            waited=waited,
            forecasts={"x": backtest.Wait(low, middle, high)},
        )

    found = backtest.figures([one(100, 50, 90, 150), one(10, 30, 40, 60)], forecast="x")
    # widths 100 and 30; the second lies 20 outside
    assert found == {"mae": 20.0, "coverage": 0.5, "width": 65.0, "score": 165.0}


@pytest.mark.parametrize("text", ["", "no\tcolumns\n1\t2\n", "\t".join(COLUMNS) + "\n"])
def test_file_that_is_no_log_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "log.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LogIsUnreadable, match=r"log\.tsv"):
        read_call_log(path)
    with pytest.raises(LogIsUnreadable):
        read_call_log(tmp_path / "nowhere.tsv")
