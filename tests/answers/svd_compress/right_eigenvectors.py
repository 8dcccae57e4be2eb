"""From the eigenvectors of the Gram matrix, onto which the rows are projected."""

import numpy as np


def svd_compress(weight, rank):
    if not 1 <= rank <= min(weight.shape):
        raise ValueError("rank is out of range")
    _, vectors = np.linalg.eigh(weight.T @ weight)
    v = vectors[:, ::-1][:, :rank]
    return weight @ v, v.T.copy()
