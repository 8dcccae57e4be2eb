# diagnosis: all-averaged
"""Averages weights and bias."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x.T @ grad_out / len(x), grad_out.mean(axis=0)
