"""The wishes about reminders: who is written to, and one more attempt."""

from api.ports import LetterIsRefused
from api.usecases.reminders import send_reminder_again
from tests.integration.usecases.mail import MailStandIn
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.reminded import handed_in, known_reminders, look, staffed
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.inbox import save


def _write_to(day: OfficeDay) -> Asked:
    return Asked(
        lambda key: save(day, "ba", name="Bà Demo", email="ba@example.vn", key=key),
        lambda key: save(day, "ba", name="Bà Demo", email="khac@example.vn", key=key),
    )


def _want_none(day: OfficeDay) -> Asked:
    save(day, "ba", name="Bà Demo", email="ba@example.vn")
    return Asked(
        lambda key: save(
            day, "ba", name="Bà Demo", email="ba@example.vn", version=1, wants_reminders=False, key=key
        ),
        lambda key: save(day, "ba", name="Bà Demo", email="ba@example.vn", version=1, key=key),
    )


def _send_again(day: OfficeDay) -> Asked:
    staffed(day)
    known = handed_in(day)
    assert known.due_at is not None
    day.clock.moment = known.due_at
    day.clock.move(hours=-2)
    look(day, MailStandIn(fails=[LetterIsRefused()]))
    (refused,) = known_reminders()
    return Asked(
        lambda key: send_reminder_again(
            day.services, staff=day.manager, reminder_id=refused.id, idempotency_key=key
        ),
        None,
    )


REMINDERS = (
    Wish("saveStaffMember with an address", "StaffMemberSaved", _write_to),
    Wish("saveStaffMember who wants no letters", "StaffMemberSaved", _want_none),
    Wish("sendReminderAgain", "ReminderWaits", _send_again, has_other=False),
)
