"""The register through the API: managers alone, a file that is what its hash says, refusals in words."""

import base64
import hashlib

from tests.integration.schema.test_dossier_work import RESIDENCE, handed_in
from tests.integration.ward import Ward

REGISTER = """query($since: Date!, $until: Date!, $part: String) {
    dossierRegister(since: $since, until: $until, part: $part) {
        entries nextPart file { fileName sha256 pdfBase64 } } }"""
DAY = {"since": "2026-11-23", "until": "2026-11-23"}


def test_manager_prints_the_register(ward: Ward) -> None:
    handed_in(ward, RESIDENCE, counter=6)
    part = ward.ask(REGISTER, token=ward.clerk(1, role="manager"), **DAY)["dossierRegister"]
    assert (part["entries"], part["nextPart"]) == (1, None)
    content = base64.b64decode(part["file"]["pdfBase64"])
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == part["file"]["sha256"]


def test_clerks_print_no_register(ward: Ward) -> None:
    (error,) = ward.post(REGISTER, token=ward.clerk(1), **DAY)["errors"]
    assert error["extensions"] == {"code": "FORBIDDEN"}


def test_more_than_a_month_is_refused_in_words(ward: Ward) -> None:
    wish = DAY | {"until": "2026-12-24"}
    (error,) = ward.post(REGISTER, token=ward.clerk(1, role="manager"), **wish)["errors"]
    assert error["message"].startswith("Sổ theo dõi in cho nhiều nhất 31 ngày")


def test_one_request_draws_at_most_three_parts(ward: Ward) -> None:
    field = 'dossierRegister(since: "2026-11-23", until: "2026-11-23") { entries }'
    query = "{ " + " ".join(f"n{number}: {field}" for number in range(4)) + " }"
    (error,) = ward.post(query, token=ward.clerk(1, role="manager"))["errors"]
    assert error["extensions"]["code"] == "COST_LIMIT"
