"""The channel mixer: more or less of red, green and blue."""

import numpy as np
from numpy.typing import ArrayLike

from pixelgrad.explore.scaffold import explorer, photograph
from pixelgrad.plot.encode import Pixels, data_uri, jpeg_bytes, shrink
from pixelgrad.plot.page import Page, show

SIDE = 420
GAP = 12


def channels(image: ArrayLike, row: int = 50, column: int = 100) -> None:
    """Show a photograph with three sliders: how much of its red, green and blue, 0 to 200 %.

    Parameters
    ----------
    image
        Shape (H, W, 3), uint8.
    row, column
        The pixel whose numbers are spelled out.

    Raises
    ------
    ValueError
        If the image has not three channels, or no such pixel.
    """
    show(channels_page(image, row, column))


def channels_page(image: ArrayLike, row: int = 50, column: int = 100) -> Page:
    """Return what `channels` shows; same parameters."""
    array = np.asarray(image)
    if array.ndim != 3 or array.shape[2] != 3:
        raise ValueError(f"image: a mixer needs three channels, shape (H, W, 3), not {array.shape}")
    pixels = photograph(array)
    if not (0 <= row < pixels.shape[0] and 0 <= column < pixels.shape[1]):
        raise ValueError(f"row, column: ({row}, {column}) lies outside an image of shape {array.shape}")
    picture = shrink(pixels, SIDE)
    still = _still(picture)
    value = [int(v) for v in pixels[row, column]]
    data = {"picture": data_uri(jpeg_bytes(picture, 84), "image/jpeg"), "pixel": value, "row": row, "column": column}
    alt = (
        "A photograph and, beside it, its red, green and blue channel, all three at 100 %. "
        f"Pixel ({row}, {column}) is {value}."
    )
    caption = (
        "The channel mixer: a colour photograph is three gray ones, laid over each other as red, green and blue light."
    )
    uri = data_uri(jpeg_bytes(still, 84), "image/jpeg")
    return explorer("mixer.js", data, still=uri, width=still.shape[1], alt=alt, caption=caption)


def _still(picture: Pixels) -> Pixels:
    """Lay the picture and its three channels out as the script does."""
    height, width = picture.shape[:2]
    small_height = (height - 2 * GAP) // 3
    small_width = round(width * small_height / height)
    sheet = np.full((height, width + GAP + small_width, 3), 255, dtype=np.uint8)
    sheet[:, :width] = picture
    for channel in range(3):
        alone = np.zeros_like(picture)
        alone[:, :, channel] = picture[:, :, channel]
        small = shrink(alone, max(small_width, small_height))[:small_height, :small_width]
        top = channel * (small_height + GAP)
        sheet[top : top + small.shape[0], width + GAP : width + GAP + small.shape[1]] = small
    return sheet
