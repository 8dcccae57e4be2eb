# diagnosis: last-row-lost
"""Floor division for the number of rows."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = n // columns
    shape = (max(rows * (h + gap) - gap, 0), columns * (w + gap) - gap, *images.shape[3:])
    out = np.full(shape, background, dtype=images.dtype)
    for i in range(rows * columns):
        r, c = divmod(i, columns)
        out[r * (h + gap) : r * (h + gap) + h, c * (w + gap) : c * (w + gap) + w] = images[i]
    return out
