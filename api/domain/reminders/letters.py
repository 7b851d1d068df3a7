"""How a reminder reads: Vietnamese first, then English; it names dossiers and officers, never a citizen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import WorkingCalendar, local_clock, local_day
from api.domain.dossiers import Dossier, DueWarning
from api.domain.dossiers.workflows import Words
from api.domain.due_watch import Holder, HolderKind, holder_of
from api.domain.notices import Letter
from api.domain.offices import Office
from api.domain.reminders.levels import MOST_URGENT_FIRST, reminder_level
from api.domain.reminders.records import Reminder, ReminderAudience


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A dossier as it stands when the letter is written."""

    dossier: Dossier
    level: DueWarning
    holder: Holder


@dataclass(frozen=True, slots=True)
class _Says:
    """A letter's words in one language; `of` chooses that language's."""

    of: Callable[[Words], str]
    hello: str
    lead: Mapping[ReminderAudience, str]
    sections: Mapping[DueWarning, str]
    step: str
    due: str
    no_due: str
    by_rule: str
    holders: Mapping[HolderKind, str]
    more: str
    console: str
    end: str
    stop: Mapping[ReminderAudience, str]
    on: str


_VI = _Says(
    of=lambda words: words.vi,
    hello="Kính gửi {name},",
    lead={
        ReminderAudience.OFFICER: "{office} nhắc bạn về các hồ sơ bạn đang giữ, tính đến {now}.",
        ReminderAudience.HEAD: "{office} báo các hồ sơ cần người phụ trách xem, tính đến {now}.",
    },
    sections={
        DueWarning.ON_THE_DAY: "Phải trả hôm nay",
        DueWarning.OVERDUE: "Đã quá hạn",
        DueWarning.DAY_BEFORE: "Còn một ngày làm việc",
        DueWarning.MOST: "Đã qua 80% thời gian",
        DueWarning.HALF: "Đã qua một nửa thời gian",
    },
    step="Bước: {step}.",
    due="Hạn trả: {due}.",
    no_due="Không có hạn trả.",
    by_rule="Quá hạn vì yêu cầu bổ sung lần hai.",
    holders={
        HolderKind.DELEGATE: "Người xử lý thay: {name}.",
        HolderKind.ASSIGNEE: "Người xử lý: {name}.",
        HolderKind.LAST_MOVER: "Người xử lý gần nhất: {name}.",
        HolderKind.NOBODY: "Chưa ai nhận.",
        HolderKind.OTHER_UNIT: "Đang ở đơn vị khác.",
    },
    more="… và {more} hồ sơ nữa. Mời xem ở Bàn làm việc.",
    console="Bàn làm việc: {site}/staff",
    end="Thư gửi tự động trong giờ làm việc, mời bạn không trả lời thư này.",
    stop={
        ReminderAudience.OFFICER: "Ngừng hoặc nhận lại thư nhắc: {site}/staff#thu-nhac",
        ReminderAudience.HEAD: "Thư gửi người quản lý. Muốn ngừng, mời sửa ở Danh bạ cán bộ, trang Cài đặt.",
    },
    on="ngày",
)
_EN = _Says(
    of=lambda words: words.en,
    hello="Dear {name},",
    lead={
        ReminderAudience.OFFICER: "{office} reminds you of dossiers you have in hand, as of {now}.",
        ReminderAudience.HEAD: "Dossiers of {office} that ask for a head's attention, as of {now}.",
    },
    sections={
        DueWarning.ON_THE_DAY: "Due today",
        DueWarning.OVERDUE: "Overdue",
        DueWarning.DAY_BEFORE: "One working day left",
        DueWarning.MOST: "80% of the time has passed",
        DueWarning.HALF: "Half of the time has passed",
    },
    step="Step: {step}.",
    due="Due: {due}.",
    no_due="No due date.",
    by_rule="Overdue by a second request for papers.",
    holders={
        HolderKind.DELEGATE: "Standing in: {name}.",
        HolderKind.ASSIGNEE: "Assigned to: {name}.",
        HolderKind.LAST_MOVER: "Last moved by: {name}.",
        HolderKind.NOBODY: "Nobody has it yet.",
        HolderKind.OTHER_UNIT: "Another unit has it.",
    },
    more="… and {more} more. Please look in the console.",
    console="Open the console: {site}/staff",
    end="This letter was sent by a machine in working hours; please do not answer it.",
    stop={
        ReminderAudience.OFFICER: "To stop reminders, or have them again: {site}/staff#thu-nhac",
        ReminderAudience.HEAD: "This goes to managers. To stop it, change the directory of staff (Settings).",
    },
    on="on",
)


def rows_of(
    *, reminder: Reminder, dossiers: Iterable[Dossier], calendar: WorkingCalendar, now: datetime
) -> tuple[ReminderRow, ...]:
    """What is still to be told of them; an officer is told only of what she still has."""
    found = []
    for dossier in dossiers:
        holder = holder_of(dossier=dossier, office_id=reminder.office_id, today=local_day(now))
        level = reminder_level(dossier=dossier, calendar=calendar, now=now)
        is_hers = reminder.audience is ReminderAudience.HEAD or holder.id == reminder.staff_id
        if level is not None and is_hers:
            found.append(ReminderRow(dossier, level, holder))
    return tuple(found)


def reminder_letter(
    *,
    reminder: Reminder,
    rows: Sequence[ReminderRow],
    office: Office,
    to: str,
    site_url: str,
    now: datetime,
) -> Letter:
    """The letter about these dossiers, which are not none."""
    day = f"{local_clock(now):%d/%m/%Y}"

    vietnamese, english = (
        _written(words, reminder=reminder, rows=rows, office=office, site_url=site_url, now=now)
        for words in (_VI, _EN)
    )
    count = len(rows) + reminder.more
    return Letter(
        notice_id=reminder.id,
        to=to,
        subject=f"Nhắc hạn trả kết quả ngày {day}: {count} hồ sơ / Due dates: {count} dossiers",
        text=f"{vietnamese}\n\n--------\n\n{english}\n",
        stop_url=None,
    )


def _written(
    words: _Says,
    *,
    reminder: Reminder,
    rows: Sequence[ReminderRow],
    office: Office,
    site_url: str,
    now: datetime,
) -> str:
    blocks = [
        words.hello.format(name=reminder.staff_name),
        words.lead[reminder.audience].format(office=office.name, now=_moment(now, words.on)),
    ]
    for level in MOST_URGENT_FIRST:
        hers = [row for row in rows if row.level is level]
        if hers:
            blocks.append(f"{words.sections[level].upper()} ({len(hers)})")
        blocks += [_row(words, row, reminder=reminder, site_url=site_url, now=now) for row in hers]
    if reminder.more:
        blocks.append(words.more.format(more=reminder.more))
    last = (words.console, words.end, words.stop[reminder.audience])
    return "\n\n".join([*blocks, "\n".join(line.format(site=site_url) for line in last)])


def _row(words: _Says, row: ReminderRow, *, reminder: Reminder, site_url: str, now: datetime) -> str:
    due = row.dossier.due_at
    told = [
        words.step.format(step=words.of(row.dossier.present.clerks_name)),
        words.due.format(due=_moment(due, words.on)) if due else words.no_due,
    ]
    # By its date it would be in time.
    if row.level is DueWarning.OVERDUE and due and local_day(due) >= local_day(now):
        told.append(words.by_rule)
    if reminder.audience is ReminderAudience.HEAD:
        told.append(words.holders[row.holder.kind].format(name=row.holder.name))
    code = row.dossier.code
    return f"{code}: {row.dossier.procedure_name}\n{' '.join(told)}\n{site_url}/staff#{code}"


def _moment(at: datetime, on: str) -> str:
    return f"{local_clock(at):%H:%M} {on} {local_clock(at):%d/%m/%Y}"
