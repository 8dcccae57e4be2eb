"""Pixel by pixel."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode must be zero or reflect")
    H, W = image.shape
    out = np.zeros((H + 2 * rows, W + 2 * cols), image.dtype)
    for r in range(H + 2 * rows):
        for c in range(W + 2 * cols):
            y, x = r - rows, c - cols
            if mode == "reflect":
                if y < 0:
                    y = -y
                if y >= H:
                    y = 2 * H - 2 - y
                if x < 0:
                    x = -x
                if x >= W:
                    x = 2 * W - 2 - x
            if 0 <= y < H and 0 <= x < W:
                out[r, c] = image[y, x]
    return out
