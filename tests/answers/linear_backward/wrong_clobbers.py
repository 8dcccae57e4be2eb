# diagnosis: none
"""Scales the caller's gradient."""


def linear_backward(x, weight, grad_out):
    grads = grad_out @ weight.T, x.T @ grad_out, grad_out.sum(axis=0)
    grad_out *= 0
    return grads
