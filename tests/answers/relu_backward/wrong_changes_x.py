# diagnosis: edits-in-place
"""Right value, but x is spoilt."""

import numpy as np


def relu_backward(x, grad_out):
    x[x < 0] = 0
    return grad_out * (x > 0)
