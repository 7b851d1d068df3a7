"""The report that a manager reads: figures and plots in Vietnamese and English, one HTML file."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from api.local.simulate.judging import Judgement
from api.local.simulate.plots import plot_of_day

FILE_NAME = "windows.html"

_STYLE = """
body{font:17px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .6rem;border-bottom:1px solid #ccd3da;text-align:right}
th:first-child,td:first-child{text-align:left}
svg{width:100%;height:auto;font-size:11px}
.grid{stroke:#e3e7eb}.window{fill:#9cc3ee}.inside{fill:#0b3d75}.outside{stroke:#a4161a;stroke-width:1.6}
.en{color:#4b5560}
"""
_HEADS = ("Tình huống", "Số người", "Lệch TB", "Trong khoảng", "Độ rộng TB", "Điểm", "So với biết trước")
_HEADS_EN = ("Scenario", "People", "Mean error", "Inside", "Mean width", "Score", "Against the oracle")
_INTRO = (
    "Các ngày dưới đây do máy mô phỏng: người đến, lịch hẹn, ưu tiên, vắng mặt và thời gian làm việc đều biết"
    " trước quy luật. Dự báo chạy đúng như ở quầy thật, chỉ biết những gì quầy biết. Khoảng giờ báo cho"
    " người chờ phải đúng khoảng 8 trên 10 lần. “Biết trước” là máy biết mọi quy luật nhưng không biết may"
    " rủi: không dự báo nào tốt hơn nó được.",
    "These days are simulated: the laws of arrivals, bookings, priority, no-shows and services are known. The"
    " forecast runs as at a real desk and knows only what a desk knows. A window is meant to hold eight calls"
    " in ten. The oracle knows every law but not its luck: no forecast can be better.",
)
_LEGEND = (
    "Mỗi cột là một người, theo thứ tự đến; cột xanh là khoảng phút chờ đã báo, chấm là lúc được gọi, dấu ×"
    " là gọi ngoài khoảng.",
    "Each bar is a person, in order of arrival: the window of minutes she was told. A dot is her call, a"
    " cross a call outside.",
)


def write_report(folder: Path, *, judgements: Sequence[Judgement], seed: int) -> Path:
    """Write the report into `folder`, made if needed, and name its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE_NAME
    file.write_text(_html(judgements, seed=seed), encoding="utf-8")
    return file


def _html(judgements: Sequence[Judgement], *, seed: int) -> str:
    head = "".join(
        f'<th scope="col">{escape(vi)}<br><span class="en">{escape(en)}</span></th>'
        for vi, en in zip(_HEADS, _HEADS_EN, strict=True)
    )
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Khoảng giờ gọi · Call windows</title><style>{_STYLE}</style></head><body>"
        f"<h1>Khoảng giờ gọi có đúng không?</h1>{_both(_INTRO)}"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_row, judgements))}</tbody></table>"
        f"{_both(_LEGEND)}{''.join(map(_section, judgements))}"
        f'<p class="en">seed {seed}</p></body></html>'
    )


def _row(judgement: Judgement) -> str:
    figures = judgement.report()
    cells = (
        f"{figures['n']:.0f}",
        f"{figures['mae'] / 60:.1f} phút",
        f"{figures['coverage']:.1%}",
        f"{figures['width'] / 60:.0f} phút",
        f"{figures['score'] / 60:.1f}",
        f"× {figures['ratio']:.2f}",
    )
    return (
        f"<tr><td>{_named(judgement)}</td>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    )


def _section(judgement: Judgement) -> str:
    last = judgement.seen[-1].day
    seen = [each for each in judgement.seen if each.day == last]
    plot = plot_of_day(seen, title=f"{judgement.ward.name_vi} · {judgement.ward.name_en}")
    return f"<h2>{_named(judgement)} · {last:%d/%m/%Y}</h2>{plot}"


def _named(judgement: Judgement) -> str:
    ward = judgement.ward
    return f'{escape(ward.name_vi)} <span class="en">{escape(ward.name_en)}</span>'


def _both(words: tuple[str, str]) -> str:
    return f'<p>{escape(words[0])}</p><p class="en" lang="en">{escape(words[1])}</p>'
