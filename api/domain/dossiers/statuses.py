"""National status codes of dossiers and their names."""

from enum import IntEnum


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


_STATUSES = {
    DossierStatus.REGISTERED: ("Mới đăng ký", "Newly registered"),
    DossierStatus.RECEIVED: ("Được tiếp nhận", "Received"),
    DossierStatus.REFUSED: ("Không được tiếp nhận", "Not accepted"),
    DossierStatus.PROCESSING: ("Đang xử lý", "In progress"),
    DossierStatus.SUPPLEMENT: ("Yêu cầu bổ sung giấy tờ", "Further papers requested"),
    DossierStatus.PAYMENT: ("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
    DossierStatus.WITHDRAWN: ("Công dân yêu cầu rút hồ sơ", "Withdrawn by the citizen"),
    DossierStatus.STOPPED: ("Dừng xử lý", "Processing stopped"),
    DossierStatus.COMPLETED: ("Đã xử lý xong", "Processing finished"),
    DossierStatus.RETURNED: ("Đã trả kết quả", "Result returned"),
}
