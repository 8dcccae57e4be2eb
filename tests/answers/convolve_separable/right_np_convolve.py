"""np.convolve down every column, then along every row."""

import numpy as np


def convolve_separable(image, column, row):
    down = np.array([np.convolve(image[:, c].astype(float), column, mode="valid") for c in range(image.shape[1])]).T
    return np.array([np.convolve(line, row, mode="valid") for line in down])
