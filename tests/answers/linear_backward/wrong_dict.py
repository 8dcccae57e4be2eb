# diagnosis: none
"""A dict."""


def linear_backward(x, weight, grad_out):
    return {"grad_x": grad_out @ weight.T, "grad_weight": x.T @ grad_out, "grad_bias": grad_out.sum(axis=0)}
