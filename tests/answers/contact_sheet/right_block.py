"""np.block on nested lists, gray and colour alike by moving the channels in front."""

import numpy as np


def contact_sheet(images, columns, gap=2, background=255):
    count, height, width, *rest = images.shape
    planes = np.moveaxis(images.reshape(count, height, width, -1), -1, 1)
    fill = lambda h, w: np.full((planes.shape[1], h, w), background, dtype=images.dtype)
    grid = []
    for start in range(0, count, columns):
        cells = [*planes[start : start + columns]]
        cells += [fill(height, width)] * (columns - len(cells))
        line = [cells[0]]
        for cell in cells[1:]:
            line += [fill(height, gap), cell]
        if grid:
            grid.append([fill(gap, columns * (width + gap) - gap)])
        grid.append(line)
    sheet = np.block(grid)
    return np.moveaxis(sheet, 0, -1).reshape(*sheet.shape[1:], *rest)
