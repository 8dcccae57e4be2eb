# diagnosis: loses-dtype
"""Everything becomes float64."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image.astype(float), ((rows, rows), (cols, cols)), mode="constant" if mode == "zero" else mode)
