# diagnosis: edge-pixel-repeated
"""The mirrored slices begin with the edge pixel."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    H, W = image.shape
    out = np.zeros((H + 2 * rows, W + 2 * cols), dtype=image.dtype)
    out[rows : rows + H, cols : cols + W] = image
    if mode == "reflect":
        for r in range(rows):
            out[rows - 1 - r] = out[rows + r]
            out[rows + H + r] = out[rows + H - 1 - r]
        for c in range(cols):
            out[:, cols - 1 - c] = out[:, cols + c]
            out[:, cols + W + c] = out[:, cols + W - 1 - c]
    return out
