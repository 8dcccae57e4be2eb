# diagnosis: none
"""Forgets the bias."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x.T @ grad_out
