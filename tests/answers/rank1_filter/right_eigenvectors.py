"""The strongest eigenvector of the Gram matrix."""

import numpy as np


def rank1_filter(kernel):
    kernel = np.asarray(kernel, dtype=float)
    values, vectors = np.linalg.eigh(kernel.T @ kernel)
    gamma = vectors[:, -1]
    beta = kernel @ gamma
    return beta, gamma, np.linalg.norm(kernel - np.outer(beta, gamma), "fro")
