# diagnosis: none
"""The local slope alone."""

import numpy as np


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x.T @ grad_out, np.ones(grad_out.shape[1])
