"""Every path through the layer adds its part."""

import numpy as np


def linear_backward(x, weight, grad_out):
    grad_x, grad_weight = np.zeros(x.shape), np.zeros(weight.shape)
    grad_bias = np.zeros(weight.shape[1])
    for n in range(x.shape[0]):
        for o in range(weight.shape[1]):
            g = grad_out[n, o]
            grad_bias[o] += g
            for i in range(weight.shape[0]):
                grad_x[n, i] += g * weight[i, o]
                grad_weight[i, o] += g * x[n, i]
    return grad_x, grad_weight, grad_bias
