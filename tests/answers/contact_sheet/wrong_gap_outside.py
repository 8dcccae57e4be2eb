# diagnosis: gap-outside
"""A frame around the sheet."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = np.full((rows * (h + gap) + gap, columns * (w + gap) + gap, *images.shape[3:]), background, images.dtype)
    for i in range(n):
        r, c = divmod(i, columns)
        y, x = gap + r * (h + gap), gap + c * (w + gap)
        out[y : y + h, x : x + w] = images[i]
    return out
