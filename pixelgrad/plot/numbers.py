"""The numbers of a small image, written into its pixels."""

import html
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixelgrad.plot import svg
from pixelgrad.plot.encode import Pixels, short, svg_uri, to_pixels
from pixelgrad.plot.figures import TITLE_STYLE, figure_html, image_tag
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import MUTED

LARGEST = 16  # rows or columns: more would be a carpet of digits
MARGIN = 26
LINE = 14
LINES = "#9aa1ad"


def cells_svg(array: NDArray[np.generic], pixels: Pixels, x: float, y: float, width: float, height: float) -> str:
    """Draw the pixels as cells of the given size from (x, y) on, each with its number or numbers.

    Parameters
    ----------
    array
        The numbers, shape (H, W) or (H, W, C).
    pixels
        The colours of the cells, shape (H, W, 3).
    """
    rows, columns = array.shape[:2]
    size = 12.0 if array.ndim == 2 else 10.5
    parts = []
    for row in range(rows):
        for column in range(columns):
            red, green, blue = (int(value) for value in pixels[row, column])
            left, top = x + column * width, y + row * height
            parts.append(svg.rect(left, top, width, height, fill=f"rgb({red},{green},{blue})", stroke=LINES, line=0.6))
            ink = "#111" if 0.2125 * red + 0.7154 * green + 0.0721 * blue > 120 else "#fff"
            values = np.atleast_1d(array[row, column])
            first = top + height / 2 - LINE * (len(values) - 1) / 2 + size * 0.36
            for index, value in enumerate(values):
                parts.append(svg.label(left + width / 2, first + index * LINE, _write(value), ink))
    return svg.group("".join(parts), size=size, mono=True)


def numbers_svg(image: ArrayLike, limits: tuple[float, float] | None = None) -> str:
    """Draw a small image as an SVG: every pixel a cell with its number, rows and columns counted from 0.

    Parameters
    ----------
    image
        Shape (H, W) or (H, W, C) with at most 16 rows and columns; C of 1, 3 or 4 numbers stand one below the other.
    limits
        The numbers drawn black and white; by their dtype if not given.

    Raises
    ------
    ValueError
        If the array is not an image, or too large for its numbers to be read.
    """
    array = np.asarray(image)
    pixels = to_pixels(array, limits)
    rows, columns = array.shape[:2]
    if max(rows, columns) > LARGEST:
        raise ValueError(f"image: {rows} by {columns} pixels are too many to be read; show a part of at most {LARGEST}")
    channels = array.shape[2] if array.ndim == 3 else 1
    width, height = 46, max(38, LINE * channels + 14)
    edge = MARGIN + columns * width + 8, MARGIN + rows * height + 8
    labels = [
        svg.text(MARGIN + (column + 0.5) * width, MARGIN - 8, str(column), size=11, fill=MUTED)
        for column in range(columns)
    ]
    labels += [
        svg.text(MARGIN / 2, MARGIN + (row + 0.5) * height + 4, str(row), size=11, fill=MUTED) for row in range(rows)
    ]
    return svg.document(*edge, "".join(labels) + cells_svg(array, pixels, MARGIN, MARGIN, width, height))


def show_numbers(
    images: Sequence[ArrayLike] | NDArray[np.generic],
    titles: Sequence[str] | None = None,
    *,
    caption: str,
    alt: str,
    limits: tuple[float, float] | None = None,
) -> None:
    """Show one small image or several as grids of cells with their numbers written in.

    Parameters
    ----------
    images
        One array, or a sequence of arrays, each of at most 16 by 16 pixels.
    titles
        A few words above each grid.
    caption
        A sentence below.
    alt
        What the grids hold, for readers who do not see them.
    limits
        The numbers drawn black and white; by default 0 and 255 for integers, 0 and 1 for floats.
    """
    grids: Sequence[ArrayLike] = [images] if isinstance(images, np.ndarray) else list(images)
    cells = []
    for index, image in enumerate(grids):
        drawing = numbers_svg(image, limits)
        title = titles[index] if titles else ""
        heading = f'<div style="{TITLE_STYLE}">{html.escape(title)}</div>' if title else ""
        width = int(float(drawing.split('width="', 1)[1].split('"', 1)[0]))
        cells.append(f"<div>{heading}{image_tag(svg_uri(drawing), alt if index == 0 else title, width)}</div>")
    body = f'<div style="display:flex;flex-wrap:wrap;gap:18px;align-items:flex-end">{"".join(cells)}</div>'
    show(Page(figure_html(body, caption), f"[numbers: {alt}]"))


def _write(value: np.generic) -> str:
    if value.dtype.kind == "f":
        number = float(value)
        return f"{number:.3f}".rstrip("0").rstrip(".") if abs(number) < 100 else short(number)
    return str(int(value))
