# diagnosis: none
"""An assertion in place of a ValueError."""

import numpy as np


def svd_compress(weight, rank):
    assert 1 <= rank <= min(weight.shape)
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = u[:, :rank] * s[:rank]
    right = vt[:rank]
    return left, right
