# diagnosis: transposes-swapped
"""The other of the two."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x @ grad_out, grad_out.sum(axis=0)
