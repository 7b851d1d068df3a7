"""Figures of dossiers for an office's managers: a report of a period, its files, its progress points."""

import base64
from datetime import date

import strawberry

from api.domain.calendar import local_day
from api.domain.statistics import MOST_PROGRESS_POINTS, Month
from api.domain.statistics import Figures as DomainFigures
from api.usecases import outcomes
from api.usecases import statistics as usecases
from api.usecases.statistics import ReportBy
from schema.context import Info
from schema.errors import RequestRefused
from schema.pages import page_size, page_start
from schema.texts import LocalizedText, PageInfo, text

strawberry.enum(
    ReportBy, description="By what a report has its lines. OFFICER: only those with 30 results or more."
)
CHANNELS = {
    "IN_PERSON": ("Trực tiếp", "In person"),
    "ONLINE": ("Trực tuyến", "Online"),
    "POSTAL": ("Bưu chính công ích", "By post"),
}


@strawberry.type(
    description="Numbers of dossiers in a period. A result is early, on time or overdue. Shares: 0 to 1."
)
class Figures:
    figures: strawberry.Private[DomainFigures]
    carried_over: int = strawberry.field(description="In progress when the period began.")
    received: int
    received_online: int
    digitised: int
    early: int
    on_time: int
    overdue: int
    returned: int = strawberry.field(description="Stopped, and the papers given back.")
    refused: int
    withdrawn: int
    ended_early: int = strawberry.field(description="Ended with or without a result, as II.06a counts.")
    ended_on_time: int
    ended_overdue: int
    in_progress_within: int = strawberry.field(description="When the period ended, within the deadline.")
    in_progress_over: int
    median_days: int | None = strawberry.field(description="Working days from receipt to result.")
    days_of_90_percent: int | None

    @strawberry.field(description="Of the results, those early or on time; null without any.")
    def on_time_share(self) -> float | None:
        return self.figures.on_time_share

    @strawberry.field
    def online_share(self) -> float | None:
        return self.figures.online_share

    @strawberry.field
    def digitised_share(self) -> float | None:
        return self.figures.digitised_share

    @classmethod
    def of(cls, known: DomainFigures) -> "Figures":
        return cls(
            figures=known,
            carried_over=known.carried_over,
            received=known.received,
            received_online=known.received_online,
            digitised=known.digitised,
            early=known.early,
            on_time=known.on_time,
            overdue=known.overdue,
            returned=known.returned,
            refused=known.refused,
            withdrawn=known.withdrawn,
            ended_early=known.ended_early,
            ended_on_time=known.ended_on_time,
            ended_overdue=known.ended_overdue,
            in_progress_within=known.in_progress_within,
            in_progress_over=known.in_progress_over,
            median_days=known.median_days,
            days_of_90_percent=known.days_of_90_percent,
        )


@strawberry.type
class ReportLine:
    label: LocalizedText
    figures: Figures


@strawberry.type
class ReportLineConnection:
    nodes: list[ReportLine]
    page_info: PageInfo


@strawberry.type(description="The progress component of QĐ 766. The national portal's own score holds.")
class ProgressScore:
    points: float | None = strawberry.field(description="Null when nothing was received.")
    most: int
    formula: LocalizedText
    note: LocalizedText


@strawberry.type(description="What an office aims at, as shares from 0 to 1.")
class ReportTargets:
    online: float
    digitised: float


@strawberry.type(description="A month of the period, or the part of it that lies in the period.")
class ReportMonth:
    since: date
    until: date
    received: int
    early: int
    on_time: int
    overdue: int
    median_days: int | None = strawberry.field(description="Working days from receipt to result.")
    days_of_90_percent: int | None

    @classmethod
    def of(cls, known: Month) -> "ReportMonth":
        return cls(
            since=known.since,
            until=known.until,
            received=known.figures.received,
            early=known.figures.early,
            on_time=known.figures.on_time,
            overdue=known.figures.overdue,
            median_days=known.figures.median_days,
            days_of_90_percent=known.figures.days_of_90_percent,
        )


@strawberry.type(description="Staff, managers: an office's dossiers in a period.")
class Report:
    report: strawberry.Private[usecases.Report]
    since: date
    until: date
    by: ReportBy
    withheld: int = strawberry.field(
        description="Officers with fewer than 30 results, and one more when that is one alone: no own line."
    )
    uncounted: int = strawberry.field(description="Dossiers that changed a moment ago, at most 100.")

    @strawberry.field
    def total(self) -> Figures:
        return Figures.of(self.report.total)

    @strawberry.field(description="Those officers together; null when each has her line.")
    def withheld_figures(self) -> Figures | None:
        known = self.report.withheld_figures
        return Figures.of(known) if known else None

    @strawberry.field(description="Lines by name.")
    def lines(self, info: Info, first: int = 50, after: str | None = None) -> ReportLineConnection:
        size, start = page_size(info, first), page_start(after)
        keys = [f"{line.label}#{line.value}" for line in self.report.lines]
        begins = keys.index(start) + 1 if start in keys else 0
        page = self.report.lines[begins : begins + size]
        return ReportLineConnection(
            nodes=[ReportLine(label=_label(line.label), figures=Figures.of(line.figures)) for line in page],
            page_info=PageInfo(
                has_next_page=begins + size < len(keys),
                end_cursor=keys[begins + len(page) - 1] if page else None,
            ),
        )

    @strawberry.field(description="The period's months, oldest first.")
    def months(self) -> list[ReportMonth]:
        return [ReportMonth.of(month) for month in self.report.months()]

    @strawberry.field
    def progress(self) -> ProgressScore:
        total = self.report.total
        done = f"{MOST_PROGRESS_POINTS} × ({total.early} + {total.on_time}) / {total.received}"
        return ProgressScore(
            points=self.report.progress_points,
            most=MOST_PROGRESS_POINTS,
            formula=text(
                f"{MOST_PROGRESS_POINTS} × (trước hạn + đúng hạn) / tiếp nhận = {done},"
                f" nhiều nhất {MOST_PROGRESS_POINTS}",
                f"{MOST_PROGRESS_POINTS} × (early + on time) / received = {done},"
                f" {MOST_PROGRESS_POINTS} at most",
            ),
            note=text(
                "Điểm chính thức do Cổng Dịch vụ công quốc gia công bố; đây là số tự tính để tham khảo.",
                "The National Public Service Portal publishes the official score; this is for orientation.",
            ),
        )

    @strawberry.field
    def targets(self, info: Info) -> ReportTargets:
        known = info.context.office(info.context.staff().office_id).report_targets
        return ReportTargets(online=known.online_percent / 100, digitised=known.digitised_percent / 100)

    @strawberry.field(description="Report II.06a of these lines as CSV, with a byte order mark.")
    def csv(self) -> str:
        return usecases.csv_06a(self.report)

    @strawberry.field(description="The same as an XLSX file in Base64.")
    def xlsx_base64(self, info: Info) -> str:
        made = usecases.xlsx_06a(info.context.services, self.report)
        return base64.b64encode(made).decode("ascii")


@strawberry.type
class StatisticsQuery:
    @strawberry.field(
        description="Staff, managers: one's office's dossiers from `since` to `until`, today at the latest; "
        "a year at most."
    )
    def report(self, info: Info, since: date, until: date, by: ReportBy = ReportBy.SECTOR) -> Report:
        manager = info.context.manager("managers_only.report")
        today = local_day(info.context.services.now())
        seen = usecases.see_report(staff=manager, since=since, until=until, by=by, today=today)
        if isinstance(seen, outcomes.InputIsInvalid):
            raise RequestRefused("BAD_REQUEST", f"invalid.{seen.problem}", info.context.language)
        return Report(
            report=seen,
            since=seen.since,
            until=seen.until,
            by=seen.by,
            withheld=seen.withheld,
            uncounted=seen.uncounted,
        )


def _label(label: str) -> LocalizedText:
    return text(*CHANNELS.get(label, (label, label)))
