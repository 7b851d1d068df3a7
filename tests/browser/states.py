"""Every page of the site in every state that looks different, each made anew for one screen."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page

from tests.browser.handover_states import handover_forms, result_is_another_file, result_with_the_post
from tests.browser.screens import MANAGER, Screens
from tests.browser.ward import RESIDENCE, BrowserWard

State = Callable[[BrowserWard, Screens], Page]
OFFICE = "/o/lien-chieu"
PROCEDURE = f"{OFFICE}/p/{RESIDENCE}"


def _ready(page: Page, selector: str) -> Page:
    """The page once that is on it and nothing is a skeleton any more."""
    page.locator(selector).first.wait_for()
    page.wait_for_function("() => document.querySelector('.skeleton') === null")
    return page


def office(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.waiting()
    return _ready(screens.phone(OFFICE), ".links a")


def office_closed(ward: BrowserWard, screens: Screens) -> Page:
    ward.clock.move_to(12, 15)
    return _ready(screens.phone(OFFICE), ".links a")


def search_results(ward: BrowserWard, screens: Screens) -> Page:
    page = office(ward, screens)
    page.get_by_role("searchbox").fill("ho khau thuong tru")
    page.get_by_role("searchbox").fill("thuong tru")
    return _ready(page, "dl-procedure-search a")


def times(_: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.phone(f"{PROCEDURE}/book"), ".time")


def no_time_chosen(ward: BrowserWard, screens: Screens) -> Page:
    page = times(ward, screens)
    page.locator("main button[type=submit]").click()
    return _ready(page, "[role=alert]")


def contact(ward: BrowserWard, screens: Screens) -> Page:
    page = times(ward, screens)
    page.locator(".time:not(.full)").first.click()
    page.locator("main button[type=submit]").click()
    return _ready(page, "#phone")


def contact_refused(ward: BrowserWard, screens: Screens) -> Page:
    page = contact(ward, screens)
    page.locator("#name").fill("Trần Thị Minh Demo")
    page.locator("#phone").fill("12345")
    page.locator("main button[type=submit]").click()
    return _ready(page, "#phone[aria-invalid=true]")


def here(ward: BrowserWard, screens: Screens) -> Page:
    code = ward.booked()
    page = _ready(screens.phone(f"/t/{code}"), "h1")
    page.goto(ward.here_address)
    return _ready(page, "button[name=ticket][value]")


def here_typing(_: BrowserWard, screens: Screens) -> Page:
    page = _ready(screens.phone(f"{OFFICE}/here"), "#hallCode")
    page.locator("details summary").click()
    page.locator("button[name=ticket]").last.click()
    return _ready(page, "[aria-invalid=true]")


def take_number(ward: BrowserWard, screens: Screens) -> Page:
    path = f"{OFFICE}/here?p={RESIDENCE}#h={ward.hall_code()}"
    return _ready(screens.phone(path), "#phone")


def ticket_for_another_day(ward: BrowserWard, screens: Screens) -> Page:
    slot = next(slot for slot in ward.free_slots(RESIDENCE) if "T" in slot["id"] and "11-25" in slot["id"])
    code = ward.book(procedure=RESIDENCE, slot=slot["id"])["ticket"]["code"]
    return _ready(screens.phone(f"/t/{code}"), "dl-qr-code img")


def ticket_today(ward: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.phone(f"/t/{ward.booked()}"), "dl-qr-code img")


def ticket_preparation(ward: BrowserWard, screens: Screens) -> Page:
    page = ticket_today(ward, screens)
    page.locator(".sheet:has(dl-checklist) > button").click()
    return _ready(page, "dl-preparation input")


def cancel_question(ward: BrowserWard, screens: Screens) -> Page:
    page = ticket_today(ward, screens)
    page.locator("dl-cancel-ticket > button").click()
    return _ready(page, "dialog[open]")


def ticket_waiting(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for _ in range(3):
        ward.waiting()
    page = _ready(screens.phone(f"/t/{ward.waiting()}"), ".window")
    page.locator(".why summary").click()
    return page


def ticket_without_window(ward: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.phone(f"/t/{ward.waiting()}"), ".ahead")


def ticket_transferred(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("transferTicket", group="land")
    return _ready(screens.phone(f"/t/{code}"), ".hero .small")


def ticket_called(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    return _ready(screens.phone(f"/t/{code}"), ".called button")


def ticket_served(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("startService")
    return _ready(screens.phone(f"/t/{code}"), "h1")


def ticket_done(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("startService")
    ward.act("finishService")
    return _ready(screens.phone(f"/t/{code}"), "h1")


def ticket_missed(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("markNoShow")
    return _ready(screens.phone(f"/t/{code}"), "h1")


def ticket_missed_for_good(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.waiting()
    ward.act("callNext")
    ward.act("markNoShow")
    ward.clock.move(minutes=31)
    return _ready(screens.phone(f"/t/{code}"), "h1")


def ticket_sent_to_a_counter(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.do("openCounter", token=ward.clerk(7), counter=7)
    code = ward.waiting()
    ward.act("callNext")
    ward.act("transferTicket", group="civil-status", toCounter=7)
    return _ready(screens.phone(f"/t/{code}"), ".hero .small")


def ticket_cancelled(ward: BrowserWard, screens: Screens) -> Page:
    code = ward.booked()
    ward.do("cancelAppointment", ticket=code)
    return _ready(screens.phone(f"/t/{code}"), "h1")


def dossier(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.dossier()
    ward.move_dossier(code, "APPRAISAL", note="Đang xác minh nơi ở.")
    page = _ready(screens.phone(f"/d/{code}"), "#digits")
    page.locator("details summary").first.click()
    return page


def dossier_supplement(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.dossier(missing=True)
    ward.clock.move(days=7)
    return _ready(screens.phone(f"/d/{code}"), "#digits")


def dossier_wrong_digits(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    page = _ready(screens.phone(f"/d/{ward.dossier()}"), "#digits")
    page.locator("#digits").fill("1111")
    page.locator("dl-personal-details button").click()
    return _ready(page, "[aria-invalid=true]")


def dossier_details(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    page = _ready(screens.phone(f"/d/{ward.dossier()}"), "#digits")
    page.locator("#digits").fill("3456")
    page.locator("dl-personal-details button").click()
    return _ready(page, "dl-personal-details dl")


def mine(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.dossier()
    page = _ready(screens.phone(f"/d/{code}"), "#digits")
    page.goto(f"{ward.url}/t/{ward.booked(phone='0905123457')}")
    _ready(page, "dl-qr-code img")
    page.goto(f"{ward.url}/mine")
    return _ready(page, "main li")


def _at(path: str, selector: str = "main h1") -> State:
    return lambda _, screens: _ready(screens.phone(path), selector)


CITIZEN: dict[str, State] = {
    "offices": _at("/", "main li"),
    "office": office,
    "office_closed": office_closed,
    "office_unknown": _at("/o/khong-co"),
    "search_results": search_results,
    "procedures": _at(f"{OFFICE}/p", "main li a"),
    "procedure": _at(PROCEDURE, "details"),
    "procedure_unknown": _at(f"{OFFICE}/p/9.999999"),
    "times": times,
    "no_time_chosen": no_time_chosen,
    "contact": contact,
    "contact_refused": contact_refused,
    "here": here,
    "here_typing": here_typing,
    "take_number": take_number,
    "ticket_for_another_day": ticket_for_another_day,
    "ticket_today": ticket_today,
    "ticket_preparation": ticket_preparation,
    "cancel_question": cancel_question,
    "ticket_waiting": ticket_waiting,
    "ticket_without_window": ticket_without_window,
    "ticket_transferred": ticket_transferred,
    "ticket_called": ticket_called,
    "ticket_served": ticket_served,
    "ticket_done": ticket_done,
    "ticket_missed": ticket_missed,
    "ticket_missed_for_good": ticket_missed_for_good,
    "ticket_sent_to_a_counter": ticket_sent_to_a_counter,
    "ticket_cancelled": ticket_cancelled,
    "ticket_unknown": _at("/t/K7QM9XWP3TRA"),
    "dossier": dossier,
    "dossier_supplement": dossier_supplement,
    "dossier_wrong_digits": dossier_wrong_digits,
    "dossier_details": dossier_details,
    "letters": _at("/d/H17.45-261123-0001/letters#THEKEY", "main button"),
    "dossier_unknown": _at("/d/H17.45-261123-9999"),
    "result_with_the_post": result_with_the_post,
    "result_is_another_file": result_is_another_file,
    "result_codes": _at("/v/H17.45-261123-0001", "#verification"),
    "mine": mine,
    "mine_empty": _at("/mine", "#code, input"),
    "no_such_page": _at("/khong/co/trang"),
}
# One of each page; the others have the same parts.
CITIZEN_IN_ENGLISH = {
    name: CITIZEN[name]
    for name in (
        *(
            "offices",
            "office",
            "office_closed",
            "procedures",
            "procedure",
            "times",
            "contact_refused",
            "here",
        ),
        *(
            "take_number",
            "ticket_today",
            "cancel_question",
            "ticket_waiting",
            "ticket_called",
            "ticket_missed",
        ),
        *("dossier", "dossier_details", "letters", "result_is_another_file", "mine", "no_such_page"),
    )
}


def counters(_: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.signed_in(), "dl-counters li button")


def desk_waiting(ward: BrowserWard, screens: Screens) -> Page:
    for _ in range(2):
        ward.waiting(name="Trần Thị Minh Demo", phone="0905123456")
    ward.booked(phone="0905123457")
    return _ready(screens.at_the_desk(), ".next tbody tr")


def desk_called(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_waiting(ward, screens)
    page.keyboard.press("Enter")
    return _ready(page, "dl-desk .timer")


def desk_no_show(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_called(ward, screens)
    page.keyboard.press("v")
    page.wait_for_function("() => document.querySelector('dl-desk .timer') === null")
    return _ready(page, ".missed button")


def desk_transfer(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_called(ward, screens)
    page.keyboard.press("c")
    return _ready(page, "dl-transfer dialog[open] li button")


def intake(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_called(ward, screens)
    page.keyboard.press("Enter")
    page.locator("dl-intake fieldset input[type=radio]").first.wait_for()
    page.locator("dl-intake fieldset label").first.click()
    return page


def receipt(ward: BrowserWard, screens: Screens) -> Page:
    page = intake(ward, screens)
    page.evaluate("window.print = () => undefined")
    page.locator("dl-intake form button:not([type=button])").click()
    return _ready(page, ".receipt dl-qr-code img")


def dossiers(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for _ in range(2):
        ward.dossier()
    ward.act("closeCounter")
    ward.clock.move(days=10)  # the day they are due
    ward.clock.move_to(14, 0)
    return _ready(screens.at_the_desk(), "dl-dossiers tbody button")


def dossier_batch(ward: BrowserWard, screens: Screens) -> Page:
    page = dossiers(ward, screens)
    page.locator("dl-dossiers .chosen input").check()
    page.locator("dl-dossiers .chosen button").click()
    page.locator("dialog[open] input[type=radio]").nth(1).check()
    return _ready(page, "dialog[open] select")


def dossier_dialog(ward: BrowserWard, screens: Screens) -> Page:
    page = dossiers(ward, screens)
    page.locator("dl-dossiers tbody button").first.click()
    page.locator("dialog[open] input[type=radio]").first.wait_for()
    # No step chosen: refused.
    page.locator("dialog[open] form").first.locator("button").click()
    return _ready(page, "dialog[open] [role=alert]")


def _at_desk(path: str, selector: str) -> State:
    return lambda _, screens: _ready(screens.desk(path), selector)


def _sign_in_page(_: BrowserWard, screens: Screens) -> Page:
    page = screens.desk()
    page.locator("main button").first.click()
    return _ready(page, "button[name=clerk]")


def settings(_: BrowserWard, screens: Screens) -> Page:
    page = screens.settings()
    for summary in page.locator("dl-settings summary").all():
        summary.click()
    return _ready(page, "dl-settings details[open] input")


def settings_preview(ward: BrowserWard, screens: Screens) -> Page:
    for number in range(3):
        ward.booked(minutes=60, phone=f"090512345{number}")
    page = screens.settings()
    page.locator("dl-settings summary").first.click()
    page.get_by_role("group", name="Cư trú").get_by_label("Chỗ mỗi khung giờ").fill("1")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    return _ready(page, ".affected input")


def due_watch(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for days in (0, 3):
        ward.clock.move(days=days)
        ward.act("openCounter")
        ward.dossier()
    ward.clock.move(days=8)
    return _ready(_page(screens, "watch"), ".due tbody button")


def report(ward: BrowserWard, screens: Screens) -> Page:
    from api.usecases.statistics import rebuild
    from tests.integration.usecases.year_of_dossiers import later, write_dossiers, year_of_dossiers

    write_dossiers(later(each, timedelta(days=320)) for each in year_of_dossiers(ward.office, one_of=800))
    rebuild(office_id=ward.office)
    page = _ready(_page(screens, "report"), ".six tbody tr")
    page.locator(".report-form select").first.select_option("thisYear")
    page.locator(".report-form button").click()
    return _ready(page, ".chart svg rect")


def _page(screens: Screens, name: str) -> Page:
    """One of the manager's pages by its address in the console: links are named in the screen's language."""
    page = screens.managing()
    page.locator(f"header [data-page={name}]").click()
    return page


def procedures(_: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.managers_page("Thủ tục"), ".procedures button")


def terms(ward: BrowserWard, screens: Screens) -> Page:
    page = procedures(ward, screens)
    page.get_by_label("Tìm thủ tục").fill(RESIDENCE)
    page.get_by_role("button", name=re.compile(RESIDENCE)).click()
    return _ready(page, "dl-terms select")


def terms_preview(ward: BrowserWard, screens: Screens) -> Page:
    page = terms(ward, screens)
    page.get_by_label("Giờ nhận cuối").fill("15:00")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    return _ready(page, ".effects li")


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
    return _ready(page, "tbody tr")


STAFF: dict[str, State] = {
    "staff_signed_out": _at_desk("/staff", "main button"),
    "issuer": _sign_in_page,
    "counters": counters,
    "desk_waiting": desk_waiting,
    "desk_called": desk_called,
    "desk_no_show": desk_no_show,
    "desk_transfer": desk_transfer,
    "intake": intake,
    "receipt": receipt,
    "dossiers": dossiers,
    "dossier_batch": dossier_batch,
    "dossier_dialog": dossier_dialog,
    "handover_forms": handover_forms,
    "settings": settings,
    "settings_preview": settings_preview,
    "due_watch": due_watch,
    "report": report,
    "procedures": procedures,
    "terms": terms,
    "terms_preview": terms_preview,
    "dossier_list": dossier_list,
}


def board(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for _ in range(3):
        ward.waiting()
    ward.act("callNext")
    return _ready(screens.hall(), ".foot dl-qr-code img")


def board_unpaired(_: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.hall("/board/lien-chieu"), ".foot")


def board_unknown(_: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.hall("/board/khong-co"), "main h1")


def _kiosk(screens: Screens) -> Page:
    return _ready(screens.kiosk(), ".way")


def kiosk(_: BrowserWard, screens: Screens) -> Page:
    return _kiosk(screens)


def kiosk_groups(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.waiting()
    page = _kiosk(screens)
    page.locator(".way").first.click()
    return _ready(page, ".choice small")


def kiosk_procedures(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_groups(ward, screens)
    page.locator(".choice", has_text="Cư trú").click()
    return _ready(page, ".procedures .choice")


def kiosk_priorities(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_procedures(ward, screens)
    page.locator(".choice").first.click()
    return _ready(page, ".choice.main")


def kiosk_slip(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_priorities(ward, screens)
    page.locator(".choice.main").click()
    return _ready(page, "article.slip dl-qr-code img")


def kiosk_check_in(_: BrowserWard, screens: Screens) -> Page:
    page = _kiosk(screens)
    page.locator(".way.second").click()
    page.locator(".key").first.click()
    return _ready(page, ".typed")


def kiosk_unpaired(_: BrowserWard, screens: Screens) -> Page:
    return _ready(screens.kiosk("/kiosk/lien-chieu"), "main a")


def explorer(_: BrowserWard, screens: Screens) -> Page:
    page = _ready(screens.desk("/explorer"), ".reference details, .reference dl, .reference li")
    page.locator("form button").last.click()
    page.wait_for_function("() => document.querySelector('pre').textContent.includes('data')")
    return page


def ward_site(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.waiting()
    page = _ready(screens.desk("/widget/example.html"), "denluot-queue li")
    page.locator("denluot-booking li button").first.click()
    return _ready(page, "denluot-booking .times a")


OTHERS: dict[str, State] = {
    "board": board,
    "board_unpaired": board_unpaired,
    "board_unknown": board_unknown,
    "kiosk": kiosk,
    "kiosk_groups": kiosk_groups,
    "kiosk_procedures": kiosk_procedures,
    "kiosk_priorities": kiosk_priorities,
    "kiosk_slip": kiosk_slip,
    "kiosk_check_in": kiosk_check_in,
    "kiosk_unpaired": kiosk_unpaired,
    "explorer": explorer,
    "ward_site": ward_site,
}
EVERY_STATE = CITIZEN | STAFF | OTHERS
