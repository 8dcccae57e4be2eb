# diagnosis: flat
"""np.outer flattens."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.outer(np.outer(alpha, beta), gamma)
