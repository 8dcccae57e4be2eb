# diagnosis: one-row-and-one-column
"""The middle row and column."""

import numpy as np


def rank1_filter(kernel):
    r, c = kernel.shape[0] // 2, kernel.shape[1] // 2
    beta, gamma = kernel[:, c] / kernel[r, c], kernel[r, :].astype(float)
    return beta, gamma, float(np.sqrt(((kernel - np.outer(beta, gamma)) ** 2).sum()))
