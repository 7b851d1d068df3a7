"""The environment a process of the local host runs in: the settings, and where the embedded store is."""

from collections.abc import Mapping, MutableMapping

REGION = "ap-southeast-1"


def store_environment(*, endpoint: str, table: str) -> dict[str, str]:
    """What botocore and the settings need to reach the embedded store at `endpoint`, and nothing else."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_EC2_METADATA_DISABLED": "true",
        "DENLUOT_TABLE": table,
        # Nothing is sent there: the local host keeps files in a folder.
        "DENLUOT_FILES_BUCKET": "den-luot-files",
    }


def enter_environment(*, environment: MutableMapping[str, str], values: Mapping[str, str]) -> None:
    """Put `values` into `environment`, after dropping every AWS variable of the person's own.

    A profile, token or service endpoint left over from other work must not lead the local host elsewhere.
    """
    for name in [name for name in environment if name.startswith("AWS_")]:
        del environment[name]
    environment.update(values)
