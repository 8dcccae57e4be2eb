# diagnosis: bias-not-summed
"""As it came."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, x.T @ grad_out, grad_out
