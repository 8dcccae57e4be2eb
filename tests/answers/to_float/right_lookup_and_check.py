"""Lookup tables for the integers, and the course's own check left in the file."""

import numpy as np

from pixelgrad import check

LEVELS = {np.dtype(code): np.linspace(0, 1, 2 ** (8 * np.dtype(code).itemsize)) for code in (np.uint8, np.uint16)}
LEVELS[np.dtype(bool)] = np.array([0.0, 1.0])


def to_float(image):
    if image.dtype in LEVELS:
        return LEVELS[image.dtype][image.astype(np.intp)]
    if image.dtype.kind == "f":
        return np.array(image, dtype=np.float64)
    raise ValueError("image")


check(to_float)
