# diagnosis: none
"""NumPy's gradient is something else."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    return np.asarray(np.gradient(x.ravel())).reshape(x.shape)
