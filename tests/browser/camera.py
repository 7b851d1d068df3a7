"""A camera that looks at one QR code: uncompressed film, as Chromium's invented camera plays it."""

from collections.abc import Callable
from pathlib import Path

from qrcode.main import QRCode

from tests.browser.screens import Screens

# Screens of a browser whose camera sees a QR code with the given text.
LookAt = Callable[[str], Screens]

WIDTH, HEIGHT = 640, 480
WALL, GREY = 200, 128


def film_of(text: str, *, path: Path) -> Path:
    """One frame for ever: the code in the middle of a light wall, a little smaller than the picture."""
    code = QRCode(border=4)
    code.add_data(text)
    matrix = code.get_matrix()
    scale = (HEIGHT - 80) // len(matrix)
    left, top = (WIDTH - scale * len(matrix)) // 2, (HEIGHT - scale * len(matrix)) // 2
    light = bytearray([WALL]) * (WIDTH * HEIGHT)
    for y, row in enumerate(matrix):
        line = bytes(20 if dark else 235 for dark in row for _ in range(scale))
        for at in range(top + y * scale, top + (y + 1) * scale):
            light[at * WIDTH + left : at * WIDTH + left + len(line)] = line
    colour = bytes([GREY]) * (WIDTH * HEIGHT // 2)
    header = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(header + b"FRAME\n" + bytes(light) + colour)
    return path


def camera_flags(film: Path) -> tuple[str, ...]:
    """What makes Chromium see this film, and agree to be asked for the camera."""
    return (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    )
