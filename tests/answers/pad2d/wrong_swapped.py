# diagnosis: rows-and-columns-swapped
"""`rows` to the sides."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, ((cols, cols), (rows, rows)), mode="constant" if mode == "zero" else "reflect")
