"""Each side gets the roots; a diagonal matrix, and full matrices first."""

import numpy as np


def svd_compress(weight: np.ndarray, rank: int) -> tuple[np.ndarray, np.ndarray]:
    """Best approximation of rank t."""
    if not 0 < rank <= min(weight.shape):
        raise ValueError("rank must lie between 1 and the smaller side")
    u, s, vt = np.linalg.svd(weight)
    root = np.diag(np.sqrt(s[:rank]))
    return u[:, :rank] @ root, root @ vt[:rank, :]
