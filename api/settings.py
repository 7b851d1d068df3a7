"""The environment, read once, checked at cold start and frozen."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

CODE_SECRET_MINIMUM_LENGTH = 32


class SettingIsWrong(Exception):
    """A setting is missing or malformed; the text names it and says what it must be, never its value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a deployment can choose. Endpoint and region are botocore's own variables.

    `table` is the DynamoDB table; `code_secret` keys every ticket, hall and phone digest (changing it makes
    the hall codes, display keys and phone limits of the day begin anew); `site_url` stands in QR codes;
    `files_bucket` keeps the results' files;
    the `staff_*` settings name the issuer whose signed tokens open the staff fields.
    """

    table: str
    code_secret: bytes
    site_url: str
    staff_issuer: str
    staff_audience: str
    staff_jwks_url: str
    files_bucket: str
    log_level: str


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings, or raise `SettingIsWrong` for the first that does not hold."""

    required, url = partial(_required, environment), partial(_url, environment)
    secret = _secret(environment)
    level = environment.get("DENLUOT_LOG_LEVEL", "INFO").strip().upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise SettingIsWrong("DENLUOT_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR")
    return Settings(
        table=required("DENLUOT_TABLE"),
        code_secret=secret,
        site_url=url("DENLUOT_SITE_URL", "https", "http"),
        staff_issuer=url("DENLUOT_STAFF_ISSUER", "https", "http"),
        staff_audience=required("DENLUOT_STAFF_AUDIENCE"),
        # A key set from plain HTTP could be swapped on the way: only HTTPS or a local file is accepted.
        staff_jwks_url=url("DENLUOT_STAFF_JWKS_URL", "https", "file"),
        files_bucket=required("DENLUOT_FILES_BUCKET"),
        log_level=level,
    )


@dataclass(frozen=True, slots=True)
class PostSettings:
    """What sending notices needs: the address that letters come from, where they lead, and their key."""

    code_secret: bytes
    site_url: str
    mail_from: str


def read_post_settings(environment: Mapping[str, str] = os.environ) -> PostSettings:
    """Return the settings of the function that sends, or raise `SettingIsWrong`."""
    sender = _required(environment, "DENLUOT_MAIL_FROM")
    if "@" not in sender or any(letter.isspace() for letter in sender):
        raise SettingIsWrong("DENLUOT_MAIL_FROM must be an e-mail address")
    return PostSettings(
        code_secret=_secret(environment),
        site_url=_url(environment, "DENLUOT_SITE_URL", "https", "http"),
        mail_from=sender,
    )


def files_bucket(environment: Mapping[str, str] = os.environ) -> str:
    """The bucket alone, for the function that only sweeps it, or `SettingIsWrong`."""
    return _required(environment, "DENLUOT_FILES_BUCKET")


def code_secret(environment: Mapping[str, str] = os.environ) -> bytes:
    """The secret alone, for the function that only hands places on, or `SettingIsWrong`."""
    return _secret(environment)


def table_name(environment: Mapping[str, str] = os.environ) -> str:
    """The table's name alone, for the storage models, which must know it when they are imported."""
    return environment.get("DENLUOT_TABLE", "").strip() or "den-luot"


def _required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise SettingIsWrong(f"{name} is not set")
    return value


def _url(environment: Mapping[str, str], name: str, *schemes: str) -> str:
    value = _required(environment, name).rstrip("/")
    if not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        raise SettingIsWrong(f"{name} must begin with one of: {', '.join(schemes)}")
    return value


def _secret(environment: Mapping[str, str]) -> bytes:
    secret = _required(environment, "DENLUOT_CODE_SECRET").encode()
    if len(secret) < CODE_SECRET_MINIMUM_LENGTH:
        raise SettingIsWrong(f"DENLUOT_CODE_SECRET must have at least {CODE_SECRET_MINIMUM_LENGTH} bytes")
    return secret
