"""The manager's pages, and what every officer sets for herself."""

import re
from datetime import timedelta

from playwright.sync_api import Page

from tests.browser.screens import MANAGER, Screens
from tests.browser.states.showing import State, ready
from tests.browser.ward import RESIDENCE, BrowserWard


def settings(_: BrowserWard, screens: Screens) -> Page:
    page = screens.settings()
    for summary in page.locator("dl-settings summary").all():
        summary.click()
    return ready(page, "dl-settings details[open] input")


def settings_preview(ward: BrowserWard, screens: Screens) -> Page:
    for number in range(3):
        ward.booked(minutes=60, phone=f"090512345{number}")
    page = screens.settings()
    page.locator("dl-settings summary").first.click()
    page.get_by_role("group", name="Cư trú").get_by_label("Chỗ mỗi khung giờ").fill("1")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    return ready(page, ".affected input")


def due_watch(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for days in (0, 3):
        ward.clock.move(days=days)
        ward.act("openCounter")
        ward.dossier()
    ward.clock.move(days=8)
    return ready(_page(screens, "watch"), ".due tbody button")


def report(ward: BrowserWard, screens: Screens) -> Page:
    from api.usecases.statistics import rebuild
    from tests.integration.usecases.year_of_dossiers import later, write_dossiers, year_of_dossiers

    write_dossiers(later(each, timedelta(days=320)) for each in year_of_dossiers(ward.office, one_of=800))
    rebuild(office_id=ward.office)
    page = ready(_page(screens, "report"), ".six tbody tr")
    page.locator(".report-form select").first.select_option("thisYear")
    page.locator(".report-form button").click()
    return ready(page, ".chart svg rect")


def _page(screens: Screens, name: str) -> Page:
    """One of the manager's pages by its address in the console: links are named in the screen's language."""
    page = screens.managing()
    page.locator(f"header [data-page={name}]").click()
    return page


def procedures(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.managers_page("Thủ tục"), ".procedures button")


def terms(ward: BrowserWard, screens: Screens) -> Page:
    page = procedures(ward, screens)
    page.get_by_label("Tìm thủ tục").fill(RESIDENCE)
    page.get_by_role("button", name=re.compile(RESIDENCE)).click()
    return ready(page, "dl-terms select")


def terms_preview(ward: BrowserWard, screens: Screens) -> Page:
    page = terms(ward, screens)
    page.get_by_label("Giờ nhận cuối").fill("15:00")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    return ready(page, ".effects li")


def dossier_list(ward: BrowserWard, screens: Screens) -> Page:
    done = ward.do(
        "changeTerms",
        token=ward.token_of(MANAGER),
        procedure=RESIDENCE,
        version=0,
        terms={"workflow": "recruitment"},
        reason="Đợt tuyển dụng",
    )
    assert done["__typename"] == "TermsChanged", done
    ward.act("openCounter")
    for _ in range(2):
        ward.dossier()
    page = screens.managers_page("Danh sách hồ sơ")
    page.get_by_role("button", name="Xem danh sách").click()
    return ready(page, "tbody tr")


def my_reminders(_: BrowserWard, screens: Screens) -> Page:
    page = screens.signed_in()
    page.locator("header [data-page=reminders]").click()
    return ready(page, ".switch input")


MANAGING: dict[str, State] = {
    "settings": settings,
    "settings_preview": settings_preview,
    "due_watch": due_watch,
    "report": report,
    "procedures": procedures,
    "terms": terms,
    "terms_preview": terms_preview,
    "dossier_list": dossier_list,
    "my_reminders": my_reminders,
}
