# diagnosis: transposed-order
"""Fills column by column, in one transposed fold."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w, *rest = images.shape
    rows = -(-n // columns)
    tail = [(0, 0)] * len(rest)
    cells = np.pad(images, [(0, rows * columns - n), (0, gap), (0, gap), *tail], constant_values=background)
    cells = cells.reshape(columns, rows, h + gap, w + gap, *rest)
    sheet = np.moveaxis(cells, 0, 2).reshape(rows * (h + gap), columns * (w + gap), *rest)
    return sheet[: rows * (h + gap) - gap, : columns * (w + gap) - gap].copy()
