"""A ticket from its booking to its end."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import State, at, ready
from tests.browser.ward import RESIDENCE, BrowserWard


def ticket_for_another_day(ward: BrowserWard, screens: Screens) -> Page:
    slot = next(slot for slot in ward.free_slots(RESIDENCE) if "T" in slot["id"] and "11-25" in slot["id"])
    code = ward.book(procedure=RESIDENCE, slot=slot["id"])["ticket"]["code"]
    return ready(screens.phone(f"/t/{code}"), "dl-qr-code img")


def ticket_today(ward: BrowserWard, screens: Screens) -> Page:
    return ready(screens.phone(f"/t/{ward.booked()}"), "dl-qr-code img")


def ticket_preparation(ward: BrowserWard, screens: Screens) -> Page:
    page = ticket_today(ward, screens)
    page.locator(".sheet:has(dl-checklist) > button").click()
    return ready(page, "dl-preparation input")


def cancel_question(ward: BrowserWard, screens: Screens) -> Page:
    page = ticket_today(ward, screens)
    page.locator("dl-cancel-ticket > button").click()
    return ready(page, "dialog[open]")


def ticket_waiting(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for _ in range(3):
        ward.waiting()
    page = ready(screens.phone(f"/t/{ward.waiting()}"), ".window")
    page.locator(".why summary").click()
    return page


def ticket_without_window(ward: BrowserWard, screens: Screens) -> Page:
    return ready(screens.phone(f"/t/{ward.waiting()}"), ".ahead")


def ticket_near_closing(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.clock.move_to(16, 45)
    for _ in range(5):
        ward.waiting()
    return ready(screens.phone(f"/t/{ward.waiting()}"), "dl-waiting .notice a")


def ticket_transferred(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("transferTicket", group="land")
    return ready(screens.phone(f"/t/{code}"), ".hero .small")


def ticket_called(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    return ready(screens.phone(f"/t/{code}"), ".called button")


def ticket_served(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("startService")
    return ready(screens.phone(f"/t/{code}"), "h1")


def ticket_done(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("startService")
    ward.act("finishService")
    return ready(screens.phone(f"/t/{code}"), "h1")


def ticket_missed(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.miss()
    return ready(screens.phone(f"/t/{code}"), "h1")


def ticket_missed_for_good(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.miss()
    ward.clock.move(minutes=31)
    return ready(screens.phone(f"/t/{code}"), "h1")


def ticket_sent_to_a_counter(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.do("openCounter", token=ward.clerk(7), counter=7)
    code = ward.waiting()
    ward.act("callNext")
    ward.act("transferTicket", group="civil-status", toCounter=7)
    return ready(screens.phone(f"/t/{code}"), ".hero .small")


def ticket_cancelled(ward: BrowserWard, screens: Screens) -> Page:
    code = ward.booked()
    ward.do("cancelAppointment", ticket=code)
    return ready(screens.phone(f"/t/{code}"), "h1")


TICKETS: dict[str, State] = {
    "ticket_for_another_day": ticket_for_another_day,
    "ticket_today": ticket_today,
    "ticket_preparation": ticket_preparation,
    "cancel_question": cancel_question,
    "ticket_waiting": ticket_waiting,
    "ticket_without_window": ticket_without_window,
    "ticket_near_closing": ticket_near_closing,
    "ticket_transferred": ticket_transferred,
    "ticket_called": ticket_called,
    "ticket_served": ticket_served,
    "ticket_done": ticket_done,
    "ticket_missed": ticket_missed,
    "ticket_missed_for_good": ticket_missed_for_good,
    "ticket_sent_to_a_counter": ticket_sent_to_a_counter,
    "ticket_cancelled": ticket_cancelled,
    "ticket_unknown": at("/t/K7QM9XWP3TRA"),
}
