# diagnosis: none
"""The same width on all four sides."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, rows, mode="constant" if mode == "zero" else "reflect")
