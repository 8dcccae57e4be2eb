# diagnosis: none
"""Uses the height for both steps."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = np.full((rows * (h + gap) - gap, columns * (w + gap) - gap, *images.shape[3:]), background, images.dtype)
    for i in range(n):
        r, c = divmod(i, columns)
        y, x = r * (h + gap), c * (h + gap)
        piece = out[y : y + h, x : x + w]
        piece[...] = images[i][: piece.shape[0], : piece.shape[1]]
    return out
