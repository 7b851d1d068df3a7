"""Browser tests: a real Chromium at a phone's size and in Vietnamese, on a ward of the test's own."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Playwright, expect

from tests.browser.camera import LookAt, camera_flags, film_of
from tests.browser.chromium import find_chromium
from tests.browser.screens import PATIENCE_IN_MS, Screens
from tests.browser.ward import BrowserWard, open_ward

ROOT = Path(__file__).parents[2]
BUILT_SITE = ROOT / "frontend" / "dist"
SCREENSHOTS = Path(__file__).parent / "screenshots"
# Chromium knows the last switch of a name alone, so Playwright's own list stands here again. Beyond it: the
# address bar nobody sees, whose popups took half of the processor time that a new screen costs.
WITHOUT = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
# Chromium must talk to nobody but this machine, and draw the same everywhere.
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-default-apps",
    "--disable-domain-reliability",
    f"--disable-features={','.join(WITHOUT)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

expect.set_options(timeout=PATIENCE_IN_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": str(find_chromium()),
        "chromium_sandbox": False,
        "args": list(FLAGS),
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], playwright: Playwright) -> dict[str, Any]:
    """A Galaxy S9+ in Vietnamese hands."""
    # Half its pixels: its pictures are as telling and take a quarter of the time.
    phone = playwright.devices["Galaxy S9+"] | {"device_scale_factor": 2}
    return {**browser_context_args, **phone, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages; a test that has none has failed, it is not skipped."""
    assert (BUILT_SITE / "index.html").exists(), "The site is not built: run `make test`, which builds it."
    # A copy: a build that ends meanwhile must not swap the parts of an open page.
    return Path(shutil.copytree(BUILT_SITE, tmp_path_factory.mktemp("site") / "dist"))


@pytest.fixture(scope="session")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserWard]:
    """One server for all browser tests of this process."""
    with open_ward(pages=built_site, folder=tmp_path_factory.mktemp("issuer")) as running:
        yield running


@pytest.fixture
def ward(store: str, site: BrowserWard) -> BrowserWard:
    """The demo ward at 8:30 on a Monday: no counter is open, nobody waits, nothing is booked."""
    site.forget()
    return site


@pytest.fixture
def screens(
    ward: BrowserWard, browser: Browser, browser_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> Iterator[Screens]:
    """Opens screens; the test fails when one of their browsers complains unexpectedly."""
    folder = SCREENSHOTS / request.path.stem.removeprefix("test_")
    opened = Screens(browser=browser, usual=browser_context_args, ward=ward, folder=folder)
    yield opened
    opened.close()
    assert opened.unexpected() == []


@pytest.fixture
def looking_at(
    ward: BrowserWard,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[LookAt]:
    """Screens of a browser whose camera sees a QR code with the given text."""
    opened: list[tuple[Browser, Screens]] = []

    def look_at(text: str) -> Screens:
        film = film_of(text, path=tmp_path / "camera.y4m")
        arguments = [*browser_type_launch_args["args"], *camera_flags(film)]
        browser = browser_type.launch(**(browser_type_launch_args | {"args": arguments}))
        folder = SCREENSHOTS / request.path.stem.removeprefix("test_")
        screens = Screens(browser=browser, usual=browser_context_args, ward=ward, folder=folder)
        opened.append((browser, screens))
        return screens

    yield look_at
    for browser, screens in opened:
        screens.close()
        browser.close()
        assert screens.unexpected() == []
