"""Send notices, each once as far as anybody can know.

Whoever sends takes the notice up by a conditional write, so that of two who are told of it one sends. If she
dies between sending and saying so, it is taken up again when her lease is over and the letter goes out twice,
under the same id: a letter too many is better than none.
"""

from functools import partial

from api.domain.notices import Notice, letter_of
from api.storage import dossiers as dossiers_storage
from api.storage import notices as notices_storage
from api.storage import offices as offices_storage
from api.usecases.notices.post import Post
from api.usecases.notices.trying import after_trying, is_saved

SENT_AT_A_LOOK = 25


def send_waiting(post: Post, *, first: int = SENT_AT_A_LOOK) -> int:
    """Send what may be tried now, at most `first`; returns how many there were."""
    waiting = notices_storage.waiting_notices(now=post.clock.now(), first=first)
    for notice in waiting:
        send_notice(post, dossier_code=notice.dossier_code, place=notice.place)
    return len(waiting)


def send_notice(post: Post, *, dossier_code: str, place: int) -> None:
    """Send this notice if it waits and nobody has it in hand; harmless for any other."""
    notice = notices_storage.load_notice(dossier_code=dossier_code, place=place)
    now = post.clock.now()
    if notice is None or not notice.may_be_taken(now=now):
        return
    taken = notice.taken(now=now)
    if is_saved(notices_storage.save_notice(taken)):
        is_saved(notices_storage.save_notice(_after_trying(post, taken)))


def _after_trying(post: Post, notice: Notice) -> Notice:
    """The notice after its letter was sent, refused, or found to be wanted by nobody."""
    dossier = dossiers_storage.load_dossier(notice.dossier_code)
    office = offices_storage.load_office(notice.told_office_id)
    if dossier is None or office is None or dossier.email is None:
        return notice.not_wanted(now=post.clock.now())
    if notices_storage.letters_are_stopped(dossier.code):
        return notice.not_wanted(now=post.clock.now())
    written = partial(
        letter_of,
        notice=notice,
        dossier=dossier,
        office=office,
        site_url=post.site_url,
        secret=post.code_secret,
    )
    return after_trying(post, notice, written)
