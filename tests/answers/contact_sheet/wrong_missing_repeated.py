# diagnosis: none
"""Missing cells repeat the last image."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = np.full((rows * (h + gap) - gap, columns * (w + gap) - gap, *images.shape[3:]), background, images.dtype)
    for i in range(rows * columns):
        r, c = divmod(i, columns)
        out[r * (h + gap) : r * (h + gap) + h, c * (w + gap) : c * (w + gap) + w] = images[min(i, n - 1)]
    return out
