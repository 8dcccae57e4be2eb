# diagnosis: bias-averaged
"""The slide's slip: sum here, mean there."""

import numpy as np


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x.T @ grad_out, np.mean(grad_out, axis=0)
