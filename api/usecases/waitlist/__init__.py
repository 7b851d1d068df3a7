"""A citizen waits for a freed time: joins, sees her turn and her offer, takes it or passes it on, leaves."""

from api.usecases.waitlist.earlier import EarlierTimeWished, see_earlier_wish, wish_for_earlier
from api.usecases.waitlist.joining import WaitlistJoined, join_waitlist
from api.usecases.waitlist.offers import (
    OfferDeclined,
    WaitlistLeft,
    accept_offer,
    decline_offer,
    leave_waitlist,
)
from api.usecases.waitlist.reading import SeenWish, see_wish
from api.usecases.waitlist.turns import hand_on_due

__all__ = [
    "EarlierTimeWished",
    "OfferDeclined",
    "SeenWish",
    "WaitlistJoined",
    "WaitlistLeft",
    "accept_offer",
    "decline_offer",
    "hand_on_due",
    "join_waitlist",
    "leave_waitlist",
    "see_earlier_wish",
    "see_wish",
    "wish_for_earlier",
]
