"""SciPy, values to the right, a list of two."""

from scipy import linalg


def svd_compress(weight, rank):
    if rank not in range(1, min(weight.shape) + 1):
        raise ValueError("rank")
    u, s, vh = linalg.svd(weight, full_matrices=False)
    return [u[:, :rank], s[:rank, None] * vh[:rank]]
