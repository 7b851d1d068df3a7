"""What CloudFront does with a request for the site: which page, which headers, what is cached."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from api.local.site import CONTENT_SECURITY_POLICY, SITE_HEADERS, page_file
from infra.node_tools import run_node
from schema.messages import preferred_language
from tests.contract.rendered_template import ROOT, Template, rendered_template, resources_of_type


def distribution() -> Template:
    site = resources_of_type(rendered_template(), "AWS::CloudFront::Distribution")["SiteCdn"]
    config: Template = site["DistributionConfig"]
    return config


def behaviour(path: str) -> Template:
    found: Template
    (found,) = [part for part in distribution()["CacheBehaviors"] if part["PathPattern"] == path]
    return found


ADDRESSES = {
    "/": "/index.html",
    "/mine": "/index.html",
    "/o/lien-chieu": "/index.html",
    "/o/lien-chieu/p/1.004222": "/index.html",
    "/o/lien-chieu/p/1.004222/book": "/index.html",
    "/t/K7QM-9XWP-3TRA": "/index.html",
    "/d/H44.100-261123-0001": "/index.html",
    "/staff": "/staff.html",
    "/staff/": "/staff.html",
    "/staffing": "/index.html",
    "/board/lien-chieu": "/board.html",
    "/kiosk/lien-chieu": "/kiosk.html",
    "/explorer": "/explorer.html",
    "/index.html": "/index.html",
    "/config.json": "/config.json",
    "/sw.js": "/sw.js",
    "/kiosk-sw.js": "/kiosk-sw.js",
    "/assets/index-B2a9.js": "/assets/index-B2a9.js",
    "/manifest.webmanifest": "/manifest.webmanifest",
    "/chime.mp3": "/chime.mp3",
}


LANGUAGES = [
    "",
    "vi-VN,vi;q=0.9,en;q=0.8",
    "en-US,en;q=0.9,vi;q=0.8",
    "fr-FR, EN;q=0.5",
    "de",
    "*",
    ",".join(["fr"] * 8 + ["en"]),
]


def viewer_requests(function: str, requests: Sequence[Mapping[str, object]]) -> list[Template]:
    """What a deployed CloudFront function makes of the requests."""
    code = resources_of_type(rendered_template(), "AWS::CloudFront::Function")[function]["FunctionCode"]
    run = f"console.log(JSON.stringify({json.dumps(requests)}.map(request => handler({{ request }}))))"
    answer: list[Template] = json.loads(run_node(["--eval", f"{code}\n{run}"], cwd=ROOT))
    return answer


@cache
def rewritten() -> dict[str, str]:
    """Every address of the table as the deployed site leads it on."""
    answers = viewer_requests("PageRewrite", [{"uri": uri} for uri in ADDRESSES])
    return dict(zip(ADDRESSES, [answer["uri"] for answer in answers], strict=True))


@pytest.mark.parametrize(("address", "page"), ADDRESSES.items())
def test_address_leads_to_its_page_here_and_deployed(address: str, page: str) -> None:
    assert rewritten()[address] == page
    assert page_file("/index.html" if address == "/" else address) == page


def test_local_site_has_the_deployed_headers() -> None:
    headers = resources_of_type(rendered_template(), "AWS::CloudFront::ResponseHeadersPolicy")
    site = headers["SiteHeaders"]["ResponseHeadersPolicyConfig"]
    policy, _ = site["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    # Only the deployed site has an issuer, files and a function for watchers elsewhere, and HTTPS.
    deployed = policy.replace(
        " https://${WatchHost} https://${FilesHost} https://${IssuerHost} ;", ";"
    ).removesuffix("; upgrade-insecure-requests")
    assert deployed == CONTENT_SECURITY_POLICY
    custom = {item["Header"].lower(): item["Value"] for item in site["CustomHeadersConfig"]["Items"]}
    assert custom.items() <= SITE_HEADERS.items()
    referrer = site["SecurityHeadersConfig"]["ReferrerPolicy"]["ReferrerPolicy"]
    assert referrer == SITE_HEADERS["referrer-policy"]


def test_caches_know_the_language_the_api_will_answer_in() -> None:
    requests = [{"headers": {"accept-language": {"value": header}} if header else {}} for header in LANGUAGES]
    answers = viewer_requests("QueryLanguage", requests)
    chosen = [answer["headers"]["accept-language"]["value"] for answer in answers]
    assert chosen == [preferred_language(header) for header in LANGUAGES]


def test_answers_of_the_api_live_as_long_as_the_api_says() -> None:
    policies = resources_of_type(rendered_template(), "AWS::CloudFront::CachePolicy")
    policy = policies["QueryCache"]["CachePolicyConfig"]
    assert (policy["MinTTL"], policy["DefaultTTL"]) == (0, 0)
    key = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert key["QueryStringsConfig"] == {"QueryStringBehavior": "all"}
    assert key["HeadersConfig"]["Headers"] == ["Accept", "Accept-Language", "Authorization"]


def test_posts_reach_the_api_and_are_never_cached() -> None:
    graphql = behaviour("/graphql")
    assert graphql["TargetOriginId"] == "api"
    assert "POST" in graphql["AllowedMethods"]
    assert graphql["CachedMethods"] == ["GET", "HEAD"]


def test_flood_ends_at_the_gateway() -> None:
    stage = resources_of_type(rendered_template(), "AWS::ApiGatewayV2::Stage")["HttpApiStage"]
    limits = stage["DefaultRouteSettings"]
    assert (limits["ThrottlingRateLimit"], limits["ThrottlingBurstLimit"]) == (200, 400)
    assert limits["DetailedMetricsEnabled"] is True


def test_nobody_may_frame_the_site() -> None:
    headers = resources_of_type(rendered_template(), "AWS::CloudFront::ResponseHeadersPolicy")
    security = headers["SiteHeaders"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    policy, variables = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in policy
    assert rules["connect-src"].split() == [
        "'self'",
        "https://${WatchHost}",
        "https://${FilesHost}",
        "https://${IssuerHost}",
    ]
    address = {"Fn::GetAtt": ["WatchingUrl", "FunctionUrl"]}
    name = resources_of_type(rendered_template(), "AWS::S3::Bucket")["FilesBucket"]["BucketName"]["Fn::Sub"]
    assert variables == {
        "FilesHost": {"Fn::Sub": f"{name}.s3.${{AWS::Region}}.${{AWS::URLSuffix}}"},
        "IssuerHost": {"Fn::Select": [2, {"Fn::Split": ["/", "https://id.example.vn/ward"]}]},
        "WatchHost": {"Fn::Select": [2, {"Fn::Split": ["/", address]}]},
    }


def test_any_site_may_load_the_widget() -> None:
    headers = resources_of_type(rendered_template(), "AWS::CloudFront::ResponseHeadersPolicy")
    assert behaviour("/widget/*")["ResponseHeadersPolicyId"] == {"Ref": "WidgetHeaders"}
    widget = headers["WidgetHeaders"]["ResponseHeadersPolicyConfig"]
    assert widget["CorsConfig"]["AccessControlAllowOrigins"] == {"Items": ["*"]}
    assert "ContentSecurityPolicy" not in widget["SecurityHeadersConfig"]
