# diagnosis: none
"""Hands the gradient on."""


def relu_backward(x, grad_out):
    return grad_out.copy()
