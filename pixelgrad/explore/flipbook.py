"""The flip book: pictures that were computed before, one slider to leaf through them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot.encode import SMALL, data_uri, enlarge, jpeg_bytes, png_bytes, shrink, to_pixels
from pixelgrad.plot.page import Page, show

SIDE = 400
LARGEST = 105_000  # bytes of all pictures together, before they are wrapped as text


def frames(pictures: Mapping[str, ArrayLike], *, caption: str, alt: str, start: int | None = None) -> None:
    """Show pictures one at a time, with a slider to leaf through them.

    Parameters
    ----------
    pictures
        From a name ("amount +50") to an image, in the order of the slider. They may come from a student's function:
        what is not an image is left out.
    caption
        A sentence below.
    alt
        What the series shows, for readers who do not see it.
    start
        Which picture is seen first, counted from 0; the middle one by default.

    Raises
    ------
    ValueError
        If there is no picture, or `start` is none of them.
    """
    show(frames_page(pictures, caption=caption, alt=alt, start=start))


def frames_page(pictures: Mapping[str, ArrayLike], *, caption: str, alt: str, start: int | None = None) -> Page:
    """Return what `frames` shows; same parameters."""
    drawn = {}
    for name, picture in pictures.items():
        try:
            drawn[name] = to_pixels(picture)
        except (TypeError, ValueError):
            continue
    if not drawn:
        raise ValueError("pictures: there is no image among them")
    names = list(drawn)
    first = len(names) // 2 if start is None else start
    if not 0 <= first < len(names):
        raise ValueError(f"start: {first} is not one of 0 to {len(names) - 1}")
    encoded, widths = _encode(list(drawn.values()))
    data = {"names": names, "pictures": encoded, "widths": widths, "start": first}
    words = f"{alt} First seen: {names[first]}, number {first + 1} of {len(names)}."
    return explorer("flipbook.js", data, still=encoded[first], width=widths[first], alt=words, caption=caption)


def _encode(pictures: list[np.ndarray]) -> tuple[list[str], list[int]]:
    """Encode all pictures, smaller and coarser until they fit."""
    if max(max(picture.shape[:2]) for picture in pictures) <= SMALL:
        large = [enlarge(picture, 240) for picture in pictures]
        return [data_uri(png_bytes(picture), "image/png") for picture in large], [p.shape[1] for p in large]
    for side, quality in ((SIDE, 84), (SIDE, 74), (340, 72), (280, 68), (220, 62), (160, 55)):
        small = [shrink(picture, side) for picture in pictures]
        data = [jpeg_bytes(picture, quality) for picture in small]
        if sum(map(len, data)) <= LARGEST:
            break
    shown = [min(SIDE, picture.shape[1]) for picture in pictures]
    return [data_uri(item, "image/jpeg") for item in data], shown
