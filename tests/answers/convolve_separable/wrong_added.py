# diagnosis: passes-added
"""The sum of two single passes."""

import numpy as np


def convolve_separable(image, column, row):
    image = image.astype(float)
    down = np.apply_along_axis(np.convolve, 0, image, column, "valid")
    along = np.apply_along_axis(np.convolve, 1, image, row, "valid")
    height, width = min(len(down), len(along)), min(down.shape[1], along.shape[1])
    return down[:height, :width] + along[:height, :width]
