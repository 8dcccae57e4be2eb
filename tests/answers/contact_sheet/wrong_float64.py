# diagnosis: other-dtype
"""np.ones makes float64."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = background * np.ones((rows * (h + gap) - gap, columns * (w + gap) - gap, *images.shape[3:]))
    for i in range(n):
        r, c = divmod(i, columns)
        out[r * (h + gap) : r * (h + gap) + h, c * (w + gap) : c * (w + gap) + w] = images[i]
    return out
