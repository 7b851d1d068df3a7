"""The steps of a dossier inside the office: allowed moves and the words citizens read."""

from dataclasses import dataclass
from enum import StrEnum

from api.domain.dossiers.statuses import DossierStatus


class DossierStep(StrEnum):
    """Where a dossier stands inside the office; finer than the national status."""

    REGISTERED = "REGISTERED"
    REFUSED = "REFUSED"
    RECEIVED = "RECEIVED"
    APPRAISAL = "APPRAISAL"
    APPROVAL = "APPROVAL"
    SUPPLEMENT = "SUPPLEMENT"
    PAYMENT = "PAYMENT"
    WITHDRAWN = "WITHDRAWN"
    STOPPED = "STOPPED"
    COMPLETED = "COMPLETED"
    RETURNED = "RETURNED"

    @property
    def status(self) -> DossierStatus:
        """The national status code this step is reported as."""
        if self in (DossierStep.APPRAISAL, DossierStep.APPROVAL):
            return DossierStatus.PROCESSING
        return DossierStatus[self.name]

    @property
    def wording(self) -> "StepWording":
        """What the citizen reads about this step."""
        return _WORDINGS[self]

    @property
    def is_terminal(self) -> bool:
        """Whether nothing can follow."""
        return not _NEXT_STEPS[self]


_NEXT_STEPS = {
    DossierStep.REGISTERED: (DossierStep.RECEIVED, DossierStep.REFUSED, DossierStep.WITHDRAWN),
    # A same-visit result needs neither appraisal nor approval.
    DossierStep.RECEIVED: (
        DossierStep.APPRAISAL,
        DossierStep.SUPPLEMENT,
        DossierStep.PAYMENT,
        DossierStep.COMPLETED,
        DossierStep.REFUSED,
        DossierStep.WITHDRAWN,
        DossierStep.STOPPED,
    ),
    DossierStep.APPRAISAL: (
        DossierStep.APPROVAL,
        DossierStep.SUPPLEMENT,
        DossierStep.PAYMENT,
        DossierStep.REFUSED,
        DossierStep.WITHDRAWN,
        DossierStep.STOPPED,
    ),
    # The approver sends a dossier back to appraisal, which asks the citizen when papers are missing.
    DossierStep.APPROVAL: (
        DossierStep.COMPLETED,
        DossierStep.APPRAISAL,
        DossierStep.PAYMENT,
        DossierStep.WITHDRAWN,
        DossierStep.STOPPED,
    ),
    DossierStep.SUPPLEMENT: (DossierStep.APPRAISAL, DossierStep.WITHDRAWN, DossierStep.STOPPED),
    DossierStep.PAYMENT: (
        DossierStep.APPRAISAL,
        DossierStep.APPROVAL,
        DossierStep.WITHDRAWN,
        DossierStep.STOPPED,
    ),
    DossierStep.COMPLETED: (DossierStep.RETURNED,),
    DossierStep.REFUSED: (),
    DossierStep.WITHDRAWN: (),
    DossierStep.STOPPED: (),
    DossierStep.RETURNED: (),
}


def allowed_steps(step: DossierStep) -> tuple[DossierStep, ...]:
    """The steps that may follow, the usual one first; none after a terminal step."""
    return _NEXT_STEPS[step]


def may_advance(*, current: DossierStep, to: DossierStep) -> bool:
    """Whether a dossier standing at `current` may move to `to`."""
    return to in _NEXT_STEPS[current]


@dataclass(frozen=True, slots=True)
class StepWording:
    """The citizen's words for a step: its name, its name while it lasts, and what it asks of her."""

    title_vi: str
    title_en: str
    now_title_vi: str
    now_title_en: str
    sentence_vi: str
    sentence_en: str


_WORDINGS = {
    DossierStep.REGISTERED: StepWording(
        "Đã gửi hồ sơ",
        "Dossier sent",
        "Chờ tiếp nhận",
        "Waiting to be received",
        "Bộ phận Một cửa đang xem hồ sơ bạn gửi. Bạn chờ thông báo tiếp nhận.",
        "The one-stop desk is looking at your dossier. Please wait to hear that it is received.",
    ),
    DossierStep.REFUSED: StepWording(
        "Không tiếp nhận",
        "Not accepted",
        "Không tiếp nhận",
        "Not accepted",
        "Hồ sơ không được tiếp nhận. Lý do ghi trong phiếu từ chối; bạn có thể hỏi lại tại quầy.",
        "The dossier was not accepted. The refusal slip gives the reason; you can ask at the counter.",
    ),
    DossierStep.RECEIVED: StepWording(
        "Tiếp nhận",
        "Received",
        "Đã tiếp nhận",
        "Received",
        "Hồ sơ đã được tiếp nhận và sẽ chuyển đến công chức chuyên môn. Bạn không cần làm gì.",
        "Your dossier is received and goes to the officer in charge. You need not do anything.",
    ),
    DossierStep.APPRAISAL: StepWording(
        "Thẩm định",
        "Appraisal",
        "Đang thẩm định",
        "Being appraised",
        "Công chức chuyên môn đang kiểm tra hồ sơ. Bạn không cần làm gì.",
        "The officer in charge is checking your dossier. You need not do anything.",
    ),
    DossierStep.APPROVAL: StepWording(
        "Phê duyệt",
        "Approval",
        "Đang trình phê duyệt",
        "Waiting for approval",
        "Hồ sơ đã kiểm tra xong và đang chờ lãnh đạo ký. Bạn không cần làm gì.",
        "Your dossier is checked and waits for a signature. You need not do anything.",
    ),
    DossierStep.SUPPLEMENT: StepWording(
        "Bạn đã bổ sung giấy tờ",
        "You added papers",
        "Chờ bạn bổ sung giấy tờ",
        "Waiting for your papers",
        "Hồ sơ còn thiếu giấy tờ. Mời bạn xem danh sách và nộp bổ sung; thời hạn tạm dừng trong lúc chờ.",
        "Some papers are missing. Please see the list and bring them; the deadline stops meanwhile.",
    ),
    DossierStep.PAYMENT: StepWording(
        "Nộp phí, lệ phí",
        "Payment",
        "Chờ bạn nộp phí, lệ phí",
        "Waiting for your payment",
        "Bạn cần nộp phí, lệ phí hoặc thuế theo thông báo để hồ sơ được xử lý tiếp.",
        "Please pay the fee or tax in the notice, so that your dossier can go on.",
    ),
    DossierStep.WITHDRAWN: StepWording(
        "Đã rút hồ sơ",
        "Withdrawn",
        "Đã rút hồ sơ",
        "Withdrawn",
        "Hồ sơ đã được rút theo yêu cầu của bạn. Bạn có thể nộp lại bất cứ lúc nào.",
        "The dossier was withdrawn as you asked. You can submit it again at any time.",
    ),
    DossierStep.STOPPED: StepWording(
        "Dừng xử lý",
        "Stopped",
        "Dừng xử lý",
        "Stopped",
        "Hồ sơ đã dừng xử lý. Lý do ghi trong thông báo; bạn có thể hỏi lại tại quầy.",
        "Work on the dossier has stopped. The notice gives the reason; you can ask at the counter.",
    ),
    DossierStep.COMPLETED: StepWording(
        "Có kết quả",
        "Result ready",
        "Đã có kết quả",
        "Result ready",
        "Kết quả đã có. Mời bạn đến nhận, mang theo giấy hẹn.",
        "Your result is ready. Please come for it and bring your receipt.",
    ),
    DossierStep.RETURNED: StepWording(
        "Trả kết quả",
        "Handing over the result",
        "Đã trả kết quả",
        "Result returned",
        "Bạn đã nhận kết quả. Hồ sơ đã kết thúc.",
        "You have your result. The dossier is closed.",
    ),
}
