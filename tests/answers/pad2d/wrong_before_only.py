# diagnosis: one-side-only
"""Above and to the left only."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, ((rows, 0), (cols, 0)), mode="constant" if mode == "zero" else "reflect")
