# diagnosis: all-averaged
"""Averages the weights only."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x.T @ grad_out / len(x), grad_out.sum(axis=0)
