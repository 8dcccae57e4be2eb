# diagnosis: unused-entries-left-out
"""Only as long as the codes need."""

import numpy as np


def codebook_gradient(grad, codes, size):
    return np.bincount(codes.ravel(), weights=grad.ravel())
