"""A band matrix from the left and one from the right."""

import numpy as np
from scipy.linalg import toeplitz


def band(weights, n):
    weights = np.asarray(weights, float)
    first_row = np.concatenate([weights[::-1], np.zeros(n - len(weights))])
    first_column = np.zeros(n - len(weights) + 1)
    first_column[0] = weights[-1]
    return toeplitz(first_column, first_row)


def convolve_separable(image, column, row):
    return band(column, image.shape[0]) @ image @ band(row, image.shape[1]).T
