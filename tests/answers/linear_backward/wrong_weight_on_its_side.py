# diagnosis: weight-gradient-transposed
"""As torch stores its weights."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight.T, grad_out.T @ x, grad_out.sum(axis=0)
