"""One product for weights and bias; the result is a named tuple."""

from collections import namedtuple

import numpy as np

Gradients = namedtuple("Gradients", "grad_x grad_weight grad_bias")


def linear_backward(x, weight, grad_out):
    with_ones = np.c_[x, np.ones(len(x))]
    both = with_ones.T @ grad_out
    return Gradients(grad_out.dot(weight.T), both[:-1].copy(), both[-1].copy())
