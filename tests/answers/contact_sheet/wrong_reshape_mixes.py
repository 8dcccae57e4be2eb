# diagnosis: none
"""Reshapes rows of images without moving the axes."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w, *rest = images.shape
    rows = -(-n // columns)
    tail = [(0, 0)] * len(rest)
    cells = np.pad(images, [(0, rows * columns - n), (0, gap), (0, gap), *tail], constant_values=background)
    sheet = cells.reshape(rows * (h + gap), columns * (w + gap), *rest)
    return sheet[: rows * (h + gap) - gap, : columns * (w + gap) - gap].copy()
