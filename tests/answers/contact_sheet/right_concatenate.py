"""Rows by joining, the sheet by joining rows, with strips of background in between."""

import numpy as np


def join(parts, axis, gap, background):
    joined = parts[0]
    for part in parts[1:]:
        shape = list(part.shape)
        shape[axis] = gap
        strip = np.full(shape, background, dtype=part.dtype)
        joined = np.concatenate([joined, strip, part], axis=axis)
    return joined


def contact_sheet(images, columns, gap=2, background=255):
    blank = np.full(images.shape[1:], background, dtype=images.dtype)
    cells = list(images)
    while len(cells) % columns:
        cells.append(blank)
    rows = [join(cells[i : i + columns], 1, gap, background) for i in range(0, len(cells), columns)]
    return np.array(join(rows, 0, gap, background))
