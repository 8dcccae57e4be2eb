# diagnosis: none
"""No gap between the rows."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = np.full((rows * h, columns * (w + gap) - gap, *images.shape[3:]), background, dtype=images.dtype)
    for i in range(n):
        r, c = divmod(i, columns)
        out[r * h : (r + 1) * h, c * (w + gap) : c * (w + gap) + w] = images[i]
    return out
