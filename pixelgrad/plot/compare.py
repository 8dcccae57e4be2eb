"""Expected, yours and the difference, side by side."""

import html

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixelgrad.plot.encode import (
    Pixels,
    data_uri,
    default_limits,
    describe_values,
    enlarge,
    png_bytes,
    shrink,
    to_pixels,
)
from pixelgrad.plot.page import FIGURE_STYLE
from pixelgrad.plot.style import EXPECTED, FORWARD, GRADIENT, STUDENT

SIDE = 200  # pixels along the longer side of a panel: three fit beside each other, and the markup stays small


def comparison_html(
    expected: ArrayLike, yours: ArrayLike, *, labels: tuple[str, str, str] = ("expected", "yours", "difference")
) -> str:
    """Return markup that sets what was expected, what came and their difference side by side.

    The first two are drawn on one scale: 0 to 255 for integers, 0 to 1 for floats, or the range of the expected values
    where they leave it. In the difference, white is equal, orange is too high and blue is too low. Pixels that are no
    numbers are pink. What is not an image is described in words, so that any answer can be given to this function.

    Parameters
    ----------
    expected
        Shape (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), any numeric dtype.
    yours
        The same, or anything else; there is no difference panel when the shapes differ.
    labels
        The words above the panels.
    """
    wanted, given = np.asarray(expected), _as_array(yours)
    limits = _limits(wanted)
    panels = [
        _panel(wanted, labels[0], EXPECTED, limits),
        _panel(given, labels[1], STUDENT, limits if given.dtype.kind == wanted.dtype.kind else None),
    ]
    if wanted.shape == given.shape and wanted.dtype.kind in "buif" and given.dtype.kind in "buif":
        difference = _difference(wanted, given)
        if difference is not None:
            panels.append(difference_panel(*difference, label=labels[2]))
    row = "display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start"
    return f'<figure style="{FIGURE_STYLE}"><div style="{row}">{"".join(panels)}</div></figure>'


def difference_panel(signed: NDArray[np.float64], wrong: int, label: str) -> str:
    """Draw signed differences (H, W): white where equal, orange where too high, blue where too low."""
    finite = np.isfinite(signed)
    largest = float(np.abs(signed[finite]).max(initial=0.0))
    strength = np.clip(np.where(finite, signed, 0.0) / (largest or 1.0), -1.0, 1.0)[:, :, None]
    high, low = _rgb(GRADIENT), _rgb(FORWARD)
    colour = np.where(strength > 0, high, low)
    shown = 255.0 + (colour - 255.0) * np.sqrt(np.abs(strength))  # the root lets small differences be seen
    pixels = (shown + 0.5).astype(np.uint8)
    pixels[~finite] = (255, 0, 160)
    words = f"{wrong:,} of {signed.size:,} pixels differ"
    if wrong and largest:
        words += f", by up to {largest:.3g}; orange too high, blue too low"
    return _frame(pixels, label, "currentColor", words, f"{label}: {words}")


def _difference(wanted: NDArray[np.generic], given: NDArray[np.generic]) -> tuple[NDArray[np.float64], int] | None:
    try:
        to_pixels(wanted)
    except ValueError:
        return None
    with np.errstate(invalid="ignore"):
        signed = given.astype(np.float64) - wanted.astype(np.float64)
    same_gap = np.isnan(wanted.astype(np.float64)) & np.isnan(given.astype(np.float64))
    signed[same_gap] = 0.0
    if signed.ndim == 3:  # of a pixel's channels, the one that is off the most
        most = np.argmax(np.nan_to_num(np.abs(signed), nan=np.inf), axis=2)
        signed = np.take_along_axis(signed, most[:, :, None], axis=2)[:, :, 0]
    tolerance = 1e-9 * max(1.0, float(np.nanmax(np.abs(wanted.astype(np.float64)), initial=0.0)))
    wrong = int((~(np.abs(signed) <= tolerance)).sum())
    return signed, wrong


def _panel(array: NDArray[np.generic], label: str, colour: str, limits: tuple[float, float] | None) -> str:
    words = describe_values(array)
    try:
        return _frame(to_pixels(array, limits), label, colour, words, f"{label}: an array {words}")
    except ValueError:
        note = f"{words}<br>not an image" if array.dtype.kind != "O" else "not an array of numbers"
        box = "width:150px;padding:24px 10px;border:1px dashed;opacity:0.85;font-size:0.85em;text-align:center"
        return f'<div>{_heading(label, colour)}<div style="{box}">{note}</div></div>'


def _frame(pixels: Pixels, label: str, colour: str, words: str, alt: str) -> str:
    shown = enlarge(shrink(pixels, SIDE), SIDE)
    uri = data_uri(png_bytes(shown), "image/png")
    style = (
        f"display:block;margin:0;width:{shown.shape[1]}px;max-width:100%;"
        "border:1px solid #9aa1ad;image-rendering:pixelated"
    )
    under = (
        f'<div style="font-size:0.82em;opacity:0.85;max-width:{max(shown.shape[1], 150)}px">{html.escape(words)}</div>'
    )
    return f'<div>{_heading(label, colour)}<img src="{uri}" alt="{html.escape(alt)}" style="{style}">{under}</div>'


def _heading(label: str, colour: str) -> str:
    return (
        f'<div style="font-size:0.9em;margin:0 0 4px 0;border-bottom:3px solid {colour};display:inline-block">'
        f"{html.escape(label)}</div>"
    )


def _limits(array: NDArray[np.generic]) -> tuple[float, float] | None:
    """Return the usual scale of a dtype, or the range of the values where they leave it."""
    if array.dtype.kind not in "buif" or array.size == 0:
        return None
    low, high = default_limits(array.dtype)
    finite = array[np.isfinite(array)]
    if finite.size and (finite.min() < low or finite.max() > high):
        return float(finite.min()), float(finite.max())
    return low, high


def _as_array(value: ArrayLike) -> NDArray[np.generic]:
    try:
        return np.asarray(value)
    except ValueError:  # a ragged list
        return np.empty((), dtype=object)


def _rgb(colour: str) -> NDArray[np.float64]:
    return np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)], dtype=np.float64)
