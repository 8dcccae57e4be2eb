# diagnosis: edge-extended
"""NumPy's "edge"."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, ((rows, rows), (cols, cols)), mode="constant" if mode == "zero" else "edge")
