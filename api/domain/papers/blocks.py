"""What a paper is made of, from top to bottom, before anybody draws it."""

from dataclasses import dataclass

from api.domain.papers.forms import PaperForm


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, beside the state's name and motto (Decree 30/2020, appendix I).

    `is_numbered`: below stands a line for its number, which the office's own records give it.
    """

    authority: str
    office: str
    place_and_day: str | None
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    subtitle: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value; an empty value is left to be written by hand."""

    label: str
    value: str | None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Short fields beside each other."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Numbered lines under a label."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The form's own remarks to its reader, in small letters."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their shares of the width; rows of as many cells. The head repeats on each page.

    `is_signed`: its rows leave room to sign in.
    """

    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    is_signed: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row needs {len(self.columns)} cells")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs left and right: the role, and the name when it is known.

    Where one signs alone, `sent_to` may stand at the left: who gets the paper (Nơi nhận).
    """

    left: str | None
    right: str
    left_name: str | None = None
    right_name: str | None = None
    sent_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PenStrokes:
    """What was drawn by hand in a box of that width and height, each stroke by its points."""

    label: str
    strokes: tuple[tuple[tuple[int, int], ...], ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Codes:
    """The dossier's code as a barcode, and where it can be followed as a QR code, with a sentence."""

    code: str
    url: str
    sentence: str


Block = (
    Letterhead
    | Title
    | Field
    | FieldLine
    | Paragraph
    | Items
    | Notes
    | Table
    | Signatures
    | PenStrokes
    | Codes
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `form_number` and `circular` stand in its upper corner; a register lies on its side."""

    form: PaperForm
    form_number: int
    circular: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False
