"""Texts and pages that many types share."""

import strawberry


@strawberry.type(description="A text for people, in Vietnamese and English.")
class LocalizedText:
    vi: str
    en: str


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


LARGEST_PAGE = 100
LONGEST_CURSOR_IN_CHARACTERS = 200


def text(vi: str, en: str) -> LocalizedText:
    return LocalizedText(vi=vi, en=en)
