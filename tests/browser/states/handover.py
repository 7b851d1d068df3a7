"""The states of a result on its way: at the desk, for the citizen, and for who verifies a file."""

import hashlib

from playwright.sync_api import FilePayload, Page

from tests.browser.screens import CLERK, Screens
from tests.browser.states.showing import State, at
from tests.browser.ward import BrowserWard

RESULT = b"%PDF-1.7 the result"
FILE = FilePayload(name="ket-qua.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 another file")


def _ready_result(ward: BrowserWard) -> str:
    ward.act("openCounter")
    code = ward.dossier()
    ward.move_dossier(code, "COMPLETED")
    ward.act("closeCounter")
    return code


def _shown(page: Page, selector: str) -> Page:
    page.locator(selector).first.wait_for()
    return page


def handover_forms(ward: BrowserWard, screens: Screens) -> Page:
    """All three ways unfolded."""
    code = _ready_result(ward)
    desk = screens.at_the_desk()
    desk.get_by_label("Mở hồ sơ theo mã").fill(code)
    desk.locator("form.find button").click()
    desk.locator("dl-handover details").first.wait_for()
    for summary in desk.locator("dl-handover summary").all():
        summary.click()
    return _shown(desk, "dl-signature svg")


def result_with_the_post(ward: BrowserWard, screens: Screens) -> Page:
    code = _ready_result(ward)
    sent = ward.do(
        "postResult",
        token=ward.token_of(CLERK),
        dossier=code,
        version=2,
        carrier="Bưu điện Việt Nam",
        trackingNumber="RR123456785VN",
    )
    assert sent["__typename"] == "ResultPosted", sent
    return _shown(screens.phone(f"/d/{code}"), "#result")


def result_is_another_file(ward: BrowserWard, screens: Screens) -> Page:
    code = _ready_result(ward)
    offered = ward.do(
        "offerUpload",
        "... on UploadOffered { upload { id url headers { name value } } }",
        token=ward.token_of(CLERK),
        dossier=code,
        fileName="ket-qua.pdf",
        kind="PDF",
        size=len(RESULT),
        sha256=hashlib.sha256(RESULT).hexdigest(),
    )["upload"]
    headers = {header["name"]: header["value"] for header in offered["headers"]}
    assert ward.client.put(offered["url"], content=RESULT, headers=headers).status_code == 200
    issued = ward.do(
        "issueResultOnline",
        "... on ResultIssuedOnline { dossier { work { handover { verification { code } } } } }",
        token=ward.token_of(CLERK),
        dossier=code,
        version=2,
        upload=offered["id"],
        issuedOn="2026-11-23",
    )
    verification = issued["dossier"]["work"]["handover"]["verification"]["code"]
    page = _shown(screens.phone(f"/v/{code}#{verification}"), "#my-file")
    page.locator("#my-file").set_input_files(files=[FILE])
    return _shown(page, ".notice.bad")


RESULTS: dict[str, State] = {
    "result_with_the_post": result_with_the_post,
    "result_is_another_file": result_is_another_file,
    "result_codes": at("/v/H17.45-261123-0001", "#verification"),
}
HANDOVER: dict[str, State] = {"handover_forms": handover_forms}
