"""National status codes of dossiers, their names and report groups."""

from enum import IntEnum, StrEnum


class DossierReportGroup(StrEnum):
    """How the national reports gather the status codes."""

    NOT_ACCEPTED = "NOT_ACCEPTED"
    PROCESSING = "PROCESSING"
    SUPPLEMENT = "SUPPLEMENT"
    PAUSED = "PAUSED"
    WITHDRAWN = "WITHDRAWN"
    DONE = "DONE"


class DossierStatus(IntEnum):
    """The status codes of the National Public Service Portal."""

    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    PROCESSING = 4
    SUPPLEMENT = 5
    PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    COMPLETED = 9
    RETURNED = 10

    @property
    def label_vi(self) -> str:
        """The portal's own wording."""
        return _STATUSES[self][0]

    @property
    def label_en(self) -> str:
        """The portal's wording in English."""
        return _STATUSES[self][1]

    @property
    def asks_citizen(self) -> bool:
        """Whether the citizen must hear what is wanted of her, or why nothing more will come."""
        return self in (
            DossierStatus.REFUSED,
            DossierStatus.SUPPLEMENT,
            DossierStatus.PAYMENT,
            DossierStatus.STOPPED,
        )

    @property
    def report_group(self) -> DossierReportGroup:
        """The column of the national reports it belongs to."""
        return _STATUSES[self][2]


_STATUSES = {
    DossierStatus.REGISTERED: ("Mới đăng ký", "Newly registered", DossierReportGroup.NOT_ACCEPTED),
    DossierStatus.RECEIVED: ("Được tiếp nhận", "Received", DossierReportGroup.PROCESSING),
    DossierStatus.REFUSED: ("Không được tiếp nhận", "Not accepted", DossierReportGroup.NOT_ACCEPTED),
    DossierStatus.PROCESSING: ("Đang xử lý", "In progress", DossierReportGroup.PROCESSING),
    DossierStatus.SUPPLEMENT: (
        "Yêu cầu bổ sung giấy tờ",
        "Further papers requested",
        DossierReportGroup.SUPPLEMENT,
    ),
    DossierStatus.PAYMENT: (
        "Yêu cầu thực hiện nghĩa vụ tài chính",
        "Payment requested",
        DossierReportGroup.PAUSED,
    ),
    DossierStatus.WITHDRAWN: (
        "Công dân yêu cầu rút hồ sơ",
        "Withdrawn by the citizen",
        DossierReportGroup.WITHDRAWN,
    ),
    DossierStatus.STOPPED: ("Dừng xử lý", "Processing stopped", DossierReportGroup.PAUSED),
    DossierStatus.COMPLETED: ("Đã xử lý xong", "Processing finished", DossierReportGroup.DONE),
    DossierStatus.RETURNED: ("Đã trả kết quả", "Result returned", DossierReportGroup.DONE),
}
