"""What the table's stream tells is counted once; what fails is told again."""

from typing import Any
from unittest.mock import patch

from api.handlers import statistics
from api.usecases.statistics import digest_of
from tests.integration.schema.test_dossier_work import handed_in
from tests.integration.ward import Ward

EXTRACT = "2.000635"


def told_of(*codes: str) -> dict[str, Any]:
    return {
        "Records": [
            {
                "eventName": "INSERT",
                "dynamodb": {
                    "Keys": {"pk": {"S": "UNCOUNTED#lien-chieu"}, "sk": {"S": code}},
                    "SequenceNumber": str(place),
                },
            }
            for place, code in enumerate(codes)
        ]
    }


def test_dossier_told_of_twice_is_counted_once(ward: Ward) -> None:
    code = handed_in(ward, EXTRACT, counter=3).code
    before = digest_of(office_id=ward.office)
    assert statistics.handler(told_of(code), None) == {"batchItemFailures": []}
    counted = digest_of(office_id=ward.office)
    assert counted != before
    assert statistics.handler(told_of(code, code, "H17.45-261123-9999"), None) == {"batchItemFailures": []}
    assert digest_of(office_id=ward.office) == counted


def test_stream_goes_on_from_the_first_that_failed(ward: Ward) -> None:
    codes = [handed_in(ward, EXTRACT, counter=3).code for _ in range(3)]

    def count(code: str) -> None:
        if code == codes[1]:
            raise TimeoutError

    with patch.object(statistics, "count_dossier", count):
        failed = statistics.handler(told_of(*codes), None)
    assert failed == {"batchItemFailures": [{"itemIdentifier": "1"}]}
