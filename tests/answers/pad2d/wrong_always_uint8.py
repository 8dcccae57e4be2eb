# diagnosis: loses-dtype
"""An image is uint8, is it not?"""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, ((rows, rows), (cols, cols)), mode="constant" if mode == "zero" else mode).astype(np.uint8)
