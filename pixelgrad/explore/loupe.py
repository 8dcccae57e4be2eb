"""The magnifier: eight by eight pixels of a photograph, with their numbers."""

import base64

import numpy as np
from numpy.typing import ArrayLike

from pixelgrad.explore.scaffold import explorer, photograph
from pixelgrad.plot import svg
from pixelgrad.plot.encode import Pixels, data_uri, jpeg_bytes, svg_uri
from pixelgrad.plot.numbers import cells_svg
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import HIGHLIGHT

WINDOW = 8
CELL = 46
LARGEST = 26_000  # pixels: their numbers travel with the page
PHOTO_WIDTH = 360


def magnifier(image: ArrayLike, row: int = 40, column: int = 60) -> None:
    """Show a photograph with a frame to move, and the numbers of the 8 by 8 pixels in it.

    The frame follows the mouse, a finger, the arrow keys or the two sliders.

    Parameters
    ----------
    image
        uint8, shape (H, W) or (H, W, 3), at least 8 by 8 pixels and at most 26,000: give a part of a larger photograph.
    row, column
        The top left corner of the frame at first.

    Raises
    ------
    ValueError
        If this is no such image, or the frame does not lie inside.
    """
    show(magnifier_page(image, row, column))


def magnifier_page(image: ArrayLike, row: int = 40, column: int = 60) -> Page:
    """Return what `magnifier` shows; same parameters."""
    array = np.asarray(image)
    if array.dtype != np.uint8:
        raise ValueError(f"image: the magnifier reads uint8 numbers, not {array.dtype}")
    pixels = photograph(array)
    height, width = pixels.shape[:2]
    if min(height, width) < WINDOW or height * width > LARGEST:
        raise ValueError(
            f"image: {height} by {width} pixels; the magnifier takes 8 by 8 up to {LARGEST} in all: cut out a part"
        )
    if not (0 <= row <= height - WINDOW and 0 <= column <= width - WINDOW):
        raise ValueError(f"row, column: a frame at ({row}, {column}) leaves an image of {height} by {width} pixels")
    gray = array.ndim == 2
    raw = array if gray else pixels
    data = {
        "numbers": base64.b64encode(np.ascontiguousarray(raw).tobytes()).decode("ascii"),
        "height": height,
        "width": width,
        "channels": 1 if gray else 3,
        "row": row,
        "column": column,
    }
    first = [int(v) for v in np.atleast_1d(raw[row, column])]
    alt = (
        f"A photograph of {height} by {width} pixels with a small frame, and the {WINDOW} by {WINDOW} pixels in it "
        f"enlarged, each with its {'number' if gray else 'three numbers, red over green over blue'}. "
        f"The frame's top left pixel, ({row}, {column}), is {first}."
    )
    caption = "The magnifier: a photograph, eight by eight of its pixels, and the numbers that they are."
    still, size = _still(raw, pixels, row, column)
    return explorer("loupe.js", data, still=svg_uri(still), width=size, alt=alt, caption=caption)


def _still(raw: Pixels, pixels: Pixels, row: int, column: int) -> tuple[str, int]:
    """Draw what the script shows at first: the photograph with its frame, and the enlarged cells."""
    height, width = pixels.shape[:2]
    scale = PHOTO_WIDTH / width
    side = WINDOW * CELL
    window = np.s_[row : row + WINDOW, column : column + WINDOW]
    total = PHOTO_WIDTH + 24 + side
    tall = max(side, scale * height) + 20
    picture = data_uri(jpeg_bytes(pixels, 80), "image/jpeg")
    body = (
        f'<image href="{picture}" x="10" y="10" width="{PHOTO_WIDTH}" height="{scale * height:g}"/>'
        + svg.rect(10 + column * scale, 10 + row * scale, WINDOW * scale, WINDOW * scale, stroke=HIGHLIGHT, line=2.5)
        + cells_svg(raw[window], pixels[window], PHOTO_WIDTH + 34, 10, CELL, CELL)
    )
    return svg.document(total + 20, tall, body), round(total + 20)
