# diagnosis: returns-input
"""Nothing to do: gives back the very same array."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    if rows == 0 and cols == 0:
        return image
    return np.pad(image, ((rows, rows), (cols, cols)), mode="constant" if mode == "zero" else "reflect")
