# diagnosis: none
"""Cannot do gray."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w, channels = images.shape
    rows = -(-n // columns)
    out = np.full((rows * (h + gap) - gap, columns * (w + gap) - gap, channels), background, dtype=images.dtype)
    for i in range(n):
        r, c = divmod(i, columns)
        out[r * (h + gap) : r * (h + gap) + h, c * (w + gap) : c * (w + gap) + w] = images[i]
    return out
