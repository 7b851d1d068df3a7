"""How lists are cut into pages: every list is a connection with `first` up to 100."""

from schema.context import Info
from schema.errors import RequestRefused
from schema.texts import LARGEST_PAGE, LONGEST_CURSOR_IN_CHARACTERS


def page_size(info: Info, first: int) -> int:
    """`first` when it is allowed; otherwise the request is refused with what is."""
    if not 1 <= first <= LARGEST_PAGE:
        raise RequestRefused("BAD_REQUEST", "page_size", info.context.language, largest=LARGEST_PAGE)
    return first


def page_start(after: str | None) -> str | None:
    """A cursor no longer than those we give: a longer one was never ours, and the store refuses such keys."""
    return after[:LONGEST_CURSOR_IN_CHARACTERS] if after else None
