"""Every pixel by itself, with a function that knows what lies outside."""

import numpy as np


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    H, W = image.shape
    h, w = kernel.shape
    if h % 2 != 1 or w % 2 != 1:
        raise ValueError("kernel")

    def pixel(r, c):
        if mode == "zero":
            return float(image[r, c]) if 0 <= r < H and 0 <= c < W else 0.0
        r, c = abs(r), abs(c)
        return float(image[min(r, 2 * H - 2 - r), min(c, 2 * W - 2 - c)])

    out = np.empty((H, W))
    for r in range(H):
        for c in range(W):
            out[r, c] = sum(
                pixel(r - (u - h // 2), c - (v - w // 2)) * float(kernel[u, v]) for u in range(h) for v in range(w)
            )
    return out
