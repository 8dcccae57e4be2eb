"""Copies, then zeroes."""


def relu_backward(x, grad_out):
    grad = grad_out.copy()
    grad[x <= 0] = 0
    return grad
