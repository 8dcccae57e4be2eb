# diagnosis: sums-of-rows-and-columns
"""Sums of rows and columns."""

import numpy as np


def rank1_filter(kernel):
    total = kernel.sum()
    beta, gamma = kernel.sum(axis=1) / (total if total else 1), kernel.sum(axis=0)
    return beta, gamma, np.linalg.norm(kernel - np.outer(beta, gamma))
