# diagnosis: corners-left-out
"""Four sides, no corners."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    H, W = image.shape
    out = np.zeros((H + 2 * rows, W + 2 * cols), dtype=image.dtype)
    out[rows : rows + H, cols : cols + W] = image
    if mode == "reflect":
        for r in range(1, rows + 1):
            out[rows - r, cols : cols + W] = image[r]
            out[rows + H - 1 + r, cols : cols + W] = image[H - 1 - r]
        for c in range(1, cols + 1):
            out[rows : rows + H, cols - c] = image[:, c]
            out[rows : rows + H, cols + W - 1 + c] = image[:, W - 1 - c]
    return out
