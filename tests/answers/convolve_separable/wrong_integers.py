# diagnosis: integers-stay-integers
"""Integers in, integers out."""

import numpy as np


def convolve_separable(image, column, row):
    down = np.apply_along_axis(
        lambda line: np.convolve(line.astype(np.result_type(line, column)), column, "valid"), 0, image
    )
    return np.apply_along_axis(np.convolve, 1, down, row, "valid")
