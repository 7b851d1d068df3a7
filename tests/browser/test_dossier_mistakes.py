"""What clerks get wrong about dossiers as they see it: an old screen, a second apology."""

from playwright.sync_api import expect

from tests.browser.screens import CLERK, Screens
from tests.browser.test_dossier_journeys import CIVIL_COUNTER, handed_in, opened
from tests.browser.ward import RESIDENCE, BrowserWard

BIRTH = "1.001193"
RESIDENCE_COUNTER = 6
APOLOGY = "Xin lỗi và hẹn lại ngày trả (mẫu 04)"


def test_clerk_with_an_old_screen_is_told_and_a_finished_dossier_offers_no_step(
    ward: BrowserWard, screens: Screens
) -> None:
    code = handed_in(ward, BIRTH, counter=CIVIL_COUNTER)
    page = screens.at_the_desk(counter=CIVIL_COUNTER)
    dialog = opened(page, code)
    dialog.get_by_role("radio", name="Thẩm định").check()
    for version, step in enumerate(("APPRAISAL", "APPROVAL", "COMPLETED"), 1):
        done = ward.do(
            "advanceDossier",
            "... on DossierAdvanced { dossier { step } }",
            token=ward.token_of(CLERK),
            dossier=code,
            to=step,
            version=version,
        )
        assert done["dossier"]["step"] == step
    ward.do(
        "handOverResult",
        token=ward.token_of(CLERK),
        dossier=code,
        version=4,
        receiverName="Trần Thị Minh Demo",
        relation="APPLICANT",
        unsignedBecause="Bảng ký bị hỏng.",
    )
    dialog.get_by_role("button", name="Chuyển bước").click()
    expect(dialog.get_by_text("vừa chuyển hồ sơ này lúc")).to_be_visible()
    expect(dialog.get_by_role("radio")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Chuyển bước")).to_have_count(0)
    expect(dialog.get_by_text(APOLOGY)).to_have_count(0)
    screens.save(page, "moved-meanwhile", full=True)


def test_second_apology_is_refused_in_words(ward: BrowserWard, screens: Screens) -> None:
    code = handed_in(ward, RESIDENCE, counter=RESIDENCE_COUNTER)
    page = screens.at_the_desk(counter=RESIDENCE_COUNTER)
    dialog = opened(page, code)
    dialog.get_by_text(APOLOGY).click()
    dialog.get_by_label("Ngày hẹn lại").fill("2026-12-06")
    dialog.get_by_label("Ngày hẹn lại").dispatch_event("change")
    expect(dialog.get_by_text("Ngày hẹn lại là ngày nghỉ.")).to_be_visible()
    ward.do(
        "extendDossier",
        token=ward.token_of(CLERK),
        dossier=code,
        version=1,
        newDueOn="2026-12-08",
        apology="Xin lỗi bạn vì chậm trễ.",
    )
    dialog.get_by_label("Ngày hẹn lại").fill("2026-12-09")
    dialog.get_by_label("Ngày hẹn lại").dispatch_event("change")
    expect(dialog.get_by_text("quy định chỉ cho một lần")).to_be_visible()
    screens.save(page, "second-apology", full=True)
