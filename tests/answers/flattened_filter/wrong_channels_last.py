# diagnosis: axes-in-another-order
"""Channels last."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.outer(beta, gamma)[..., None] * alpha
