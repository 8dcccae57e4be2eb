"""Asks every pixel of the sheet which image it shows."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w = images.shape[:3]
    rows = -(-n // columns)
    out = np.empty((rows * (h + gap) - gap, columns * (w + gap) - gap, *images.shape[3:]), images.dtype)
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            row, dy = divmod(y, h + gap)
            column, dx = divmod(x, w + gap)
            index = row * columns + column
            out[y, x] = images[index, dy, dx] if index < n and dy < h and dx < w else background
    return out
