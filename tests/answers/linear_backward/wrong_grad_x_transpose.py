# diagnosis: transposes-swapped
"""One of the two."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight, x.T @ grad_out, grad_out.sum(axis=0)
