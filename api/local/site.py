"""The site on this machine: the built pages, with the addresses and headers CloudFront gives them."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from api.local.files import FILES_PATH

ISSUER_PATH = "/local-issuer"
# As in infra/site.yml, without what only makes sense on HTTPS.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data:; "
    "media-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SITE_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    # A rebuilt site shows at the next load.
    "cache-control": "no-cache",
}
WIDGET_HEADERS = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
}
_FILE_ENDING = re.compile(r"\.[a-z][a-z0-9]*$", re.IGNORECASE)


def page_file(path: str) -> str:
    """The built file that answers `path`. A dossier code's dot and digits are no file ending."""
    if path.startswith("/widget/") or _FILE_ENDING.search(path):
        return path
    if path == "/explorer":
        return "/explorer.html"
    if path == "/staff" or path.startswith("/staff/"):
        return "/staff.html"
    if path.startswith("/board/"):
        return "/board.html"
    if path.startswith("/kiosk/"):
        return "/kiosk.html"
    return "/index.html"


class _Pages:
    def __init__(self, folder: Path) -> None:
        self._files = StaticFiles(directory=folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_widget = scope["path"].startswith("/widget/")
        response: Response
        try:
            response = await self._files.get_response(page_file(scope["path"]).lstrip("/"), scope)
        except HTTPException as missing:
            response = PlainTextResponse(missing.detail, missing.status_code)
        response.headers.update(WIDGET_HEADERS if is_widget else SITE_HEADERS)
        await response(scope, receive, send)


class _OwnNameOnly:
    """Serves the one name the site was started under: another site must not reach it by a name of its own."""

    def __init__(self, app: ASGIApp, *, site_url: str) -> None:
        self._app = app
        self._site_url = site_url
        self._name = urlsplit(site_url).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        asked = request.headers.get("host", "")
        response: Response
        if asked == self._name:
            await self._app(scope, receive, send)
            return
        if asked.partition(":")[0] == "localhost" and request.method in {"GET", "HEAD"}:
            query = f"?{request.url.query}" if request.url.query else ""
            response = RedirectResponse(f"{self._site_url}{request.url.path}{query}", 307)
        else:
            response = PlainTextResponse(f"This site answers at {self._site_url} only.\n", 421)
        await response(scope, receive, send)


def create_site(
    *,
    site_url: str,
    api: ASGIApp,
    issuer: list[Route],
    files: Sequence[Route] = (),
    pages: Path,
    config: Callable[[], Mapping[str, Any]],
) -> ASGIApp:
    """One app for everything a browser asks for: API, pages, their settings, local issuer and files."""

    async def answer_config(_: Request) -> Response:
        return JSONResponse(dict(config()), headers=SITE_HEADERS | {"cache-control": "no-store"})

    routes: list[BaseRoute] = [
        Route("/config.json", answer_config),
        Mount(ISSUER_PATH, routes=issuer),
        Mount(FILES_PATH, routes=list(files)),
        Route("/graphql", _AsIs(api)),
        Mount("/", _Pages(pages)),
    ]
    return _OwnNameOnly(Starlette(routes=routes), site_url=site_url)


class _AsIs:
    """An endpoint that gets every request of its route whole: any method, the full path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)
