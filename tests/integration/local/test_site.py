"""The local site: CloudFront's addresses and headers, on one machine and for one name."""

import re
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.local.site import CONTENT_SECURITY_POLICY, SITE_HEADERS, WIDGET_HEADERS, create_site, page_file

SITE_URL = "http://127.0.0.1:8000"
CDN_TEMPLATE = Path(__file__).parents[3] / "infra" / "site.yml"


async def answer_issuer(_: object) -> PlainTextResponse:
    return PlainTextResponse("issuer")


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    pages = ("index.html", "staff.html", "board.html", "kiosk.html", "explorer.html")
    for name in (*pages, "assets/app.js", "widget/v1.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path.parent / "secret.txt").write_text("secret", encoding="utf-8")
    site = create_site(
        site_url=SITE_URL,
        api=PlainTextResponse("api"),
        issuer=[Route("/authorize", answer_issuer)],
        pages=tmp_path,
        config=lambda: {"api": "/graphql"},
    )
    return TestClient(site, base_url=SITE_URL, follow_redirects=False)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/o/lien-chieu", "index.html"),
        ("/t/K7QM-9XWP-3TRA", "index.html"),
        ("/d/H17.45-261123-0001", "index.html"),
        ("/staff", "staff.html"),
        ("/staff/dossiers", "staff.html"),
        ("/staffing", "index.html"),
        ("/board/lien-chieu", "board.html"),
        ("/kiosk/lien-chieu", "kiosk.html"),
        ("/explorer", "explorer.html"),
        ("/assets/app.js", "assets/app.js"),
        ("/widget/v1.js", "widget/v1.js"),
    ],
)
def test_address_leads_to_its_page(browser: TestClient, path: str, file: str) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.text) == (200, file)


@pytest.mark.parametrize(
    "path", ["/assets/none.js", "/widget/none", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]
)
def test_missing_file_is_not_found(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "content-security-policy" in answer.headers or path.startswith("/widget/")


def test_pages_carry_the_security_headers(browser: TestClient) -> None:
    assert SITE_HEADERS.items() <= dict(browser.get("/o/lien-chieu").headers).items()


def test_widget_opens_to_other_sites(browser: TestClient) -> None:
    headers = browser.get("/widget/v1.js").headers
    assert WIDGET_HEADERS.items() <= dict(headers).items()
    assert "content-security-policy" not in headers


def test_content_security_policy_equals_the_deployed_one() -> None:
    deployed = re.search(r'- "(default-src [^"]+)"', CDN_TEMPLATE.read_text(encoding="utf-8"))
    assert deployed is not None
    only_deployed = {"upgrade-insecure-requests"}

    def directives(policy: str) -> set[str]:
        return {re.sub(r" (https://)?\$\{[^}]+\}", "", part.strip()) for part in policy.split(";")}

    assert directives(deployed[1]) - only_deployed == directives(CONTENT_SECURITY_POLICY)


def test_pages_are_chosen_as_the_cdn_chooses_them() -> None:
    function = re.search(
        r"FunctionCode: \|\n(.+?)\n  \w", CDN_TEMPLATE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert function is not None
    for page in ("/explorer.html", "/staff.html", "/board.html", "/kiosk.html", "/index.html"):
        assert f"request.uri = '{page}'" in function[1]
    assert r"/\.[a-z][a-z0-9]*$/i" in function[1]
    assert page_file("/d/H44.100-261123-0001") == "/index.html"


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_graphql_gets_every_method(browser: TestClient, method: str) -> None:
    assert browser.request(method, "/graphql").text == "api"


def test_settings_are_never_kept(browser: TestClient) -> None:
    answer = browser.get("/config.json")
    assert answer.json() == {"api": "/graphql"}
    assert answer.headers["cache-control"] == "no-store"


def test_issuer_answers_below_its_path(browser: TestClient) -> None:
    assert browser.get("/local-issuer/authorize").text == "issuer"


def test_localhost_is_led_to_the_one_name(browser: TestClient) -> None:
    answer = browser.get("/o/lien-chieu?p=CHO", headers={"host": "localhost:8000"})
    assert answer.headers["location"] == f"{SITE_URL}/o/lien-chieu?p=CHO"


@pytest.mark.parametrize("path", ["/", "/graphql", "/config.json", "/local-issuer/authorize"])
def test_foreign_name_is_refused(browser: TestClient, path: str) -> None:
    answer = browser.get(path, headers={"host": "evil.example:8000"})
    assert answer.status_code == 421
    assert SITE_URL in answer.text
