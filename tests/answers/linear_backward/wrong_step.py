# diagnosis: none
"""Makes the step as well."""


def linear_backward(x, weight, grad_out, lr=0.1):
    return grad_out @ weight.T, weight - lr * x.T @ grad_out, -lr * grad_out.sum(axis=0)
