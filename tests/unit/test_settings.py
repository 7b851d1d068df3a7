"""Settings: what a deployment may choose, and what stops it before it answers anybody."""

import dataclasses

import pytest

from api.settings import SettingIsWrong, read_settings, table_name

COMPLETE = {
    "DENLUOT_TABLE": "den-luot-trial",
    "DENLUOT_CODE_SECRET": "a secret that is long enough: 32+ bytes",
    "DENLUOT_SITE_URL": "https://den-luot.test/",
    "DENLUOT_STAFF_ISSUER": "https://issuer.den-luot.test",
    "DENLUOT_STAFF_AUDIENCE": "den-luot-staff",
    "DENLUOT_STAFF_JWKS_URL": "https://issuer.den-luot.test/jwks",
    "DENLUOT_FILES_BUCKET": "den-luot-trial-files",
}


def test_complete_environment_is_read() -> None:
    settings = read_settings(COMPLETE)
    assert settings.table == "den-luot-trial"
    assert settings.code_secret == COMPLETE["DENLUOT_CODE_SECRET"].encode()
    assert settings.staff_audience == "den-luot-staff"
    assert settings.log_level == "INFO"


def test_address_loses_its_last_slash_so_that_paths_can_follow() -> None:
    assert read_settings(COMPLETE).site_url == "https://den-luot.test"


@pytest.mark.parametrize("name", sorted(COMPLETE))
@pytest.mark.parametrize("value", [None, "", "   "])
def test_missing_setting_is_named(name: str, value: str | None) -> None:
    environment = {key: text for key, text in COMPLETE.items() if key != name}
    if value is not None:
        environment[name] = value
    with pytest.raises(SettingIsWrong, match=f"{name} is not set"):
        read_settings(environment)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DENLUOT_CODE_SECRET", "31 bytes are one byte too few.."),
        ("DENLUOT_SITE_URL", "den-luot.test"),
        ("DENLUOT_SITE_URL", "javascript:alert(1)"),
        ("DENLUOT_STAFF_ISSUER", "issuer"),
        ("DENLUOT_STAFF_ISSUER", "file:///issuer"),
        ("DENLUOT_STAFF_JWKS_URL", "http://issuer.den-luot.test/jwks"),
        ("DENLUOT_STAFF_JWKS_URL", "ftp://issuer.den-luot.test/jwks"),
        ("DENLUOT_STAFF_JWKS_URL", "/jwks.json"),
        ("DENLUOT_LOG_LEVEL", "LOUD"),
        ("DENLUOT_LOG_LEVEL", ""),
    ],
)
def test_wrong_setting_is_named_without_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingIsWrong) as refused:
        read_settings(COMPLETE | {name: value})
    assert name in str(refused.value)
    assert value == "" or value not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DENLUOT_CODE_SECRET", "exactly 32 bytes make a secret.."),
        # Twenty letters, of which many take two or three bytes.
        ("DENLUOT_CODE_SECRET", "ệếềểễộốồổỗựứừửữạặậẩẫ"),
        ("DENLUOT_SITE_URL", "http://127.0.0.1:8000"),
        ("DENLUOT_STAFF_ISSUER", "http://127.0.0.1:8000/local-issuer"),
        ("DENLUOT_STAFF_JWKS_URL", "file:///home/ward/jwks.json"),
        ("DENLUOT_LOG_LEVEL", "debug"),
    ],
)
def test_setting_at_its_border_is_accepted(name: str, value: str) -> None:
    assert read_settings(COMPLETE | {name: value}) != read_settings(COMPLETE)


def test_settings_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        read_settings(COMPLETE).table = "another"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("environment", "name"),
    [(COMPLETE, "den-luot-trial"), ({}, "den-luot"), ({"DENLUOT_TABLE": " "}, "den-luot")],
)
def test_models_know_their_table_without_the_other_settings(environment: dict[str, str], name: str) -> None:
    assert table_name(environment) == name
