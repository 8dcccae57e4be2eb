# diagnosis: none
"""Reads `rows` as the total of both sides."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    rim = ((rows // 2, rows - rows // 2), (cols // 2, cols - cols // 2))
    return np.pad(image, rim, mode="constant" if mode == "zero" else "reflect")
