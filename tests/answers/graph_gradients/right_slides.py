"""As on the slide."""

import numpy as np


def graph_gradients(x, y, z):
    grad_c = 1.0
    grad_b = grad_c * np.ones(x.shape)
    grad_a = grad_b.copy()
    grad_z = grad_b.copy()
    grad_x = grad_a * y
    grad_y = grad_a * x
    return grad_x, grad_y, grad_z
