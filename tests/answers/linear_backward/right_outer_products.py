"""A sum of outer products."""

import numpy as np


def linear_backward(x, weight, grad_out):
    grad_weight = sum(np.outer(a, g) for a, g in zip(x, grad_out))
    grad_x = np.stack([weight @ g for g in grad_out])
    return grad_x, grad_weight, np.ones(len(x)) @ grad_out
