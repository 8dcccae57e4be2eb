# diagnosis: none
"""Two loops for two axes."""

import numpy as np


def relu_backward(x, grad_out):
    out = np.zeros_like(grad_out)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            if x[i, j] > 0:
                out[i, j] = grad_out[i, j]
    return out
