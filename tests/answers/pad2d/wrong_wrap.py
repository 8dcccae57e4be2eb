# diagnosis: wraps-around
"""The rim comes from the other side."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, ((rows, rows), (cols, cols)), mode="constant" if mode == "zero" else "wrap")
