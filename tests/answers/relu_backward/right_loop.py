"""One number after the other."""

import numpy as np


def relu_backward(x, grad_out):
    out = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        if x[index] > 0:
            out[index] = grad_out[index]
    return out
