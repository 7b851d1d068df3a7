"""QR codes as small SVG texts."""

from itertools import groupby

QUIET_ZONE_IN_MODULES = 4


def qr_svg(content: str) -> str:
    """A square SVG of one path: dark runs as strokes, a third the size of one rectangle for each module."""
    # Imported when the first code is drawn: most requests draw none, and it is a tenth of the cold start.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE_IN_MODULES)
    code.add_data(content)
    matrix = code.get_matrix()
    path = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.append(f"M{x} {y}.5h{length}")
            x += length
    size = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{"".join(path)}"/></svg>'
    )
