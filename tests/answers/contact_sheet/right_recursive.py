"""A row, then the rest of the images below it."""

import numpy as np


def _row(images, columns, gap, background):
    height, width = images.shape[1:3]
    row = np.full((height, columns * width + (columns - 1) * gap, *images.shape[3:]), background, images.dtype)
    for column, image in enumerate(images):
        start = column * (width + gap)
        row[:, start : start + width] = image
    return row


def contact_sheet(images, columns, gap=2, background=255):
    row = _row(images[:columns], columns, gap, background)
    if len(images) <= columns:
        return row
    strip = np.full((gap, *row.shape[1:]), background, images.dtype)
    return np.vstack([row, strip, contact_sheet(images[columns:], columns, gap, background)])
