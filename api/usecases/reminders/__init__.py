"""Reminders: write to officers and heads on working mornings, see and repeat what could not be sent."""

from api.usecases.reminders.reminding import remind_offices
from api.usecases.reminders.sending import send_reminder, send_waiting_reminders
from api.usecases.reminders.unsent import ReminderWaits, send_reminder_again, unsent_reminders

__all__ = [
    "ReminderWaits",
    "remind_offices",
    "send_reminder",
    "send_reminder_again",
    "send_waiting_reminders",
    "unsent_reminders",
]
