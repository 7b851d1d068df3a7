"""Reminders: which dossiers officers and heads are written to about, when, and how the letter reads."""

from api.domain.reminders.hours import next_working_minute
from api.domain.reminders.letters import reminder_letter, rows_of
from api.domain.reminders.levels import Warned, reminder_level
from api.domain.reminders.planning import MOST_HEADS, MOST_ROWS, Draft, Near, drafts, near_due
from api.domain.reminders.records import Reminder, ReminderAudience, parse_reminder_id

__all__ = [
    "MOST_HEADS",
    "MOST_ROWS",
    "Draft",
    "Near",
    "Reminder",
    "ReminderAudience",
    "Warned",
    "drafts",
    "near_due",
    "next_working_minute",
    "parse_reminder_id",
    "reminder_letter",
    "reminder_level",
    "rows_of",
]
