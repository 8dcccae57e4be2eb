"""The brightness slider: one amount added to every number, saturating on the left, wrapping around on the right."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixelgrad.explore.scaffold import count, explorer, photograph
from pixelgrad.plot.encode import Pixels, data_uri, jpeg_bytes, shrink
from pixelgrad.plot.page import Page, show

SIDE = 350
GAP = 16
START = 100


def brightness(image: ArrayLike, row: int = 50, column: int = 100) -> None:
    """Show a photograph twice with one slider: an amount from -255 to 255 is added to all its numbers.

    On the left sums stop at 0 and 255, on the right they wrap around, as eight-bit numbers do.

    Parameters
    ----------
    image
        uint8, shape (H, W) or (H, W, 3).
    row, column
        The pixel whose numbers are spelled out.

    Raises
    ------
    ValueError
        If this is no uint8 image, or it has no such pixel.
    """
    show(brightness_page(image, row, column))


def brightness_page(image: ArrayLike, row: int = 50, column: int = 100) -> Page:
    """Return what `brightness` shows; same parameters."""
    array = np.asarray(image)
    if array.dtype != np.uint8:
        raise ValueError(f"image: wrap-around is shown on uint8 numbers, not {array.dtype}")
    pixels = photograph(array)
    if not (0 <= row < pixels.shape[0] and 0 <= column < pixels.shape[1]):
        raise ValueError(f"row, column: ({row}, {column}) lies outside an image of shape {array.shape}")
    picture = shrink(pixels, SIDE)
    histogram = np.bincount(array.ravel(), minlength=256)
    value = [int(v) for v in np.atleast_1d(array[row, column])]
    data = {
        "picture": data_uri(jpeg_bytes(picture, 82), "image/jpeg"),
        "histogram": histogram.tolist(),
        "pixel": value,
        "row": row,
        "column": column,
        "start": START,
    }
    outside = int(histogram[256 - START :].sum())
    alt = (
        f"A photograph with {START} added to every number. Left, sums stop at 255 and bright parts turn white. Right, "
        "they wrap around at 256 and bright parts turn dark. "
        f"{count(outside)} of {count(array.size)} numbers exceed 255."
    )
    caption = (
        f"The brightness slider, first at +{START}: the same sum, saturating (left), wrapping around (right). "
        "Both start from the same photograph."
    )
    uri = data_uri(jpeg_bytes(_still(picture), 74), "image/jpeg")
    return explorer("exposure.js", data, still=uri, width=2 * picture.shape[1] + GAP, alt=alt, caption=caption)


def _still(picture: Pixels) -> Pixels:
    sums: NDArray[np.int64] = picture.astype(np.int64) + START
    gap = np.full((picture.shape[0], GAP, 3), 255, dtype=np.uint8)
    return np.hstack([np.clip(sums, 0, 255).astype(np.uint8), gap, (sums % 256).astype(np.uint8)])
