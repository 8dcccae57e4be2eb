"""Pads the batch, gives every cell its gap, folds the axes, cuts the last gap off."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    n, h, w, *rest = images.shape
    missing = -n % columns
    tail = [(0, 0)] * len(rest)
    cells = np.pad(images, [(0, missing), (0, gap), (0, gap), *tail], constant_values=background)
    cells = cells.reshape(-1, columns, h + gap, w + gap, *rest).swapaxes(1, 2)
    sheet = cells.reshape(-1, columns * (w + gap), *rest)
    return sheet[: sheet.shape[0] - gap, : sheet.shape[1] - gap].copy()
