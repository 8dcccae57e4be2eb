# diagnosis: gradients-in-another-order
"""Weight, bias, x."""


def linear_backward(x, weight, grad_out):
    return x.T @ grad_out, grad_out.sum(axis=0), grad_out @ weight.T
