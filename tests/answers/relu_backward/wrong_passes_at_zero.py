# diagnosis: passes-at-zero
"""Greater or equal."""

import numpy as np


def relu_backward(x, grad_out):
    return np.where(x >= 0, grad_out, 0.0)
