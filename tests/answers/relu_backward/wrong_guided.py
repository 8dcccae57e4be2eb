# diagnosis: gradient-sign
"""Asks both signs."""


def relu_backward(x, grad_out):
    return grad_out * (x > 0) * (grad_out > 0)
