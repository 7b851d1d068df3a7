"""The screens of a test: phones, the clerk's and the hall's; what their browsers complain of is noted."""

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

from api.local.demo.people import DEMO_CLERKS
from api.local.issuer import Clerk
from tests.browser.ward import COUNTER, BrowserWard

PATIENCE_IN_MS = 10_000
# Until a page that watches asks of itself, on a machine that is busy.
NEXT_LOOK_IN_MS = 40_000
DESK = {"width": 1280, "height": 800}
KIOSK = {"width": 1080, "height": 1920}
HALL = {"width": 1920, "height": 1080}
CLERK = DEMO_CLERKS[0]
MANAGER = DEMO_CLERKS[2]
TOKEN_ENDS_AT_IN_MS = 32_503_680_000_000  # by the browser's clock never: the service says when it ends
PIXELS_A_POINT = 1.5
LANGUAGE_KEY = "denluot.language"
# The suite's usual screen is a phone.
NO_TOUCH = {"has_touch": False, "is_mobile": False, "device_scale_factor": 1}


class Screens:
    """Opens screens, each a browser of its own. Errors in a console and uncaught ones become `complaints`."""

    def __init__(self, *, browser: Browser, usual: dict[str, Any], ward: BrowserWard, folder: Path) -> None:
        self.complaints: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self._contexts: list[BrowserContext] = []
        self._browser = browser
        self._usual = usual
        self._ward = ward
        self._folder = folder
        self._taken = 0
        self._all_have: dict[str, Any] = {}
        self._language = "vi"

    def all_have(self, *, language: str = "vi", **how: Any) -> None:
        """From now on every screen speaks `language` and has these of Playwright's context options."""
        self._language = language
        self._all_have = how

    def phone(self, address: str | None = None) -> Page:
        """A citizen's phone, opened at `address`, a path of the site."""
        return self._open(address)

    def desk(self, address: str | None = "/staff") -> Page:
        """The clerk's screen, or anybody's large one."""
        return self._open(address, viewport=DESK, **NO_TOUCH)

    def hall(self, address: str | None = None) -> Page:
        """The television in the hall, paired unless `address` says otherwise."""
        page = self._open(None, viewport=HALL, **NO_TOUCH)
        page.goto(self._ward.url + address if address else self._ward.board_address)
        return page

    def kiosk(self, address: str | None = None) -> Page:
        """The touch screen in the hall, paired unless `address` says otherwise; it counts what it prints."""
        page = self._open(None, viewport=KIOSK, has_touch=True, is_mobile=False, device_scale_factor=1)
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
        page.goto(self._ward.url + address if address else self._ward.kiosk_address)
        return page

    def signed_in(self, *, last_at: int | None = None) -> Page:
        """The clerk's screen after the sign-in, where one chooses a counter; she was at counter `last_at`."""
        page = self._staff_page(counter=last_at)
        page.locator("dl-counters button").first.wait_for()
        return page

    def settings(self) -> Page:
        """The manager's screen on the settings page."""
        page = self._staff_page(counter=None, clerk=MANAGER)
        page.get_by_role("button", name=re.compile("^(Cài đặt|Settings)$")).click()
        page.locator("dl-special-days form").wait_for()
        return page

    def managing(self) -> Page:
        """The manager's screen after the sign-in, where she chooses a counter or one of her pages."""
        page = self._staff_page(counter=None, clerk=MANAGER)
        page.locator("dl-counters button").first.wait_for()
        return page

    def managers_page(self, link: str) -> Page:
        """The manager's screen on the page behind that link of the console's head."""
        page = self._staff_page(counter=None, clerk=MANAGER)
        page.get_by_role("button", name=link, exact=True).click()
        page.get_by_role("heading", level=1, name=link).wait_for()
        page.wait_for_load_state("networkidle")
        return page

    def at_the_desk(self, *, clerk: Clerk = CLERK, counter: int = COUNTER) -> Page:
        """The clerk's screen at counter 6 (or another), which they have opened."""
        opened = self._ward.do("openCounter", token=self._ward.token_of(clerk), counter=counter)
        assert opened["__typename"] == "CounterOpened", opened
        page = self._staff_page(counter=counter, clerk=clerk)
        page.locator("dl-desk [data-primary]").wait_for()
        page.wait_for_load_state("networkidle")  # what is pressed before the line is there is for nobody
        return page

    def _staff_page(self, *, counter: int | None, clerk: Clerk = CLERK) -> Page:
        """Signed in already, which saves the way over the issuer's page."""
        page = self.desk(None)
        session = {"token": self._ward.token_of(clerk), "expiresAt": TOKEN_ENDS_AT_IN_MS}
        kept = {"denluot.staff.session": json.dumps(session)}
        if counter is not None:
            kept["denluot.staff.counter"] = str(counter)
        # Only in a fresh tab: a session that ended meanwhile must stay ended.
        page.add_init_script(
            "if (location.pathname === '/staff' && sessionStorage.length === 0)"
            f" for (const [key, value] of Object.entries({json.dumps(kept)}))"
            " sessionStorage.setItem(key, value)"
        )
        page.goto(f"{self._ward.url}/staff")
        return page

    def expect(self, complaint: str) -> None:
        """A complaint that the test brings about itself, such as a lost network; a regular expression."""
        self._expected.append(re.compile(complaint))

    def save(self, page: Page, name: str, *, full: bool = False) -> None:
        """Keep a numbered picture of what the screen shows."""
        self._taken += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{self._taken:02}-{name}.png"
        page.screenshot(path=path, full_page=full, animations="disabled")

    def save_paper(self, content: bytes, name: str) -> None:
        """Keep a numbered picture of each page of a PDF."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
            self._taken += 1
            path = self._folder / f"{self._taken:02}-{name}-page-{number}.png"
            page.render(scale=PIXELS_A_POINT).to_pil().save(path)

    def unexpected(self) -> list[str]:
        """What the browsers complained of and nobody expected."""
        return [text for text in self.complaints if not any(known.search(text) for known in self._expected)]

    def close(self) -> None:
        """Switch all screens off."""
        for context in self._contexts:
            context.close()

    def _open(self, address: str | None, **how: Any) -> Page:
        context = self._browser.new_context(**(self._usual | how | self._all_have))
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE_IN_MS)
        context.on("console", self._heard)
        context.on("weberror", self._failed)
        if self._language != "vi":
            keep = f"localStorage.setItem('{LANGUAGE_KEY}', '{self._language}')"
            context.add_init_script(f"if (location.protocol.startsWith('http')) {keep}")
        page = context.new_page()
        if address is not None:
            page.goto(self._ward.url + address)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _failed(self, error: WebError) -> None:
        self.complaints.append(f"{error.page.url if error.page else ''}: {error.error}")


def sign_in(page: Page, name: str = CLERK.name) -> None:
    """From the signed-out staff page through the issuer's page and back."""
    page.locator("main button").first.click()
    page.get_by_role("button", name=name).click()
    page.wait_for_url(re.compile("/staff$"))
    page.locator("dl-counters button, dl-desk [data-primary]").first.wait_for()
