# diagnosis: no-gap
"""Ignores gap."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = np.full((rows * h, columns * w, *images.shape[3:]), background, dtype=images.dtype)
    for i in range(n):
        r, c = divmod(i, columns)
        out[r * h : (r + 1) * h, c * w : (c + 1) * w] = images[i]
    return out
