"""Clipped slices on a copy."""

import numpy as np


def draw_box(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: tuple) -> np.ndarray:
    """Fill rows top to bottom and columns left to right, ends excluded."""
    out = image.copy()
    out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return out
